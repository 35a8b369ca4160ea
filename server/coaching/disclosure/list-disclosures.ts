import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { disclosureState, hindranceOf, isOpen } from '../rules/disclosure.ts';
import {
  disclosuresAskedBy,
  disclosuresThatConcern,
  findDisclosure,
  readDisclosures,
  type Disclosure,
} from '../store/disclosures.ts';
import { namesOf, type NameOf } from '../views.ts';
import type * as contract from './contract.ts';
import { nearnessOf } from './nearness.ts';

/** Every request there was, for OSPO leads: they decide, and see that others did. */
export const listDisclosures = async (context: Context) => ({
  items: await shown(context, await readDisclosures(context.db)),
});

/** What one has asked oneself. */
export const listAskedDisclosures = async (context: Context) => ({
  items: await shown(context, await disclosuresAskedBy(context.db, actingPerson(context))),
});

/** What was granted about oneself, or of what one wrote. */
export async function listMyDisclosures(context: Context) {
  const personId = actingPerson(context);
  const found = await disclosuresThatConcern(context.db, personId);
  const items = await shown(context, found);
  return { items: items.map((item) => ({ ...item, isAboutMe: item.person.personId === personId })) };
}

/** One request, for who asked and for OSPO leads. @throws {NotFound} */
export async function viewDisclosure(context: Context, disclosureId: string) {
  const personId = actingPerson(context);
  const disclosure = await findDisclosure(context.db, disclosureId);
  const isAsker = disclosure?.askedBy === personId;
  if (!disclosure || !(isAsker || holds(context.actor, 'ospo-lead'))) throw new NotFound('request');
  const [[item], nearness] = await Promise.all([shown(context, [disclosure]), nearnessOf(context, personId, disclosure)]);
  return { ...item!, hindrance: hindranceOf({ ...nearness, isAsker }) };
}

async function shown(context: Context, found: readonly Disclosure[]): Promise<contract.Disclosure[]> {
  const named = found.flatMap(({ subjectId, askedBy, decision }) => [
    subjectId,
    askedBy,
    ...(decision ? [decision.decidedBy] : []),
  ]);
  const nameOf = await namesOf(context, named);
  return found.map((disclosure) => toDisclosure(disclosure, nameOf, context.now()));
}

const toDisclosure = (disclosure: Disclosure, nameOf: NameOf, now: Temporal.Instant): contract.Disclosure => {
  const { id, subjectId, askedBy, decision, looks } = disclosure;
  return {
    disclosureId: id,
    person: nameOf(subjectId),
    askedBy: nameOf(askedBy),
    reason: disclosure.reason,
    caseReference: disclosure.caseReference,
    firstDay: disclosure.firstDay,
    lastDay: disclosure.lastDay,
    timeZone: disclosure.timeZone,
    askedAt: disclosure.askedAt.toString(),
    decideBy: disclosure.decideBy.toString(),
    state: disclosureState(disclosure, now),
    decidedBy: decision && nameOf(decision.decidedBy),
    decidedAt: decision?.decidedAt.toString() ?? null,
    note: decision?.note ?? null,
    opensUntil: decision?.opensUntil?.toString() ?? null,
    isOpen: isOpen(decision, now),
    looks: looks.map(String),
  };
};
