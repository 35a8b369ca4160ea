import { createHash } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { fillSlot, listSlots, publishContent, type Content } from '#server/catalog/index.ts';
import type { Sealing } from '#server/coaching/index.ts';
import { findPersonByEmail, listDepartments } from '#server/organization/index.ts';
import { hasAccount } from '#server/identity/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import type { Secrets } from '#server/webhooks/index.ts';
import { ROOT_SLUG } from './company.ts';
import { acceptClinics } from './clinics.ts';
import { tellDisclosures } from './disclosures.ts';
import { recordExperience } from './experience.ts';
import { foundCompany, openAccounts, type ActingAt } from './found.ts';
import { tellHandIns } from './hand-ins.ts';
import { COURSES_LIVED, liveThrough } from './history.ts';
import { planPeople, printedAccounts, type PrintedAccount } from './people.ts';
import { tellReceiver } from './receiver.ts';
import { closeHistory } from './store/outbox.ts';

const SEED = 'fernwerk';
export const DEMO_PASSWORD = 'where the rivers meet';

export interface DemoOptions {
  db: Database;
  /** The day the nine months lead up to. */
  anchor: Temporal.PlainDate;
  content: Content;
  /** Keeps what people write to each other about sessions. */
  sealing: Sealing;
  /** Keeps what webhooks are signed with. */
  secrets: Secrets;
}

/**
 * Make the demo company in an empty installation. The same anchor day gives the same company. Published are the courses that
 * it takes; the rest of the content is published as in any other company.
 */
export async function seedDemo({ db, anchor, content, sealing, secrets }: DemoOptions): Promise<void> {
  const beginning = anchor.subtract({ months: 10 }).toZonedDateTime('UTC').toInstant();
  const random = numbersFrom(SEED);
  const as: ActingAt = (member, at) => ({
    db,
    actor: member ? { ...SYSTEM, kind: 'person', personId: member.personId, accessRoles: ['learner'] } : SYSTEM,
    now: () => at,
    random: (size) => random(member?.email ?? 'system', size),
  });
  const system = as(null, beginning);
  await publishContent(system, content, { only: COURSES_LIVED });
  await fillDemoSlots(system);

  const people = planPeople(SEED);
  const members = await foundCompany(system, people, anchor);
  await recordExperience(as, members, anchor);
  const printed = printedAccounts(people);
  const memberWho = (is: string) => members.find(({ email }) => email === printed.find((account) => account.as === is)!.email)!;
  const [visitor, lead, administrator] = [memberWho('learner'), memberWho('OSPO lead'), memberWho('administrator')];
  await liveThrough(as, members, { sealing, anchor, visitor, manager: memberWho('manager'), lead });
  await tellDisclosures(as, { sealing, anchor, administrator, lead, visitor, another: memberWho('author') });
  await tellHandIns(as, { members, visitor, coach: memberWho('coach'), anchor });
  await acceptClinics(as, { members, visitor, anchor });
  await tellReceiver(as, { administrator, secrets, anchor });
  await closeHistory(db);
  await openAccounts(system, members, { printed, password: DEMO_PASSWORD, anchor });
}

/** Fill what courses leave to the company as their authors would for a demo. What has a value keeps it. */
export async function fillDemoSlots(context: Context): Promise<void> {
  for (const { id, demo, value } of await listSlots(context)) if (value === null) await fillSlot(context, id, demo);
}

/** Whether this installation holds the demo company: none of it, part of it, or all. */
export async function demoState(context: Pick<Context, 'db'>): Promise<'empty' | 'interrupted' | 'demo' | 'own'> {
  const departments = await listDepartments(context.db);
  if (departments.length === 0) return 'empty';
  if (!departments.some(({ slug }) => slug === ROOT_SLUG)) return 'own';
  const [account] = demoAccounts();
  const person = await findPersonByEmail(context.db, account!.email);
  return person && (await hasAccount(context.db, person.id)) ? 'demo' : 'interrupted';
}

/** The accounts a visitor may sign in with; all share one password. */
export const demoAccounts = (): PrintedAccount[] => printedAccounts(planPeople(SEED));

/** Bytes that depend on the seed, on who asks and on how often they asked; never on who else lives at the same time. */
function numbersFrom(seed: string): (who: string, size: number) => Uint8Array {
  const counts = new Map<string, number>();
  return (who, size) => {
    const count = counts.get(who) ?? 0;
    counts.set(who, count + 1);
    return createHash('sha512').update(`${seed}/${who}/${count}`).digest().subarray(0, size);
  };
}
