import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { logPersonViews } from '#server/skills/index.ts';
import { correctionState, mayDecide } from '../rules/correction.ts';
import { findCorrection, readCorrections, type Correction } from '../store/corrections.ts';
import { namesOf } from '../views.ts';
import type * as contract from './corrections-contract.ts';

const PURPOSE = 'Correction of attendance';

/** Corrections that coaches asked for: what waits in front, then the latest. */
export const listCorrections = async (context: Context) => ({ items: await shown(context, await readCorrections(context.db)) });

/** @throws {NotFound} */
export async function viewCorrection(context: Context, correctionId: string): Promise<contract.Correction> {
  const correction = await findCorrection(context.db, correctionId);
  if (!correction) throw new NotFound('correction');
  return (await shown(context, [correction]))[0]!;
}

/** Whoever is named, since the offer reports attendance, sees that they were looked at; of others nobody is named. */
async function shown(context: Context, found: readonly Correction[]): Promise<contract.Correction[]> {
  const viewerPersonId = actingPerson(context);
  const isNamed = ({ visibility }: Correction) => visibility === 'attendance';
  const viewedPersonIds = [...new Set(found.filter(isNamed).map(({ subjectId }) => subjectId))];
  const [nameOf] = await Promise.all([
    namesOf(context, [
      ...viewedPersonIds,
      ...found.flatMap(({ askedBy, decision }) => [askedBy, ...(decision ? [decision.decidedBy] : [])]),
    ]),
    logPersonViews(context.db, { viewerPersonId, viewedPersonIds, purpose: PURPOSE, at: context.now() }),
  ]);
  return found.map((correction) => ({
    correctionId: correction.id,
    askedBy: nameOf(correction.askedBy),
    person: isNamed(correction) ? nameOf(correction.subjectId) : null,
    title: correction.title,
    startsAt: correction.startsAt.toString(),
    endsAt: correction.endsAt.toString(),
    before: correction.before,
    after: correction.after,
    reason: correction.reason,
    askedAt: correction.askedAt.toString(),
    state: correctionState(correction.decision),
    decidedBy: correction.decision && nameOf(correction.decision.decidedBy),
    decidedAt: correction.decision?.decidedAt.toString() ?? null,
    note: correction.decision?.note ?? null,
    mayDecide: mayDecide(viewerPersonId, correction),
  }));
}
