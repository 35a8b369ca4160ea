import type { TestProject } from 'vitest/node';
import { aFreePort } from './free-port.ts';
import { anInstallation } from './installation.ts';

declare module 'vitest' {
  interface ProvidedContext {
    installationUrl: string;
    installationDatabase: string;
    /** Where the installation may send webhooks. */
    receiverPort: number;
  }
}

/** One installation with its demo company for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const receiverPort = await aFreePort();
  const installation = anInstallation({ WEBHOOK_HOSTS: `127.0.0.1:${receiverPort}`, WEBHOOK_ALLOW_PRIVATE: '1' });
  await installation.start();
  project.provide('receiverPort', receiverPort);
  project.provide('installationUrl', installation.url());
  project.provide('installationDatabase', (await installation.databaseUrls()).appUrl);
  return async () => {
    await installation.stop();
    installation.remove();
  };
}
