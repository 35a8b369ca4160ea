import { Refusal } from '#server/shared/refusal.ts';
import type { Mistake } from './columns.ts';
import type { Plan } from './people-plan.ts';

/** What has to be confirmed apart, because a wrong file would do much harm by it. */
export interface Confirmation {
  /** More of the company would change than usually does. */
  many: boolean;
  leaving: boolean;
}

/** Of the people in the company; more than this is confirmed apart. */
export const USUAL_SHARE = 0.3;
const SHOWN = 100;

export class ImportHasMistakes extends Refusal {
  constructor(mistakes: readonly Mistake[]) {
    const errors = mistakes.slice(0, SHOWN).map((mistake) => ({ pointer: '#/plan', detail: sentence(mistake) }));
    super('invalid', 'imports/has-mistakes', 'The file has mistakes; nothing of it was applied.', { mistakes, errors });
  }
}

export class PlanChanged extends Refusal {
  constructor() {
    super(
      'conflict',
      'imports/plan-changed',
      'People were changed meanwhile, so the import would do something else. Look again.',
    );
  }
}

export class NotConfirmed extends Refusal {
  constructor(missing: readonly (keyof Confirmation)[]) {
    const errors = missing.map((what) => ({ pointer: `#/confirms/${what}`, detail: CONFIRM[what] }));
    super('conflict', 'imports/not-confirmed', 'This import does more than usual. Confirm that it is meant.', {
      missing,
      errors,
    });
  }
}

const CONFIRM: Record<keyof Confirmation, string> = {
  many: 'Confirm that so many people change.',
  leaving: 'Confirm that these people leave.',
};

/** @example "Line 12, department: There is no department “lab”." */
const sentence = ({ line, column, detail }: Mistake) => `Line ${line}${column ? `, ${column}` : ''}: ${detail}`;

/** @param peopleCount How many are in the company on the day of the import. */
export const toConfirm = ({ changed, leaving }: Plan, peopleCount: number): Confirmation => ({
  many: changed.length + leaving.length > peopleCount * USUAL_SHARE,
  leaving: leaving.length > 0,
});

/** @throws {NotConfirmed} naming what is missing. */
export function assertConfirmed(needed: Confirmation, given: Confirmation): void {
  const missing = (['many', 'leaving'] as const).filter((what) => needed[what] && !given[what]);
  if (missing.length > 0) throw new NotConfirmed(missing);
}
