import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

const support = (name: string) => fileURLToPath(new URL(`./support/${name}.ts`, import.meta.url));
const project = (name: string, globalSetup?: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 30_000,
    hookTimeout: 200_000,
    ...(globalSetup ? { globalSetup } : {}),
  },
});

const cluster = support('cluster');

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit'),
      project('architecture'),
      project('content'),
      project('web', support('pages')),
      project('integration', cluster),
      project('api', cluster),
      project('workers', cluster),
      project('redis', cluster),
      project('e2e', support('e2e')),
      project('long', cluster),
    ],
  },
});
