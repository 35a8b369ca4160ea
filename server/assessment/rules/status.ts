import { Refusal } from '#server/shared/refusal.ts';

export type HandInStatus = 'none' | 'draft' | 'handed-in' | 'in-marking' | 'marked' | 'returned';

/** What is known of the latest try of a lesson. */
export interface Standing {
  isClaimed: boolean;
  decision: 'marked' | 'returned' | null;
}

export class AlreadyHandedIn extends Refusal {
  constructor(isMarked: boolean) {
    super(
      'conflict',
      'assessment/already-handed-in',
      isMarked ? 'This is marked; the mark stands.' : 'This is handed in. You can hand in again if it comes back.',
    );
  }
}

export const statusOf = (latest: Standing | null, hasDraft: boolean): HandInStatus => {
  if (latest?.decision === 'marked') return 'marked';
  if (latest && latest.decision === null) return latest.isClaimed ? 'in-marking' : 'handed-in';
  if (hasDraft) return 'draft';
  return latest ? 'returned' : 'none';
};

/** A lesson takes a first try, and another one after a try came back. @throws {AlreadyHandedIn} */
export function assertTakesTry(latest: Pick<Standing, 'decision'> | null): void {
  if (latest && latest.decision !== 'returned') throw new AlreadyHandedIn(latest.decision === 'marked');
}
