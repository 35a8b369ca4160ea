import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headersOf, writtenSecret } from '#server/webhooks/rules/signature.ts';
import { readable, storyOf, type Delivery } from '../../web/routes/admin/webhooks/delivery-words.ts';
import { numbersOf, standingOf, waitingWords, type Standing } from '../../web/routes/admin/webhooks/endpoint-words.ts';
import { actionOf, addressOf, placeIn } from '../../web/routes/admin/webhooks/place.ts';
import { isFromTributary } from '../../web/routes/admin/webhooks/receivers/verify-delivery.ts';

const waiting: Delivery = {
  id: '0198c0de-0000-7000-8000-000000000001',
  event: 'certificates.issued',
  body: '{"type":"certificates.issued"}',
  state: 'waiting',
  createdAt: '2026-11-24T09:00:00Z',
  dueAt: '2026-11-24T09:00:00Z',
  tries: 0,
  mostTries: 8,
  lastTriedAt: null,
  lastStatus: null,
  lastFailure: null,
};
const tried = { ...waiting, tries: 3, lastTriedAt: '2026-11-24T09:05:05Z', lastStatus: 503, lastFailure: 'refused' as const };
const story = (delivery: Delivery, standing: Standing = 'active') =>
  storyOf(delivery, {
    standing,
    url: 'https://hooks.example.com/x',
    timeZone: 'Europe/Berlin',
    now: new Date('2026-11-24T10:00:00Z'),
  });

describe('what became of a delivery', () => {
  test.each([
    ['Noted today 10:00 CET. It is sent within seconds.', waiting, 'active'],
    ['Noted today 10:00 CET. It is sent when the endpoint is resumed.', waiting, 'paused'],
    ['Noted today 10:00 CET. It is sent when hooks.example.com is among the allowed hosts.', waiting, 'off'],
    [
      'Noted today 10:00 CET. The receiver answered 503. Try 4 of 8 is due today 12:35 CET.',
      { ...tried, dueAt: '2026-11-24T11:35:05Z' },
      'active',
    ],
    [
      'Noted today 10:00 CET. The receiver answered 503. Try 4 of 8 is under way.',
      { ...tried, dueAt: '2026-11-24T09:59:00Z' },
      'active',
    ],
    ['Noted today 10:00 CET. The receiver answered 503. It is sent when the endpoint is resumed.', tried, 'failing'],
    [
      'Taken today 10:05 CET, answered 204, at try 3.',
      { ...tried, state: 'delivered', lastStatus: 204, lastFailure: null },
      'active',
    ],
    [
      'Noted today 10:00 CET. The receiver answered 503. Tried 8 times, last today 10:05 CET.',
      { ...tried, state: 'failed', tries: 8 },
      'active',
    ],
    [
      'Noted today 10:00 CET. No answer within ten seconds. Tried once, last today 10:05 CET.',
      { ...tried, state: 'failed', tries: 1, lastStatus: null, lastFailure: 'no-answer' },
      'active',
    ],
    [
      'Noted today 10:00 CET. Not sent: the receiver has ended the endpoint.',
      { ...waiting, state: 'failed', lastFailure: 'endpoint-ended' },
      'ended',
    ],
  ] as const)('%s', (expected, delivery, standing) => expect(story(delivery as Delivery, standing)).toBe(expected));
});

test('an endpoint whose host is not allowed is off, unless it has ended', () => {
  expect(standingOf({ state: 'active', isHostAllowed: true })).toBe('active');
  expect(standingOf({ state: 'paused', isHostAllowed: false })).toBe('off');
  expect(standingOf({ state: 'ended', isHostAllowed: false })).toBe('ended');
  expect([numbersOf({ waiting: 0, failed: 0 }), numbersOf({ waiting: 1, failed: 2 })]).toEqual([
    'None waits, none failed',
    '1 waits, 2 failed',
  ]);
  expect([waitingWords(0), waitingWords(1), waitingWords(3)]).toEqual([
    'Nothing waits.',
    '1 delivery waits and will be sent first.',
    '3 deliveries wait and will be sent first.',
  ]);
});

test('an address says which deliveries are shown, and nothing that there is not', () => {
  const at = (search: string) => placeIn(new URL(`http://x/admin/webhooks/1${search}`), ['certificates.issued', 'webhooks.test']);
  expect(at('?state=failed&event=certificates.issued&cursor=0198c0de-0000-7000-8000-000000000001')).toEqual({
    state: 'failed',
    event: 'certificates.issued',
    cursor: '0198c0de-0000-7000-8000-000000000001',
  });
  expect(at('?state=lost&event=nothing&cursor=x')).toEqual({});
  expect(addressOf('1', { state: 'failed' }, { saved: 'again' })).toBe('/admin/webhooks/1?state=failed&saved=again');
  expect([actionOf('again', { state: 'failed' }), actionOf('test', {})]).toEqual(['?%2Fagain=&state=failed', '?%2Ftest=']);
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
});

test('the example for receivers takes what we sign, and nothing else', () => {
  const [secret, next] = [randomBytes(32), randomBytes(32)];
  const at = Temporal.Instant.from('2026-11-24T09:00:00Z');
  const headers = headersOf({ id: waiting.id, at, body: waiting.body }, [next, secret]);
  const is = (body: string, by = secret, minutes = 0, others: Record<string, string | undefined> = headers) =>
    isFromTributary(others, body, writtenSecret(by), at.epochMilliseconds + minutes * 60_000);
  expect([is(waiting.body), is(waiting.body, next), is(waiting.body, secret, 4)]).toEqual([true, true, true]);
  expect([
    is(`${waiting.body} `),
    is(waiting.body, randomBytes(32)),
    is(waiting.body, secret, 6),
    is(waiting.body, secret, -6),
  ]).toEqual([false, false, false, false]);
  expect(is(waiting.body, secret, 0, {})).toBe(false);
});
