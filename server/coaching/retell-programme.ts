import type { Intent, ProgrammeFacts, Reader, Told } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { findProgramme } from './store/programmes.ts';
import { sessionsOfProgramme, type Session } from './store/sessions.ts';
import { namesOf } from './views.ts';

/** While what is told of the sittings of a programme is true of them. */
const TRUE_WHILE = { 'programme-confirmed': ['scheduled'], 'programme-cancelled': ['cancelled'] };

/** The one mail about all sittings: those it happened to, as far as it is still true of them. */
export async function retellProgramme(
  context: Context,
  { kind, personId, facts }: Intent,
  { timeZone }: Reader,
  publicUrl: string,
): Promise<Told | null> {
  const { programmeId, sessionIds } = facts as { programmeId: string; sessionIds: string };
  const [programme, all] = await Promise.all([
    findProgramme(context.db, programmeId),
    sessionsOfProgramme(context.db, programmeId),
  ]);
  const states = TRUE_WHILE[kind as keyof typeof TRUE_WHILE];
  const told = all.filter(({ id, status }) => sessionIds.split(',').includes(id) && states.includes(status));
  if (!programme || told.length === 0) return null;
  const [first] = told as [Session];
  const isCoach = personId !== programme.personId;
  const nameOf = await namesOf(context, [programme.personId, ...first.coachIds]);
  const others = isCoach ? [programme.personId] : first.coachIds;
  const said: ProgrammeFacts = {
    part: isCoach ? 'coach' : 'participant',
    title: first.title,
    names: others.map((id) => nameOf(id).name),
    timeZone,
    sittings: told.map(({ startsAt, endsAt, programme: place }) => ({
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      number: place!.sitting,
      title: place!.title,
    })),
    page: isCoach ? `${publicUrl}/coach/sessions` : `${publicUrl}/coaching/sessions`,
    cancelCode: first.cancelCode ?? '',
  };
  return { facts: said, calendar: null };
}
