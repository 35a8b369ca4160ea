import { coverWord, inWords } from '#lib/charts/words.ts';
import { capital, list } from '#lib/format.ts';
import type { DepartmentReport } from '#server/skills/contract.ts';

type Reported = Pick<
  DepartmentReport['skills'][number],
  'skillId' | 'name' | 'domainId' | 'isHidden' | 'required' | 'met' | 'gap' | 'cover'
>;

/** How well a stream is surveyed: by the share of required cells that are known. */
export type Clarity = 'clear' | 'hazy' | 'unsurveyed';

export interface Skill {
  skillId: string;
  name: string;
  isHidden: boolean;
  cover: number;
  /** Of those who need it; null where nobody does. */
  known: number | null;
  clarity: Clarity;
}
export interface Stream {
  id: string;
  name: string;
  skills: Skill[];
}

/** The skills of a department as streams, one for each domain, in the order of the framework. */
export const streamsOf = (domains: readonly { id: string; name: string }[], skills: readonly Reported[]): Stream[] =>
  domains
    .map(({ id, name }) => ({ id, name, skills: skills.filter(({ domainId }) => domainId === id).map(skillOf) }))
    .filter((stream) => stream.skills.length > 0);

function skillOf({ skillId, name, isHidden, required, met, gap, cover }: Reported): Skill {
  const known = required > 0 && !isHidden ? (met + gap) / required : null;
  return {
    skillId,
    name,
    isHidden,
    cover,
    known,
    clarity: known === null || known >= 0.8 ? 'clear' : known >= 0.5 ? 'hazy' : 'unsurveyed',
  };
}

/** What the picture says: where nobody is, where one person is, and where nobody knows. */
export function riverFinding(streams: readonly Stream[]): string {
  const skills = streams.flatMap((stream) => stream.skills).filter(({ isHidden }) => !isHidden);
  const number = (word: ReturnType<typeof coverWord>) => skills.filter(({ cover }) => coverWord(cover) === word).length;
  const unsurveyed = skills.filter(({ clarity }) => clarity === 'unsurveyed').length;
  const [dry, single] = [number('none'), number('single point')];
  const thin = [
    dry > 0 && `${inWords(dry)} ${dry === 1 ? 'is' : 'are'} dry`,
    single > 0 && `${inWords(single)} ${single === 1 ? 'hangs' : 'hang'} on one person`,
  ].filter((part) => part !== false);
  return [
    thin.length > 0
      ? `Of ${inWords(skills.length)} skills ${list(thin)}.`
      : `Two people or more hold each of ${inWords(skills.length)} skills.`,
    unsurveyed > 0 ? `${capital(inWords(unsurveyed))} may be wider than drawn: less than half of what is required is known.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Heights in the list beside the picture, in rows. */
export const HEAD = 1.4;
export const GAP = 0.6;
/** More people than these make no stream wider, so that a surplus hides no other's gap. */
const WIDEST = 3;
const PERSON = 0.17;

export interface Band {
  skillId: string;
  clarity: Clarity;
  width: number;
  /** Middle at its row, upper edges in its stream and in the river. */
  from: number;
  stream: number;
  river: number;
}

/** Where each skill's own water runs: from its row into its stream, and with that into the river. It never mixes. */
export function bandsOf(streams: readonly Stream[]): { height: number; bands: Band[] } {
  const width = ({ cover, isHidden }: Skill) => (isHidden ? 0 : Math.min(cover, WIDEST) * PERSON);
  const total = (skills: readonly Skill[]) => skills.reduce((sum, skill) => sum + width(skill), 0);
  const height = streams.reduce((sum, { skills }) => sum + HEAD + skills.length + GAP, 0);
  let river = (height - total(streams.flatMap(({ skills }) => skills))) / 2;
  let top = 0;
  const bands: Band[] = [];
  for (const { skills } of streams) {
    let stream = top + HEAD + (skills.length - total(skills)) / 2;
    for (const [at, skill] of skills.entries()) {
      const band = {
        skillId: skill.skillId,
        clarity: skill.clarity,
        width: width(skill),
        from: top + HEAD + at + 0.5,
        stream,
        river,
      };
      if (!skill.isHidden) bands.push(band);
      stream += band.width;
      river += band.width;
    }
    top += HEAD + skills.length + GAP;
  }
  return { height, bands };
}
