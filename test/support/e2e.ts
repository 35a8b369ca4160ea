import type { TestProject } from 'vitest/node';
import { anInstallation } from './installation.ts';

declare module 'vitest' {
  interface ProvidedContext {
    installationUrl: string;
    installationDatabase: string;
  }
}

/** One installation with its demo company for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installation = anInstallation();
  await installation.start();
  project.provide('installationUrl', installation.url());
  project.provide('installationDatabase', (await installation.databaseUrls()).appUrl);
  return async () => {
    await installation.stop();
    installation.remove();
  };
}
