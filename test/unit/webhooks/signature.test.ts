import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { headersOf, writtenSecret } from '#server/webhooks/rules/signature.ts';

const at = Temporal.Instant.from('2026-11-24T09:00:00.750Z');
const body = '{"type":"certificates.issued","timestamp":"2026-11-24T09:00:00Z","data":{"name":"Zoë"}}';
const id = '0198c0de-0000-7000-8000-000000000001';

beforeEach(() => vi.useFakeTimers({ now: at.epochMilliseconds, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

test('the example of the specification', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const example = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };
  expect(headersOf(example, [secret])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a reader that shares nothing with us takes it, and takes nothing that was touched', () => {
  const secret = randomBytes(32);
  const headers = headersOf({ id, at, body }, [secret]);
  const reader = new Webhook(writtenSecret(secret));
  expect(reader.verify(body, headers)).toMatchObject({ type: 'certificates.issued' });
  expect(() => reader.verify(body.replace('issued', 'revoked'), headers)).toThrow();
  expect(() => reader.verify(body, { ...headers, 'webhook-id': 'another' })).toThrow();
  expect(() => reader.verify(body, { ...headers, 'webhook-timestamp': '1795510801' })).toThrow();
  expect(() => new Webhook(writtenSecret(randomBytes(32))).verify(body, headers)).toThrow();
});

test('while a secret is changed, readers with either take it', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)];
  const headers = headersOf({ id, at, body }, [next, old]);
  expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
  for (const secret of [old, next]) expect(new Webhook(writtenSecret(secret)).verify(body, headers)).toBeTruthy();
});
