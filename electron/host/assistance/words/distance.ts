/** Errors between two words: letters left out, added, taken for another, or two beside each other swapped. */
export function distance(one: string, other: string): number {
  const width = other.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at < width; at++) {
      const same = one[row - 1] === other[at - 1];
      let least = Math.min(
        (last[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) least = Math.min(least, (before[at - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[width - 1] ?? 0;
}

/** Every two letters that stand beside each other, with the ends of the word, as numbers. */
export const letterPairs = (word: string): readonly number[] => {
  const pairs: number[] = [];
  let before = 0;
  for (let at = 0; at <= word.length; at++) {
    const letter = at < word.length ? word.charCodeAt(at) : 1;
    pairs.push(before * 0x1_0000 + letter);
    before = letter;
  }
  return pairs;
};
