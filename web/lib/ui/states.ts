import type { MySkills } from '#server/skills/contract.ts';

export type SkillState = MySkills['skills'][number]['state'];

/** The order in which states are always drawn and read. */
export const STATES = ['met', 'gap', 'lapsed', 'not-assessed'] as const satisfies readonly SkillState[];

export const STATE_WORD: Record<SkillState, string> = {
  met: 'Met',
  gap: 'Gap',
  lapsed: 'Lapsed',
  'not-assessed': 'Not assessed',
};
