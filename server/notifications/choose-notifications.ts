import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { readChoice, saveChoice, type Choice } from './store/choices.ts';
import { failedIntents } from './store/intents.ts';

/** What reaches me, how, and what could not be delivered to me. */
export async function viewMyNotifications(context: Context) {
  const { db } = context;
  const personId = actingPerson(context);
  const [choice, failed] = await Promise.all([readChoice(db, personId), failedIntents(db, personId)]);
  return { ...choice, undelivered: failed.map(({ kind, failedAt }) => ({ kind, failedAt: failedAt.toString() })) };
}

/** Choose what one is told, and whether sessions come by invitation or by feed. It holds for what is sent from now on. */
export const chooseNotifications = (context: Context, choice: Choice): Promise<void> =>
  saveChoice(context.db, actingPerson(context), choice, context.now());
