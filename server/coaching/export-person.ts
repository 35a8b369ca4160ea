import { SYSTEM, type Context } from '#server/shared/context.ts';
import { listMyFeeds } from './calendar/keep-feeds.ts';
import { listMyDisclosures } from './disclosure/list-disclosures.ts';
import { viewMyFeedback } from './feedback/give-feedback.ts';
import type { Sealing } from './sealing.ts';
import { acceptedVersions } from './store/agreements.ts';
import { bookingIdsOf } from './store/bookings.ts';
import { readChoice } from './store/choices.ts';
import { openWishes } from './store/demand.ts';
import { invitationsOf } from './store/invitations.ts';
import { readNotes } from './store/notes.ts';
import { suggestionsOf } from './store/suggestions.ts';
import { viewMyBooking } from './view-bookings.ts';
import { namesOf } from './views.ts';

/**
 * Everything that is kept of somebody as a coachee, for their request under the law (GDPR, Article 15): what they see
 * themselves, and the private notes about them, which no page shows. It is for that person and nobody else.
 */
export async function exportCoaching(context: Context, sealing: Sealing, personId: string) {
  const { db } = context;
  const own: Context = { ...context, actor: { ...SYSTEM, personId } };
  const [agreements, { wantsSuggestions, languages }, wishes, invitations, suggestions, feeds, bookingIds] = await Promise.all([
    acceptedVersions(db, personId),
    readChoice(db, personId),
    openWishes(db, personId),
    invitationsOf(db, personId),
    suggestionsOf(db, personId),
    listMyFeeds(own),
    bookingIdsOf(db, personId),
  ]);
  const sessions = [];
  for (const bookingId of bookingIds)
    sessions.push({
      ...(await viewMyBooking(own, sealing, bookingId)),
      feedback: await viewMyFeedback(own, sealing, bookingId),
    });
  const coachIds = [...new Set(sessions.flatMap(({ session }) => session.coaches.map((coach) => coach.personId)))];
  return {
    exportedAt: context.now().toString(),
    personId,
    agreements: [...agreements].map(([version, acceptedAt]) => ({ version, acceptedAt: acceptedAt.toString() })),
    wantsSuggestions,
    languages,
    wishes: wishes.map(({ wishedAt, ...wish }) => ({ ...wish, wishedAt: wishedAt.toString() })),
    invitations: invitations.map(({ invitedAt, declinedAt, ...invitation }) => ({
      ...invitation,
      invitedAt: invitedAt.toString(),
      declinedAt: declinedAt?.toString() ?? null,
    })),
    suggestions,
    calendarFeeds: feeds.map(({ label, createdAt }) => ({ label, createdAt: createdAt.toString() })),
    sessions,
    disclosures: (await listMyDisclosures(own)).items.filter(({ isAboutMe }) => isAboutMe),
    privateNotes: await privateNotesAbout(context, sealing, { personId, coachIds }),
  };
}

/** Row policies show a private note to its author alone, so each coach is asked for theirs. */
async function privateNotesAbout(
  context: Context,
  { unseal }: Sealing,
  { personId, coachIds }: { personId: string; coachIds: readonly string[] },
) {
  const { db } = context;
  const asked = { subjectIds: [personId], now: context.now() };
  const read = await Promise.all(coachIds.map((coachId) => readNotes(db, coachId, asked)));
  const nameOf = await namesOf(context, coachIds);
  return read
    .flatMap((notes, index) => notes.filter(({ kind, authorId }) => kind === 'private' && authorId === coachIds[index]))
    .map(({ sessionId, authorId, bodySealed, writtenAt, expiresAt }) => ({
      sessionId,
      author: nameOf(authorId).name,
      body: unseal(sessionId, `private/${personId}/${authorId}`, bodySealed),
      writtenAt: writtenAt.toString(),
      expiresAt: expiresAt.toString(),
    }));
}
