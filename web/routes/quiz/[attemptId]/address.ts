/** Where a button of the quiz leads: to a question by its number, to all of them, or to the last look before handing in. */
export function addressOf(attemptId: string, to: string): string {
  const quiz = `/quiz/${attemptId}`;
  if (to === 'hand-in') return `${quiz}/hand-in`;
  if (to === 'all') return `${quiz}?view=all`;
  return /^\d{1,2}$/.test(to) ? `${quiz}?question=${to}` : quiz;
}
