import { expect, test } from 'vitest';
import { choicesOf, isNarrowed, placeIn, searchOf } from '../../web/routes/admin/jobs/place.ts';

test('a place in the list of failed jobs has an address that leads back to it', () => {
  const place = { queue: 'deliver-mail', reason: 'connect ECONNREFUSED 10.0.0.7:25 & co', q: 'outbox-2' };
  expect(placeIn(new URL(`http://pages.test/admin/jobs${searchOf(place, { asked: '2' })}`))).toEqual(place);
  const twoLines = new URL('http://pages.test/admin/jobs?reason=one%0D%0Atwo');
  expect(placeIn(twoLines)).toEqual({ reason: 'one\ntwo' });
  expect([searchOf({}), isNarrowed({}), isNarrowed(place)]).toEqual(['', false, true]);
});

test('a queue and a reason are offered with how many jobs, most first; reasons are those of the chosen queue', () => {
  const causes = [
    { queue: 'deliver-mail', reason: 'down', jobs: 2 },
    { queue: 'mail-mark', reason: 'down', jobs: 3 },
    { queue: 'deliver-mail', reason: 'no mailbox', jobs: 4 },
  ];
  expect(choicesOf(causes, {})).toEqual({
    queues: [
      { id: 'deliver-mail', count: 6 },
      { id: 'mail-mark', count: 3 },
    ],
    reasons: [
      { id: 'down', count: 5 },
      { id: 'no mailbox', count: 4 },
    ],
  });
  expect(choicesOf(causes, { queue: 'mail-mark' }).reasons).toEqual([{ id: 'down', count: 3 }]);
});
