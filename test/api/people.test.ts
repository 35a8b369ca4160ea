import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts } from '#db/schema/identity.ts';
import { outbox } from '#db/schema/outbox.ts';
import { addPeople, createDepartment, findPersons, placePeople } from '#server/organization/index.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

const LAST_DAY = '2026-12-01';
const AUDITOR = { accessRoles: ['auditor'], auditorUntil: LAST_DAY };

describe('people, as administrators see them', () => {
  let api: App;
  let admin: Person;
  beforeAll(async () => {
    api = await testApp({ defaultTimeZone: 'Europe/Helsinki' });
    admin = await api.aPerson('administrator');
  });
  afterAll(() => api.close());

  const add = (payload: object, by = admin) => by.as({ method: 'POST', url: '/api/v1/people', payload });
  const added = async (payload: object) => String((await add(payload)).json().personId);
  const list = async (query: string) => (await admin.as({ url: `/api/v1/people?${query}` })).json();
  const rolesOf = (personId: string, accessRoles: string[], auditorUntil?: string, by = admin) =>
    by.as({
      method: 'PATCH',
      url: `/api/v1/people/${personId}/access-roles`,
      payload: { accessRoles, ...(auditorUntil && { auditorUntil }) },
    });
  const disable = (personId: string, by = admin) => by.as({ method: 'POST', url: `/api/v1/people/${personId}/disablement` });

  test('are added with an account and a department, and found by name or address', async () => {
    const departmentId = await createDepartment(api.context, { slug: 'legal', name: 'Legal', parentId: null });
    const personId = await added({ name: 'Zoë Aalto', email: 'zoe@example.org', departmentId, accessRoles: ['coach'] });
    const listed = {
      personId,
      name: 'Zoë Aalto',
      email: 'zoe@example.org',
      kind: 'employee',
      joinedOn: api.clock.now().toZonedDateTimeISO('UTC').toPlainDate().toString(),
      leftOn: null,
      timeZone: 'Europe/Helsinki',
      department: { id: departmentId, slug: 'legal', name: 'Legal' },
      managerEmail: null,
      jobRoles: [],
      hasAccount: true,
      hasPassword: false,
      isDisabled: false,
      accessRoles: ['learner', 'coach'],
      auditorUntil: null,
    };
    expect((await list('q=aalto')).items).toEqual([listed]);
    expect((await findPersons(api.context.db, [personId]))[0]!.timeZone).toBe('Europe/Helsinki');
    expect((await list('q=ZOE%40example')).items).toEqual([listed]);
    expect((await list('q=100%25')).items).toEqual([]);
    expect((await list('q=a_lto')).items).toEqual([]);
  });

  test('come in the order asked for, page by page, whoever stands in no department last', async () => {
    const at = async (slug: string, name: string) => createDepartment(api.context, { slug, name, parentId: null });
    const [first, second] = [await at('sorted-b', 'Ärzte'), await at('sorted-a', 'Zoll')];
    const joined = (name: string, joinedOn: string) => ({
      ...{ name, email: `${name.toLowerCase()}@sorted.example`, kind: 'employee' as const, timeZone: 'UTC' },
      joinedOn: Temporal.PlainDate.from(joinedOn),
    });
    const people = [joined('Sorta', '2026-01-01'), joined('Sortb', '2024-05-01'), joined('Sortc', '2025-03-01')];
    const [a, b] = await addPeople(api.context, [...people, joined('Sortd', '1999-12-31')]);
    await placePeople(api.context, [
      { personId: a!, departmentId: second, from: people[0]!.joinedOn },
      { personId: b!, departmentId: first, from: people[1]!.joinedOn },
    ]);
    const inOrder = async (sort: string) => {
      const names: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { items: { name: string }[]; nextCursor: string | null } = await list(
          `q=sorted.example&limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        names.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      }
      return names.map((name) => name.at(-1)).join('');
    };
    expect([await inOrder('name'), await inOrder('department'), await inOrder('joined')]).toEqual(['abcd', 'bacd', 'acbd']);
    expect(await list('sort=age')).toMatchObject({ status: 400 });
  });

  test('are found by department, with all below it, and by access role', async () => {
    const parentId = await createDepartment(api.context, { slug: 'works', name: 'Works', parentId: null });
    const below = await createDepartment(api.context, { slug: 'forge', name: 'Forge', parentId });
    const personId = await added({ name: 'Smith', email: 'smith@example.org', departmentId: below, ...AUDITOR });
    const idsFor = async (query: string) =>
      (await list(query)).items.map((person: { personId: string }) => person.personId) as string[];
    expect(await idsFor(`departmentId=${parentId}`)).toEqual([personId]);
    expect(await idsFor(`departmentId=${below}&accessRole=auditor`)).toEqual([personId]);
    expect(await idsFor(`departmentId=${below}&accessRole=coach`)).toEqual([]);
    expect(await idsFor('accessRole=auditor&q=smith')).toEqual([personId]);
    const unknown = await admin.as({ url: `/api/v1/people?departmentId=${crypto.randomUUID()}` });
    expect(unknown.json()).toMatchObject({ status: 422, type: '/problems/organization/unknown-department' });
  });

  test('come in pages by name', async () => {
    const names = ['Page Ärlund', 'Page Arnold', 'Page Arnold', 'Page Zimmer', 'page bach'];
    const joinedOn = api.clock.today();
    const people = names.map((name, n) => ({
      name,
      email: `page${n}@example.org`,
      kind: 'contractor' as const,
      timeZone: 'UTC',
    }));
    await addPeople(
      api.context,
      people.map((person) => ({ ...person, joinedOn })),
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { name: string; hasAccount: boolean }[]; nextCursor: string | null } = await list(
        `q=page&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ name }) => name));
      expect(page.items.every(({ hasAccount }) => !hasAccount)).toBe(true);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(
      ['Page Ärlund', 'Page Arnold', 'Page Arnold', 'page bach', 'Page Zimmer'].toSorted(new Intl.Collator('en').compare),
    );
  });

  test('cannot share an address, stand in a department that is not there, or live in a zone that is none', async () => {
    const person = { name: 'Somebody', email: 'somebody@example.org' };
    expect((await add(person)).statusCode).toBe(201);
    expect((await add({ ...person, email: 'SOMEBODY@example.org' })).json()).toMatchObject({
      status: 409,
      type: '/problems/organization/email-taken',
    });
    const other = { ...person, email: 'other@example.org' };
    expect((await add({ ...other, departmentId: crypto.randomUUID() })).json()).toMatchObject({
      status: 422,
      type: '/problems/organization/unknown-department',
    });
    expect((await add({ ...other, timeZone: 'Mars/Olympus' })).json()).toMatchObject({ status: 422 });
    expect((await add({ ...other, accessRoles: ['king'] })).json()).toMatchObject({ status: 400 });
    expect((await add({ ...other, email: 'no address' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/email' }],
    });
    expect((await list('q=other@example.org')).items).toEqual([]);
  });

  test('get access roles in person, at once and exactly', async () => {
    const person = await api.aPerson('coach');
    expect((await person.as({ url: '/api/v1/report' })).statusCode).toBe(403);
    expect((await rolesOf(person.personId, ['auditor'], LAST_DAY)).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).json().accessRoles).toEqual(['learner', 'auditor']);
    expect((await rolesOf(crypto.randomUUID(), [])).statusCode).toBe(404);
  });

  test('are auditors until a day, which is required, shown and may be extended', async () => {
    const auditor = await api.aPerson();
    const { personId } = auditor;
    for (const day of [undefined, '2026-11-23', '2027-11-25']) {
      const refused = (await rolesOf(personId, ['auditor'], day)).json();
      expect(refused).toMatchObject({ status: 422, type: '/problems/identity/auditor-without-end' });
      expect(refused.errors).toMatchObject([{ pointer: '#/auditorUntil' }]);
    }
    expect((await rolesOf(personId, ['coach'], LAST_DAY)).statusCode).toBe(422);
    expect((await rolesOf(personId, ['auditor'], 'tomorrow')).statusCode).toBe(400);
    const without = await add({ name: 'External', email: 'external@example.org', accessRoles: ['auditor'] });
    expect(without.json()).toMatchObject({ type: '/problems/identity/auditor-without-end' });
    for (const day of [LAST_DAY, '2027-11-24']) {
      expect((await rolesOf(personId, ['auditor'], day)).statusCode).toBe(204);
      const shown = (await admin.as({ url: `/api/v1/people/${personId}` })).json();
      expect(shown).toMatchObject({ accessRoles: ['learner', 'auditor'], auditorUntil: day });
    }
    expect((await rolesOf(personId, [])).statusCode).toBe(204);
    expect((await admin.as({ url: `/api/v1/people/${personId}` })).json().auditorUntil).toBeNull();
  });

  test('are no auditors any more when the last day has ended in UTC, also by a key made before', async () => {
    const auditor = await api.aPerson();
    await rolesOf(auditor.personId, ['auditor', 'coach'], LAST_DAY);
    const payload = { name: 'Audit tool', scopes: ['read'] };
    const { secret } = (await auditor.as({ method: 'POST', url: '/api/v1/me/access-keys', payload })).json();
    const byKey = async () => {
      const { accessToken } = (await api.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { secret } })).json();
      return api.app.inject({ url: '/api/v1/certificates', headers: { authorization: `Bearer ${accessToken}` } });
    };
    const looks = async () => [(await auditor.as({ url: '/api/v1/certificates' })).statusCode, (await byKey()).statusCode];
    const before = api.clock.now();
    const end = Temporal.PlainDate.from(LAST_DAY).add({ days: 1 }).toZonedDateTime('UTC').toInstant();
    api.clock.advance(before.until(end).subtract({ milliseconds: 1 }));
    expect(await looks()).toEqual([200, 200]);
    expect((await auditor.as({ url: '/api/v1/me' })).json().auditorUntil).toBe(LAST_DAY);
    api.clock.advance({ milliseconds: 1 });
    expect(await looks()).toEqual([403, 403]);
    expect((await auditor.as({ url: '/api/v1/me' })).json()).toMatchObject({
      accessRoles: ['learner', 'coach'],
      auditorUntil: null,
    });
    const [shown] = (await list(`q=${auditor.email}`)).items;
    expect(shown).toMatchObject({ accessRoles: ['learner', 'coach'], auditorUntil: LAST_DAY });
    expect((await list(`q=${auditor.email}&accessRole=auditor`)).items).toEqual([]);
    expect((await rolesOf(auditor.personId, ['auditor', 'coach'], '2026-12-31')).statusCode).toBe(204);
    expect(await looks()).toEqual([200, 200]);
    api.clock.advance(end.until(before));
  });

  test('an access key adds people, but hands out no access roles', async () => {
    const payload = { name: 'HR import', scopes: ['read', 'write'] };
    const { secret } = (await admin.as({ method: 'POST', url: '/api/v1/me/access-keys', payload })).json();
    const { accessToken } = (await api.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { secret } })).json();
    const headers = { authorization: `Bearer ${accessToken}` };
    const send = (body: object) => api.app.inject({ method: 'POST', url: '/api/v1/people', headers, payload: body });
    expect((await send({ name: 'New', email: 'new@example.org' })).statusCode).toBe(201);
    const grab = await send({ name: 'Own', email: 'own@example.org', accessRoles: ['administrator'] });
    expect(grab.json()).toMatchObject({ status: 403, type: '/problems/forbidden' });
  });

  test('a disabled account is out at once, and comes back without its keys', async () => {
    const person = await api.aPerson();
    const payload = { name: 'CI', scopes: ['read'] };
    const { secret } = (await person.as({ method: 'POST', url: '/api/v1/me/access-keys', payload })).json();
    expect((await disable(person.personId)).statusCode).toBe(204);
    expect((await disable(person.personId)).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).statusCode).toBe(401);
    expect((await api.signInAs(person.email)).answer.statusCode).toBe(401);
    expect((await list(`q=${person.email}`)).items).toMatchObject([{ isDisabled: true }]);
    const link = { method: 'POST', url: `/api/v1/people/${person.personId}/one-time-links` } as const;
    expect((await admin.as(link)).json()).toMatchObject({ status: 409, type: '/problems/identity/account-disabled' });

    const url = `/api/v1/people/${person.personId}/disablement`;
    expect((await admin.as({ method: 'DELETE', url })).statusCode).toBe(204);
    expect((await person.as({ url: '/api/v1/me' })).statusCode).toBe(401);
    expect((await api.signInAs(person.email)).answer.statusCode).toBe(204);
    const exchanged = await api.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { secret } });
    expect(exchanged.statusCode).toBe(401);
  });

  test('a link that is handed out sets a password once; the person is told', async () => {
    const personId = await added({ name: 'Robin', email: 'robin@example.org' });
    const answer = await admin.as({ method: 'POST', url: `/api/v1/people/${personId}/one-time-links` });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ expiresAt: api.clock.now().add({ hours: 1 }).toString() });
    const [base, token] = answer.json().link.split('/reset-password/');
    expect(base).toBe(api.origin);
    const told = await api.database.db.select().from(outbox).where(eq(outbox.name, 'identity.password-reset-requested'));
    expect(told.map(({ payload }) => payload)).toContainEqual({ personId, requestedAt: api.clock.now().toString() });
    const url = `/api/v1/password-resets/${token}`;
    const payload = { newPassword: 'a quite different phrase' };
    expect((await api.app.inject({ method: 'POST', url, payload })).statusCode).toBe(204);
    expect((await api.app.inject({ method: 'POST', url, payload })).statusCode).toBe(404);
    expect((await api.signInAs('robin@example.org', payload.newPassword)).answer.statusCode).toBe(204);
  });

  describe('the last administrator', () => {
    const onlyAdmin = async () => {
      await api.database.db.update(accounts).set({ accessRoles: ['learner'], auditorUntil: null });
      await api.database.db
        .update(accounts)
        .set({ accessRoles: ['learner', 'administrator'] })
        .where(eq(accounts.personId, admin.personId));
    };

    test('is neither demoted nor disabled, not even by themselves', async () => {
      await onlyAdmin();
      for (const answer of [await disable(admin.personId), await rolesOf(admin.personId, ['coach'])])
        expect(answer.json()).toMatchObject({ status: 409, type: '/problems/identity/last-administrator' });
      expect((await rolesOf(admin.personId, ['administrator', 'coach'])).statusCode).toBe(204);
    });

    test('remains when two administrators demote each other at the same time', async () => {
      await onlyAdmin();
      const other = await api.aPerson('administrator');
      const answers = await Promise.all([rolesOf(other.personId, []), rolesOf(admin.personId, [], undefined, other)]);
      expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 204)).toHaveLength(1);
    });
  });

  test('departments are listed for everybody who is signed in', async () => {
    const person = await api.aPerson();
    const { items } = (await person.as({ url: '/api/v1/departments' })).json();
    expect(items).toContainEqual({ id: expect.any(String), slug: 'legal', name: 'Legal', parentId: null, closedOn: null });
    const { id: departmentId } = items.find(({ slug }: { slug: string }) => slug === 'legal');
    await placePeople(api.context, [{ personId: person.personId, departmentId, from: api.clock.today() }]);
    expect((await person.as({ url: '/api/v1/me' })).json().department).toEqual({ id: departmentId, name: 'Legal' });
  });
});
