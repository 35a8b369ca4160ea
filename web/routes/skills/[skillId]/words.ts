import { inSentence } from '#lib/charts/words.ts';
import type { SkillState } from '#lib/ui/states.ts';
import { day, list } from '#lib/format.ts';

interface Because {
  level: number;
  kindName: string;
  shownOn: string;
  lapsesOn: string;
}
interface Standing {
  state: SkillState;
  required: number | null;
  critical: boolean;
  because: Because | null;
}

/** Why the level is what it is, in the words a person can check. */
export function explanationOf({ state, required, critical, because }: Standing): string {
  const asked =
    required === null
      ? 'Your job roles do not ask for it.'
      : `Your job roles ask for level ${required}${critical ? ', and it is critical' : ''}.`;
  if (state === 'not-assessed' || !because) return `Not assessed. We do not know yet. ${asked}`;
  const shown = `You showed level ${because.level} on ${day(because.shownOn)} (${because.kindName.toLowerCase()}).`;
  if (state === 'lapsed')
    return `${shown} It counted until ${day(because.lapsesOn)}; you may well still be able to do it. Show it again. ${asked}`;
  return `${shown} It counts until ${day(because.lapsesOn)}. ${asked}`;
}

interface Row {
  kindName: string;
  level: number;
  shownOn: string;
  lapsesOn: string;
}

/** The picture of the evidence in one sentence. */
export const readingOf = (name: string, evidence: readonly Row[], required: number | null): string =>
  `Evidence for ${inSentence(name)}: ${list(
    evidence.map(
      ({ kindName, level, shownOn, lapsesOn }) =>
        `level ${level} by ${kindName.toLowerCase()} from ${day(shownOn)} to ${day(lapsesOn)}`,
    ),
  )}.${required === null ? '' : ` Level ${required} is required.`}`;
