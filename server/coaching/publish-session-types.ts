import type { Context } from '#server/shared/context.ts';
import { putSessionTypes, type SessionType } from './store/session-types.ts';

/** Make session types known, or their texts new. @returns how many changed. */
export const publishSessionTypes = (context: Context, types: readonly SessionType[]): Promise<number> =>
  context.db.transaction((tx) => putSessionTypes(tx, types, context.now()));
