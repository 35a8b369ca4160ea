import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bodyOf, isTold, testBodyOf, TOLD, TOLD_EVENTS, type FieldKind } from '#server/webhooks/rules/events.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';
const SAMPLES: Record<FieldKind, unknown> = {
  id: ID,
  ids: [ID, ID],
  slug: 'licence-practice',
  slugs: ['oss-concepts', 'license-obligations'],
  number: 2,
  instant: '2026-11-24T09:00:00.123Z',
};
const occurredAt = Temporal.Instant.from('2026-11-24T09:00:00Z');
const samples = (name: keyof typeof TOLD) =>
  Object.fromEntries(Object.entries<FieldKind>(TOLD[name].fields).map(([field, kind]) => [field, SAMPLES[kind]]));

/** Written without looking at the kinds: what may be in a payload is known by its look alone. */
const LOOKS = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
];
const mayLeave = (value: unknown): boolean =>
  typeof value === 'number' || (Array.isArray(value) ? value.every(mayLeave) : LOOKS.some((look) => look.test(String(value))));

describe.each(TOLD_EVENTS)('%s', (name) => {
  test('carries ids, figures, instants and short names of what is published, and nothing else', () => {
    const said = JSON.parse(bodyOf({ name, payload: samples(name), occurredAt }));
    expect(Object.keys(said)).toEqual(['type', 'timestamp', 'data']);
    expect(said).toMatchObject({ type: name, timestamp: '2026-11-24T09:00:00Z', data: samples(name) });
    for (const [field, value] of Object.entries(said.data)) expect([field, mayLeave(value)]).toEqual([field, true]);
  });

  test.each(Object.keys(TOLD[name].fields))('tells no words that stand in its %s', (field) => {
    for (const words of ['We talked about Mira', 'mira@fernwerk.example', { note: 'x' }, [`${ID} and words`], null])
      expect(() => bodyOf({ name, payload: { ...samples(name), [field]: words }, occurredAt })).toThrow(RangeError);
  });

  test('leaves out what is not described', () => {
    const payload = { ...samples(name), note: 'what people wrote', token: 'secret' };
    expect(JSON.parse(bodyOf({ name, payload, occurredAt })).data).toEqual(samples(name));
  });

  test('stands with its fields in what receivers read', () => {
    const fields = Object.keys(TOLD[name].fields).map((field) => `\`${field}\``);
    expect(readFileSync('server/webhooks/README.md', 'utf8')).toContain(`| \`${name}\` | ${fields.join(', ')} |`);
  });
});

test('what could hold a secret, or is nobody else’s business, is told to nobody', () => {
  for (const name of ['identity.password-reset-requested', 'notifications.mail-intended', 'quiz.attempt-graded', 'toString'])
    expect(isTold(name)).toBe(false);
});

test('a test tells which endpoint it is for', () => {
  expect(JSON.parse(testBodyOf(ID, occurredAt))).toEqual({
    type: 'webhooks.test',
    timestamp: '2026-11-24T09:00:00Z',
    data: { endpointId: ID },
  });
});
