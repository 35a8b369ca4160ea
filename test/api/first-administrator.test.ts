import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inviteFirstAdministrator } from '#server/identity/index.ts';
import { testApp } from '#test/support/app.ts';

describe('the first administrator', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  beforeEach(async () => {
    api = await testApp();
  });
  afterEach(() => api.close());

  const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', timeZone: 'Europe/Berlin' };
  const invite = async () => (await inviteFirstAdministrator(api.context))!;
  const create = (token: string, person: object = ada) =>
    api.app.inject({ method: 'POST', url: `/api/v1/first-administrator/${token}`, payload: person });

  test('comes with a link, leads the OSPO as well, and ends the invitation', async () => {
    const [token, another] = [await invite(), await invite()];
    const answer = await create(token);
    expect(answer.statusCode).toBe(201);
    const { cookie } = await api.signInAs(ada.email, ada.password);
    const me = (await api.app.inject({ url: '/api/v1/me', headers: { cookie } })).json();
    expect(me).toMatchObject({
      personId: answer.json().personId,
      timeZone: 'Europe/Berlin',
      accessRoles: ['learner', 'administrator', 'ospo-lead'],
    });
    expect(await inviteFirstAdministrator(api.context)).toBeNull();
    for (const late of [token, another])
      expect((await create(late, { ...ada, email: 'late@example.com' })).json()).toMatchObject({
        status: 404,
        type: '/problems/identity/link-not-usable',
      });
  });

  test('is one, however many come at once, with one link or with several', async () => {
    const [token, another] = [await invite(), await invite()];
    const answers = await Promise.all(
      [token, token, another, another].map((link, n) => create(link, { ...ada, email: `ada${n}@example.com` })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 404, 404, 404]);
  });

  test('needs a good password, a time zone and an address; a mistake does not use the link up', async () => {
    const token = await invite();
    expect((await create(token, { ...ada, password: 'short' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/password' }],
    });
    expect((await create(token, { ...ada, timeZone: 'Mars' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/timeZone' }],
    });
    expect((await create(token, { ...ada, email: 'ada' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/email' }],
    });
    expect((await create('a'.repeat(43))).statusCode).toBe(404);
    expect((await create(token)).statusCode).toBe(201);
  });

  test('has a day to come', async () => {
    const token = await invite();
    api.clock.advance({ hours: 24 });
    expect((await create(token)).statusCode).toBe(404);
    expect((await create(await invite())).statusCode).toBe(201);
  });
});
