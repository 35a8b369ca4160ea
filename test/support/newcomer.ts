import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { connect } from '#db/client.ts';
import { latestEdition, readBank } from '#server/catalog/index.ts';
import { createAccounts } from '#server/identity/index.ts';
import { addPeople, assignJobRoles, listDepartments, placePeople } from '#server/organization/index.ts';
import { SYSTEM, type AccessRole } from '#server/shared/context.ts';
import { signIn } from './browser.ts';

export const PASSWORD = 'a road taken whole';

/** Somebody who can sign in to the demo company, and is nothing else in it yet. */
export async function anAccount(name: string, accessRoles: readonly AccessRole[]) {
  const connection = connect(inject('installationDatabase'), { max: 1 });
  const context = { db: connection.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fernwerk.example`;
  const joinedOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 });
  const [personId] = await addPeople(context, [{ name, email, kind: 'employee', timeZone: 'Europe/Berlin', joinedOn }]);
  await createAccounts(context, [{ personId: personId!, accessRoles, password: PASSWORD }]);
  await connection.close();
  return { personId: personId!, email };
}

/** A new engineer of the demo company, and what the test has to know to answer as they would. */
export async function aNewcomer(name: string) {
  const connection = connect(inject('installationDatabase'), { max: 2 });
  const context = { db: connection.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fernwerk.example`;
  const from = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 });
  const departments = await listDepartments(connection.db);
  const department = departments.find(({ slug }) => slug === 'devices')!;
  const person = { name, email, kind: 'employee' as const, timeZone: 'Europe/Berlin', joinedOn: from };
  const [personId] = await addPeople(context, [person]);
  await placePeople(context, [{ personId: personId!, departmentId: department.id, from }]);
  await assignJobRoles(context, [{ personId: personId!, roleProfileId: 'software-engineer', from }]);
  await createAccounts(context, [{ personId: personId!, accessRoles: ['learner'], password: PASSWORD }]);
  const edition = await latestEdition(connection.db, 'oss-essentials');
  const banks = await Promise.all((['knowledge', 'scenario'] as const).map((kind) => readBank(connection.db, edition!.id, kind)));
  const rightByPrompt = new Map(
    banks.flat().map(({ prompt, options }) => [normal(prompt), options.filter(({ correct }) => correct).map(({ id }) => id)]),
  );
  const reasons = banks.flat().flatMap(({ explanation, options }) => [explanation, ...options.flatMap(({ why }) => why ?? [])]);
  await connection.close();
  const lessons = edition!.outline.modules.reduce((count, module) => count + module.lessons.length, 0);
  return { email, departmentId: department.id, rightByPrompt, reasons, lessons };
}

/** A new engineer, signed in with a browser of their own. */
export async function aNewcomersPage(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { email } = await aNewcomer(name);
  const context = await browser.newContext({ baseURL: inject('installationUrl'), ...options });
  const page = await context.newPage();
  await signIn(page, email, PASSWORD);
  return page;
}

/** Sentences that a page holds, whatever way it writes them: as text, escaped, or for its scripts. */
export async function heldBy(page: Page, sentences: readonly string[]): Promise<string[]> {
  const letters = (text: string) => text.replaceAll(/&\w+;|\\u[0-9a-f]{4}|[^\p{L}\p{N}]+/giu, '');
  const held = letters(await page.content());
  return sentences.filter((sentence) => held.includes(letters(sentence)));
}

/** Text as a browser shows it. */
export const normal = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Choose what is right for the question that is shown. */
export async function answerRight(page: Page, rightByPrompt: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const legend = page.locator('main fieldset legend').first();
  const label = normal((await legend.locator('span').first().textContent()) ?? '');
  const prompt = normal((await legend.textContent()) ?? '')
    .slice(label.length)
    .trim();
  const right = rightByPrompt.get(prompt);
  if (!right) throw new Error(`no such question: ${prompt}`);
  for (const id of right) await page.locator(`input[name^="chosen-"][value="${id}"]`).check({ force: true });
}
