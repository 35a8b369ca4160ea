import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { assertImpartial, decideBy, spanOfDays } from '../rules/disclosure.ts';
import { assertReason } from '../rules/reason.ts';
import { insertDisclosure } from '../store/disclosures.ts';
import { FEWEST_REASON_LETTERS } from './contract.ts';
import { nearnessOf } from './nearness.ts';

export interface Request {
  personId: string;
  firstDay: string;
  lastDay: string;
  /** Whose days are meant. */
  timeZone: string;
  reason: string;
  caseReference: string;
}

/**
 * Ask to read what was written about one person between two days. Whether there is anything is not said here: the person is
 * one of the directory, and an OSPO lead decides without knowing it either.
 *
 * @returns its id. @throws {UnknownTimeZone} {NotThatTime} {ReasonMissing} {NotFound} {NotImpartial}
 */
export async function askDisclosure(context: Context, request: Request): Promise<string> {
  const { personId: subjectId, firstDay, lastDay, timeZone } = request;
  const askedBy = actingPerson(context);
  const askedAt = context.now();
  assertTimeZone(timeZone);
  const [first, last] = [Temporal.PlainDate.from(firstDay), Temporal.PlainDate.from(lastDay)];
  const span = spanOfDays({ first, last, timeZone }, askedAt);
  const caseReference = assertReason(request.caseReference, { detail: 'Name the case.', pointer: '#/caseReference' });
  const tooShort = `Say in ${FEWEST_REASON_LETTERS} characters or more why this has to be read.`;
  const reason = assertReason(request.reason, { fewest: FEWEST_REASON_LETTERS, detail: tooShort });
  const [person] = await findPersons(context.db, [subjectId]);
  if (!person) throw new NotFound('person');
  assertImpartial({ ...(await nearnessOf(context, askedBy, { subjectId, ...span })), isAsker: false });
  const days = { firstDay, lastDay, timeZone, ...span };
  return insertDisclosure(context.db, {
    ...days,
    subjectId,
    askedBy,
    reason,
    caseReference,
    askedAt,
    decideBy: decideBy(askedAt),
  });
}
