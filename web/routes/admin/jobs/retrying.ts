import { count } from '#lib/format.ts';

/** What is asked before several jobs are tried again, in the dialog and on the page. */
export const retrying = (matching: number) => ({
  title: `Try ${count(matching, 'failed job')} again?`,
  text: 'Each is done at most once more, in its turn. What fails again comes back to this list. Find the cause first: while it lasts, they fail again.',
  verb: `Try ${count(matching, 'job')} again`,
});
