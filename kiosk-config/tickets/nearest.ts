/** Letters to add, leave out or change on the way from one word to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (let other = 1; other <= to.length; other++) {
      const changed = (row[other - 1] ?? 0) + (letter === to[other - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const sorted = (word: string): string => [...word].sort().join('');

/** The known name that a slip of the pen meant, null where none is near. */
function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > 40) return null;
  const typed = name.trim().toLowerCase();
  const [best] = known
    .map((word) => ({ word, off: distance(typed, word.toLowerCase()) }))
    .sort((one, other) => one.off - other.off);
  if (best && best.off <= Math.max(1, Math.floor(best.word.length / 3))) return best.word;
  const shuffled = known.find((word) => sorted(word.toLowerCase()) === sorted(typed));
  if (shuffled !== undefined) return shuffled;
  const begun = known.filter((word) => typed.length >= 3 && word.toLowerCase().startsWith(typed));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** `did you mean …?`, or all the names that there are. */
export const advice = (
  name: string,
  known: readonly string[],
  show: (word: string) => string = (word) => word,
): string => {
  const meant = nearest(name, known);
  return meant === null ? `there are ${known.map(show).join(', ')}` : `did you mean ${show(meant)}?`;
};
