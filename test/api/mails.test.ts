import { afterAll, beforeAll, expect, test } from 'vitest';
import { mails } from '#db/schema/notifications.ts';
import { listAllMails } from '#server/notifications/list-mails.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
let api: App;
let admin: Awaited<ReturnType<App['aPerson']>>;
beforeAll(async () => {
  api = await testApp();
  admin = await api.aPerson('administrator');
  const at = new Date(api.clock.now().epochMilliseconds);
  const mail = (subject: string, left: object) => ({
    ...{ personId: admin.personId, template: 'certificate', dedupeKey: subject, subject, body: 'Words.', createdAt: at },
    ...left,
  });
  const rows = [
    mail('sent', { sentAt: at }),
    mail('kept', { keptAt: at }),
    mail('unsent', {}),
    mail('failing', { lastError: 'x' }),
  ];
  await api.database.db.insert(mails).values(rows);
});
afterAll(() => api.close());

test.each([
  ['', ['failing', 'kept', 'sent', 'unsent']],
  ['state=sent', ['sent']],
  ['state=kept', ['kept']],
  ['state=unsent', ['failing', 'unsent']],
  ['state=failing', ['failing']],
])('mails narrowed to “%s”', async (query, subjects) => {
  const { items } = (await admin.as({ url: `/api/v1/mails?${query}` })).json<{ items: { subject: string }[] }>();
  expect(items.map(({ subject }) => subject).toSorted()).toEqual(subjects);
});

test('a state that is none is refused', async () => {
  expect((await admin.as({ url: '/api/v1/mails?state=lost' })).json()).toMatchObject({ status: 400 });
});

test('where a mail carries a one-time link, the list says that it does not hold it', async () => {
  const at = new Date(api.clock.now().epochMilliseconds);
  const words = { personId: admin.personId, dedupeKey: 'reset', createdAt: at, sentAt: at };
  await api.database.db
    .insert(mails)
    .values({ ...words, template: 'password-reset', subject: 'Set a new password', body: 'Once:\n\n{link}' });
  const { items } = (await admin.as({ url: '/api/v1/mails?limit=1' })).json<{ items: { body: string }[] }>();
  expect(items[0]!.body).toBe('Once:\n\n(The link stands in the sent mail alone.)');
});

test('mails are found by subject and by whom they went to; what is confidential only in a demo', async () => {
  const at = new Date(api.clock.now().epochMilliseconds);
  const reader = await api.aPerson('learner');
  const mail = (subject: string, isConfidential: boolean) => ({
    ...{ personId: reader.personId, template: 'certificate', dedupeKey: subject, subject, body: '', createdAt: at },
    isConfidential,
  });
  await api.database.db.insert(mails).values([mail('Licence 100%', false), mail('Licence talk', true)]);
  const found = async (q: string) => {
    const answer = await admin.as({ url: `/api/v1/mails?q=${encodeURIComponent(q)}` });
    return answer.json<{ items: { subject: string }[] }>().items.map(({ subject }) => subject);
  };
  expect((await found('LICENCE')).toSorted()).toEqual(['Licence 100%', 'Licence talk']);
  expect(await found('100%')).toEqual(['Licence 100%']);
  expect((await found(reader.email)).toSorted()).toEqual(['Licence 100%', 'Licence talk']);

  const { items } = await listAllMails(api.context, { q: 'licence', isDemo: false, limit: 10 });
  expect(items.map(({ subject }) => subject)).toEqual(['Licence 100%']);
});
