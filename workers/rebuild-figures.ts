import type { Job } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { rebuildFigures } from '#server/skills/index.ts';
import type { Jobs } from './queues.ts';

/** Requirements may have changed for everybody, or whole departments count elsewhere. */
export const processRebuildFigures = (context: Context) => (_job: Job<Jobs['rebuild-figures']>) => rebuildFigures(context);
