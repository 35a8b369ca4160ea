import type { Context } from '#server/shared/context.ts';
import { bookingsOfPerson, isEnded } from '../store/bookings.ts';
import { readChoice } from '../store/choices.ts';
import { invitationsOf } from '../store/invitations.ts';
import { readSessions, type Session } from '../store/sessions.ts';
import { readCells, type Gap } from '../store/surroundings.ts';

export interface OpenInvitation {
  session: Session;
  gap: Gap;
  invitedAt: Temporal.Instant;
}

/** What is suggested to somebody still, the next session first: it is to come, the gap is there, and they have not answered it. */
export async function openInvitations({ db, now }: Pick<Context, 'db' | 'now'>, personId: string): Promise<OpenInvitation[]> {
  const invitations = (await invitationsOf(db, personId)).filter(({ declinedAt }) => declinedAt === null);
  if (invitations.length === 0) return [];
  const [sessions, cells, bookings, { wantsSuggestions }] = await Promise.all([
    readSessions(
      db,
      invitations.map(({ sessionId }) => sessionId),
    ),
    readCells(db, [personId]),
    bookingsOfPerson(db, personId),
    readChoice(db, personId),
  ]);
  if (!wantsSuggestions) return [];
  return sessions.flatMap((session) => {
    const { skillId, invitedAt } = invitations.find(({ sessionId }) => sessionId === session.id)!;
    const gap = cells.find((cell) => cell.skillId === skillId && cell.state !== 'met');
    const isToCome = session.status === 'scheduled' && Temporal.Instant.compare(session.startsAt, now()) > 0;
    const isBooked = bookings.some((booking) => booking.sessionId === session.id && !isEnded(booking));
    return gap && isToCome && !isBooked ? [{ session, gap, invitedAt }] : [];
  });
}
