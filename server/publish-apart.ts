import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Content } from './catalog/index.ts';

export interface Publishing {
  databaseUrl: string;
  content: Content;
  /** Epoch milliseconds of the demo's own clock. */
  at: number;
}

/** Publish everything in a thread of its own: reading and rendering the courses takes as long as living through them. */
export async function publishApart(publishing: Publishing): Promise<void> {
  const thread = new Worker(new URL('publishing-thread.ts', import.meta.url), { workerData: publishing });
  // The thread ends when it is done; what it throws is thrown here.
  await once(thread, 'exit');
}
