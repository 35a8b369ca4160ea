import { createAccounts } from '#server/identity/index.ts';
import {
  addPeople,
  changePeople,
  endManagers,
  placePeople,
  recordDepartures,
  setJobRoles,
  setManagers,
} from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type { PlannedPerson } from './facts.ts';
import { companySize, planOf } from './plan-import.ts';
import { assertConfirmed, ImportHasMistakes, PlanChanged, toConfirm, type Confirmation } from './rules/confirmation.ts';
import { nameOf, type Plan } from './rules/people-plan.ts';
import { keyOf } from './rules/settle-place.ts';
import { findImport, lockImports, markApplied, type Outcome } from './store/people-imports.ts';

/** People of one statement: what PostgreSQL takes as parameters is bounded. */
const BATCH = 1000;

/**
 * Do what the file says, all or nothing, if it still is what was looked at. Applied again it does nothing and answers the same.
 *
 * @param planName Names the plan that was looked at.
 * @throws {NotFound} @throws {ImportHasMistakes} @throws {PlanChanged} @throws {NotConfirmed}
 */
export async function applyImport(
  context: Context,
  importId: string,
  { planName, confirms, defaultTimeZone }: { planName: string; confirms: Confirmation; defaultTimeZone: string },
): Promise<Outcome> {
  const by = actingPerson(context);
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx };
    await lockImports(tx);
    const found = await findImport(tx, importId);
    if (!found) throw new NotFound('import');
    if (found.applied) return found.applied.outcome;
    const plan = await planOf(within, { ...found, content: found.content! }, defaultTimeZone);
    if (plan.mistakes.length > 0) throw new ImportHasMistakes(plan.mistakes);
    if (nameOf(plan) !== planName) throw new PlanChanged();
    assertConfirmed(toConfirm(plan, await companySize(within, found)), confirms);
    const outcome = outcomeOf(plan);
    await carryOut(within, plan);
    await markApplied(tx, importId, { at: context.now(), by, outcome });
    return outcome;
  });
}

const outcomeOf = (plan: Plan): Outcome => ({
  added: plan.added.length,
  changed: plan.changed.length,
  leaving: plan.leaving.length,
  same: plan.same.length,
  accounts: touched(plan).filter(({ deed }) => deed.opensAccount).length,
});

const touched = ({ added, changed, leaving }: Plan): PlannedPerson[] => [...added, ...changed, ...leaving];

/** Everybody is added before anybody is given a manager, and leaves when all else is recorded. */
async function carryOut(context: Context, plan: Plan & Pick<Awaited<ReturnType<typeof planOf>>, 'recorded'>): Promise<void> {
  const idOf = new Map([...plan.recorded].map(([key, { id }]) => [key, id]));
  for (const batch of batches(plan.added)) {
    const ids = await addPeople(
      context,
      batch.map(({ deed }) => deed.add!),
    );
    for (const [at, { email }] of batch.entries()) idOf.set(keyOf(email), ids[at]!);
  }
  for (const batch of batches(touched(plan))) {
    await record(
      context,
      batch.map((person) => ({ ...person, personId: idOf.get(keyOf(person.email))! })),
      (manager) => idOf.get(manager)!,
    );
  }
  const departures = touched(plan).flatMap(({ email, deed: { leftOn, staysUntil } }) => {
    const on = leftOn ?? staysUntil;
    return on ? { personId: idOf.get(keyOf(email))!, on } : [];
  });
  for (const batch of batches(departures)) await recordDepartures(context, batch);
}

async function record(
  context: Context,
  people: readonly (PlannedPerson & { personId: string })[],
  idOf: (address: string) => string,
): Promise<void> {
  const each = <T>(of: (person: (typeof people)[number]) => T | null) => people.map(of).filter((given) => given !== null);
  await changePeople(
    context,
    each(({ personId, deed: { name, kind, leftOn } }) =>
      name === undefined && kind === undefined && leftOn !== null
        ? null
        : { personId, ...(name !== undefined && { name }), ...(kind && { kind }), ...(leftOn === null && { leftOn }) },
    ),
  );
  await placePeople(
    context,
    each(({ personId, from, deed: { departmentId } }) => (departmentId ? { personId, departmentId, from } : null)),
  );
  await setManagers(
    context,
    each(({ personId, from, deed: { manager } }) => (manager ? { personId, managerId: idOf(manager), from } : null)),
  );
  await endManagers(
    context,
    each(({ personId, from, deed: { manager } }) => (manager === null ? { personId, on: from } : null)),
  );
  await setJobRoles(
    context,
    each(({ personId, from, deed: { roleProfileIds } }) => (roleProfileIds ? { personId, roleProfileIds, from } : null)),
  );
  await createAccounts(
    context,
    each(({ personId, deed }) => (deed.opensAccount ? { personId, accessRoles: [] } : null)),
  );
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += BATCH) yield all.slice(start, start + BATCH);
}
