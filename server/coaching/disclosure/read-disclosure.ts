import { currentFramework, type Framework } from '#server/catalog/index.ts';
import { intendNotices } from '#server/notifications/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { logPersonViews } from '#server/skills/index.ts';
import { toGoal } from '../goals/keep-goals.ts';
import { DisclosureNotOpen, isOpen, writersToTell } from '../rules/disclosure.ts';
import { whenWritingIsDisclosed } from '../rules/notices-of-disclosure.ts';
import { unsealIntake, type Sealing } from '../sealing.ts';
import { readDisclosed, type Disclosed } from '../store/disclosed.ts';
import { insertLook } from '../store/disclosure-looks.ts';
import { findDisclosure, insertWriters } from '../store/disclosures.ts';
import { readSessions, type Session } from '../store/sessions.ts';
import { textOf } from '../view-bookings.ts';
import { namesOf, type NameOf } from '../views.ts';
import type { DisclosedSession } from './contract.ts';

/**
 * Read what was granted, as who asked and within the hour. The look is written down before anything is read, with the case,
 * where the person sees who read their notes and who looked at them. Whoever has written since the grant is told too.
 *
 * @throws {NotFound} {DisclosureNotOpen}
 */
export async function readDisclosure(context: Context, sealing: Sealing, disclosureId: string) {
  const viewerPersonId = actingPerson(context);
  const at = context.now();
  const disclosure = await findDisclosure(context.db, disclosureId);
  if (disclosure?.askedBy !== viewerPersonId) throw new NotFound('request');
  if (!isOpen(disclosure.decision, at)) throw new DisclosureNotOpen();
  const { subjectId, caseReference } = disclosure;
  const purpose = `What was written in coaching, disclosed for case ${caseReference}`;
  const found = await context.db.transaction(async (tx) => {
    await insertLook(tx, disclosureId, at);
    await logPersonViews(tx, { viewerPersonId, viewedPersonIds: [subjectId], purpose, at });
    const read = await readDisclosed(tx, disclosure, at);
    const writerIds = writersToTell(disclosure, read);
    await insertWriters(tx, disclosureId, writerIds);
    await intendNotices(tx, whenWritingIsDisclosed({ ...disclosure, writerIds }, at));
    return read;
  });
  return { lookedAt: at.toString(), sessions: await sessionsOf(context, sealing, found) };
}

/** In the order of time; a session in which nothing was written is none of the asker's business. */
async function sessionsOf(context: Context, sealing: Sealing, found: Disclosed): Promise<DisclosedSession[]> {
  const { notes, goals, items, answers } = found;
  const ids = new Set([...notes, ...goals, ...items, ...answers].map(({ sessionId }) => sessionId));
  const [framework, sessions] = await Promise.all([currentFramework(context), readSessions(context.db, [...ids])]);
  const nameOf = await namesOf(context, [
    ...sessions.flatMap(({ coachIds }) => coachIds),
    ...notes.map(({ authorId }) => authorId),
  ]);
  const shown = sessions.map((session) => toDisclosed(session, found, { sealing, framework, nameOf }));
  return shown.filter((each) => [each.intake, each.goals, each.notes, each.actionItems].flat().length > 0);
}

interface Told {
  sealing: Sealing;
  framework: Framework;
  nameOf: NameOf;
}

function toDisclosed(
  { id: sessionId, title, startsAt, endsAt, coachIds }: Session,
  { notes, goals, items, answers }: Disclosed,
  { sealing, framework, nameOf }: Told,
): DisclosedSession {
  const isOfIt = (row: { sessionId: string }) => row.sessionId === sessionId;
  return {
    sessionId,
    title,
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    coaches: coachIds.map(nameOf),
    intake: answers
      .filter(isOfIt)
      .flatMap(({ personId, intakeSealed }) => unsealIntake(sealing, sessionId, personId, intakeSealed)),
    goals: goals.filter(isOfIt).map((goal) => toGoal(goal, sealing, framework)),
    notes: notes.filter(isOfIt).map(({ kind, subjectId, authorId, bodySealed, writtenAt }) => ({
      kind,
      author: nameOf(authorId),
      body: sealing.unseal(sessionId, `${kind}/${subjectId}/${authorId}`, bodySealed),
      writtenAt: writtenAt.toString(),
    })),
    actionItems: items.filter(isOfIt).map((item) => ({ text: textOf(sealing, item), dueOn: item.dueOn, status: item.status })),
  };
}
