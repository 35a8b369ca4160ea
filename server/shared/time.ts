import type { Context } from './context.ts';

/** Today in UTC, the zone in which evidence lapses and requirements begin. */
export const utcDay = ({ now }: Pick<Context, 'now'>): Temporal.PlainDate => now().toZonedDateTimeISO('UTC').toPlainDate();
