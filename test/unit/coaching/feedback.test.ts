import { expect, test } from 'vitest';
import { feedbackFigures, mayGiveFeedback, shownComments } from '#server/coaching/rules/feedback.ts';

const end = Temporal.Instant.from('2026-11-24T09:30:00Z');
const given = (...ratings: number[]) => ratings.map((rating, n) => ({ personId: `p${n}`, rating }));

test('four people are nobody’s figure, five are', () => {
  expect(feedbackFigures(given(5, 5, 5, 5))).toBeNull();
  expect(feedbackFigures(given(5, 5, 5, 5, 1))).toEqual({ people: 5, average: 4.2 });
});

test('the sixth to the ninth move nothing, so that none of them can be reckoned back', () => {
  const five = feedbackFigures(given(4, 4, 4, 4, 4));
  for (const more of [[1], [1, 1], [1, 1, 1], [1, 1, 1, 1]]) expect(feedbackFigures(given(4, 4, 4, 4, 4, ...more))).toEqual(five);
  expect(feedbackFigures(given(4, 4, 4, 4, 4, 1, 1, 1, 1, 1))).toEqual({ people: 10, average: 2.5 });
});

test('who comes often counts once', () => {
  const often = Array.from({ length: 9 }, () => ({ personId: 'p0', rating: 1 }));
  expect(feedbackFigures([...often, ...given(5, 5, 5, 5)])).toBeNull();
  const others = ['a', 'b', 'c', 'd'].map((personId) => ({ personId, rating: 5 }));
  expect(feedbackFigures([...often, ...others])).toEqual({ people: 5, average: 4.2 });
});

test('words come from five people on, in an order that tells nothing', () => {
  const texts = ['e', 'c', 'a', 'd'].map((text, n) => ({ personId: `p${n}`, text }));
  expect(shownComments(texts)).toEqual([]);
  expect(shownComments([...texts, { personId: 'p9', text: 'b' }])).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test.each([
  ['before the end', { minutes: -1 }, 'confirmed', false],
  ['from the end on', { minutes: 0 }, 'confirmed', true],
  ['after attendance', { hours: 24 }, 'attended', true],
  ['by who was not there', { hours: 24 }, 'no-show', false],
  ['by who cancelled', { hours: 24 }, 'cancelled', false],
  ['after thirty days', { hours: 720 }, 'attended', false],
])('%s', (_, after, status, expected) => expect(mayGiveFeedback(end.add(after), end, status)).toBe(expected));
