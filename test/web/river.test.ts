import { expect, test } from 'vitest';
import { inflows, riverOf, WATER } from '../../web/routes/river.ts';

const DOMAINS = [
  { id: 'foundations', name: 'Foundations' },
  { id: 'licensing', name: 'Licensing' },
  { id: 'security', name: 'Security' },
];
const skill = (skillId: string, domainId: string, state: 'met' | 'gap' | 'lapsed' | 'not-assessed') => ({
  skillId,
  name: skillId,
  domainId,
  state,
});
const SKILLS = [
  skill('a', 'foundations', 'met'),
  skill('b', 'foundations', 'gap'),
  skill('c', 'foundations', 'met'),
  skill('d', 'licensing', 'not-assessed'),
];

test('each domain that is asked for is a stream, whose water grows with every skill met', () => {
  const streams = riverOf(DOMAINS, SKILLS);
  expect(streams.map(({ name, met }) => [name, met])).toEqual([
    ['Foundations', 2],
    ['Licensing', 0],
  ]);
  expect(streams[0]!.skills.map(({ met }) => met)).toEqual([1, 1, 2]);
});

test('streams lie side by side in the river, in the middle of all rows, and one without water takes no room', () => {
  expect(inflows([{ met: 2 }, { met: 0 }, { met: 1 }], 50)).toEqual([
    { from: 25, to: 75 - 1.5 * WATER, width: 2 * WATER },
    { from: 75, to: 75 + 0.5 * WATER, width: 0 },
    { from: 125, to: 75 + 0.5 * WATER, width: WATER },
  ]);
});
