import type { Refused } from '#lib/server/form.ts';

/** A form of this page that was refused: which, whose, what was entered, and why. */
export interface Entered {
  form: string;
  of: string;
  entered: Record<string, string>;
  problem: Refused;
}

/** What one form of one person gets of it. */
export const enteredIn = (all: Entered | null, form: string): Entered | null => (all?.form === form ? all : null);
