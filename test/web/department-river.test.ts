import { expect, test } from 'vitest';
import { bandsOf, GAP, HEAD, riverFinding, streamsOf } from '../../web/routes/report/[departmentId]/river/river.ts';

const DOMAINS = [
  { id: 'foundations', name: 'Foundations' },
  { id: 'licensing', name: 'Licensing' },
];
const skill = (skillId: string, domainId: string, cover: number, known: number, required = 10) => ({
  skillId,
  name: skillId,
  domainId,
  isHidden: false,
  required,
  met: known,
  gap: 0,
  cover,
});

test('a stream is as clear as it is surveyed, and a skill that nobody needs hides nothing', () => {
  const [stream] = streamsOf(DOMAINS, [
    skill('a', 'licensing', 1, 8),
    skill('b', 'licensing', 1, 5),
    skill('c', 'licensing', 1, 4),
    skill('d', 'licensing', 1, 0, 0),
  ]);
  expect(stream!.name).toBe('Licensing');
  expect(stream!.skills.map(({ clarity }) => clarity)).toEqual(['clear', 'hazy', 'unsurveyed', 'clear']);
});

test('the finding says where nobody is, where one person is, and what is not known', () => {
  const streams = streamsOf(DOMAINS, [
    skill('a', 'foundations', 0, 9),
    skill('b', 'foundations', 1, 9),
    skill('c', 'licensing', 5, 2),
  ]);
  expect(riverFinding(streams)).toBe(
    'Of three skills one is dry and one hangs on one person. One may be wider than drawn: less than half of what is required is known.',
  );
  const held = [skill('a', 'foundations', 2, 9), skill('b', 'foundations', 3, 9)];
  expect(riverFinding(streamsOf(DOMAINS, held))).toBe('Two people or more hold each of two skills.');
});

test('every skill keeps its own water, three people wide at most, and what is hidden is not drawn', () => {
  const streams = streamsOf(DOMAINS, [
    skill('a', 'foundations', 1, 9),
    skill('b', 'foundations', 7, 9),
    { ...skill('c', 'licensing', 2, 9), isHidden: true },
  ]);
  const { height, bands } = bandsOf(streams);
  expect(height).toBeCloseTo(2 * (HEAD + GAP) + 3);
  expect(bands.map(({ skillId }) => skillId)).toEqual(['a', 'b']);
  const [thin, wide] = bands;
  expect(wide!.width).toBeCloseTo(3 * thin!.width);
  expect(wide!.river).toBeCloseTo(thin!.river + thin!.width);
  expect(thin!.river + (thin!.width + wide!.width) / 2).toBeCloseTo(height / 2);
});
