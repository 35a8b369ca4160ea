export type Entered = Record<string, string>;

/** What the form of a mark says: levels that were chosen, or none when the work goes back. */
export function markIn(entered: Entered) {
  const isReturned = entered['decision'] === 'returned';
  const levels = Object.entries(entered)
    .filter(([name, level]) => name.startsWith('level-') && /^[0-4]$/.test(level))
    .map(([name, level]) => ({ skillId: name.slice('level-'.length), level: Number(level) }))
    .map((given) => ({ ...given, seen: entered[`seen-${given.skillId}`] ?? '' }));
  return {
    decision: isReturned ? ('returned' as const) : ('marked' as const),
    comment: entered['comment'] ?? '',
    levels: isReturned ? [] : levels,
    ...(entered['corrects'] && { corrects: entered['corrects'], reason: entered['reason'] ?? '' }),
  };
}
