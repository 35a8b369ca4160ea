import { assessmentPorts } from '#server/assessment-ports.ts';
import { claimHandIn, handIn, markHandIn, recordMarks, saveHandInDraft, type GivenMark } from '#server/assessment/index.ts';
import { findLesson } from '#server/catalog/index.ts';
import { verifiedPersons } from '#server/coaching/index.ts';
import { completeLesson, listMyEnrolments } from '#server/learning/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { ActingAt, Member } from './found.ts';

interface Place {
  member: Member;
  enrolmentId: string;
  lessonId: string;
  caps: Record<string, number>;
}

/** What became of each, and how many days before the anchor it was handed in. The visitor's own comes first. */
const STORIES = [
  { ends: 'marked', days: 19 },
  { ends: 'handed-in', days: 1 },
  { ends: 'handed-in', days: 6 },
  { ends: 'in-marking', days: 3 },
  { ends: 'returned', days: 12 },
  { ends: 'corrected', days: 27 },
  { ends: 'marked', days: 33 },
  { ends: 'handed-in', days: 4 },
  { ends: 'draft', days: 2 },
] as const;

const WORK = [
  'The result is in the repository of the team, branch “lab”. What I could not decide is at the end, with the question.',
  'First I did it without the tool, then with it. The three differences and their reasons stand in the table of the link.',
  'I took our own release instead of the prepared material. Two finds went to the owner of the component.',
];
const SEEN = 'Each decision has its reason and the place in the material. Two of the harder cases are found.';

/** Hand-ins in each state, so that learners, assessors and the lead find something to read and to do. */
export async function tellHandIns(
  as: ActingAt,
  { members, visitor, coach, anchor }: { members: readonly Member[]; visitor: Member; coach: Member; anchor: Temporal.PlainDate },
): Promise<void> {
  const at = (days: number, hour: number) =>
    anchor.subtract({ days }).toZonedDateTime({ timeZone: 'UTC', plainTime: { hour } }).toInstant();
  const verified = await verifiedPersons(as(null, at(0, 6)));
  const mine = verified.get(coach.personId) ?? new Map<string, number>();
  const places = await placesFor(
    as,
    [visitor, ...members.filter((member) => member !== visitor && member !== coach)],
    mine,
    at(0, 6),
  );
  for (const [index, { ends, days }] of STORIES.entries()) {
    const place = places[index];
    if (!place) return;
    const work = { text: WORK[index % WORK.length]!, link: 'https://git.fernwerk.example/labs', fileId: null };
    const learner = as(place.member, at(days, 9));
    if (ends === 'draft') {
      await saveHandInDraft(learner, assessmentPorts, place, work);
      continue;
    }
    const handInId = await handIn(learner, assessmentPorts, place, work);
    await completeLesson(learner, place.enrolmentId, place.lessonId);
    if (ends === 'handed-in') continue;
    const marker = (hour: number, later = 1): Context => {
      const context = as(coach, at(days - later, hour));
      return { ...context, actor: { ...context.actor, accessRoles: ['coach'] } };
    };
    await claimHandIn(marker(8), assessmentPorts, handInId);
    if (ends === 'in-marking') continue;
    const markId = await markHandIn(marker(10), assessmentPorts, handInId, markFor(place, mine, ends === 'returned', 1));
    if (ends === 'returned') continue;
    if (ends === 'corrected') {
      const better = markFor(place, mine, false, 2);
      const correction = { ...better, corrects: markId, reason: 'The second table was overlooked.' };
      await markHandIn(marker(9, 2), assessmentPorts, handInId, correction);
    }
    await recordMarks(marker(11, 2), handInId);
    await refreshPersons(as(null, at(0, 6)), [place.member.personId]);
  }
}

function markFor({ caps }: Place, verified: ReadonlyMap<string, number>, isReturned: boolean, level: number): GivenMark {
  if (isReturned)
    return { decision: 'returned', comment: 'Write the reason beside each decision, then hand it in again.', levels: [] };
  const levels = Object.entries(caps)
    .filter(([skillId]) => verified.has(skillId))
    .map(([skillId, cap]) => ({ skillId, level: Math.min(level, cap, verified.get(skillId)!), seen: SEEN }));
  return { decision: 'marked', comment: 'Clear and complete. Next time, name who decides the open question.', levels };
}

/** One lesson for each of the first people who take a course whose work the coach may mark. */
async function placesFor(
  as: ActingAt,
  members: readonly Member[],
  verified: ReadonlyMap<string, number>,
  now: Temporal.Instant,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const member of members) {
    if (places.length === STORIES.length) break;
    const context = as(member, now);
    for (const { enrolment, edition } of await listMyEnrolments(context)) {
      const lessons = edition.outline.modules.flatMap((module) => module.lessons);
      const lesson = lessons.find(
        ({ kind, skills }) => ['lab', 'workshop'].includes(kind) && Object.keys(skills).some((skillId) => verified.has(skillId)),
      );
      if (!lesson || !(await findLesson(context.db, edition.id, lesson.id))?.handIn) continue;
      places.push({ member, enrolmentId: enrolment.id, lessonId: lesson.id, caps: lesson.skills });
      break;
    }
  }
  return places;
}
