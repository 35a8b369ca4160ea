import type { SkillState } from '#lib/ui/states.ts';

interface Skill {
  skillId: string;
  name: string;
  domainId: string;
  state: SkillState;
}
export interface Stream {
  name: string;
  met: number;
  /** In their order; each with the skills met up to it, itself included. */
  skills: { skillId: string; name: string; state: SkillState; met: number }[];
}

/** The skills somebody is asked for as streams, one for each domain; what is met is its water. */
export const riverOf = (domains: readonly { id: string; name: string }[], skills: readonly Skill[]): Stream[] =>
  domains
    .map(({ id, name }) => {
      const own = skills.filter(({ domainId }) => domainId === id);
      const isMet = ({ state }: Pick<Skill, 'state'>) => state === 'met';
      return {
        name,
        met: own.filter(isMet).length,
        skills: own.map(({ skillId, name, state }, at) => ({
          skillId,
          name,
          state,
          met: own.slice(0, at + 1).filter(isMet).length,
        })),
      };
    })
    .filter((stream) => stream.skills.length > 0);

/** How wide the water of so many met skills is drawn. */
export const WATER = 4;

export interface Inflow {
  /** Middle of the stream where it comes in. */
  from: number;
  /** Upper edge of it within the river. */
  to: number;
  width: number;
}

/** Where each stream comes in, and where it lies in the river that they make together, in the middle of all rows. */
export function inflows(streams: readonly Pick<Stream, 'met'>[], row: number): Inflow[] {
  const widths = streams.map(({ met }) => met * WATER);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const top = (streams.length * row - all) / 2;
  return widths.map((width, at) => ({
    from: (at + 0.5) * row,
    to: top + widths.slice(0, at).reduce((sum, above) => sum + above, 0),
    width,
  }));
}
