import { intendNotices } from '#server/notifications/index.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { noteExpires } from '../rules/note-life.ts';
import { aboutActions, noticesOfAction } from '../rules/notices-of-items.ts';
import type { Sealing } from '../sealing.ts';
import { insertActionItem } from '../store/action-items.ts';
import { asPerson } from '../store/as-person.ts';
import { putNote } from '../store/notes.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

/** Write, or write anew, one's shared or private note about a coachee. @throws {NotFound} */
export async function writeNote(
  context: Context,
  { seal }: Sealing,
  bookingId: string,
  { kind, body }: { kind: 'shared' | 'private'; body: string },
): Promise<void> {
  const { booking, session } = await bookingOfOwnSession(context, bookingId);
  const authorId = actingPerson(context);
  const { personId: subjectId } = booking;
  await putNote(context.db, {
    sessionId: session.id,
    subjectId,
    authorId,
    kind,
    bodySealed: seal(session.id, `${kind}/${subjectId}/${authorId}`, body),
    expiresAt: noteExpires(kind, session.endsAt),
    writtenAt: context.now(),
  });
}

/** Note what the coachee will do by when. @throws {NotFound} */
export async function addActionItem(
  context: Context,
  { seal }: Sealing,
  bookingId: string,
  { text, dueOn }: { text: string; dueOn: string },
): Promise<string> {
  const { booking, session } = await bookingOfOwnSession(context, bookingId);
  const { personId: ownerId } = booking;
  const createdBy = actingPerson(context);
  const now = context.now();
  const [owner] = await findPersons(context.db, [ownerId]);
  return asPerson(context.db, createdBy, async (tx) => {
    const itemId = await insertActionItem(tx, {
      sessionId: session.id,
      ownerId,
      textSealed: seal(session.id, `action/${ownerId}`, text),
      dueOn,
      createdBy,
      createdAt: now,
    });
    const notices = noticesOfAction(Temporal.PlainDate.from(dueOn), owner!.timeZone, now);
    await intendNotices(
      tx,
      notices.map((notice) => aboutActions(notice, { personId: ownerId, dueOn })),
    );
    return itemId;
  });
}
