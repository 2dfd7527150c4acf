interface Room {
  /** Without page buttons. */
  readonly alone: number;
  /** With them. */
  readonly paged: number;
}

/**
 * The first part of every page, when parts of these heights stand one below the other: all on one page where they fit,
 * else as many on each as fit, at least one. Any unit.
 */
export function pageBreaks(
  heights: readonly number[],
  gap: number,
  { alone, paged }: Room,
): readonly number[] {
  const total = heights.reduce((sum, height) => sum + height + gap, -gap);
  if (total <= alone) return [0];
  const breaks = [0];
  let used = 0;
  for (const [index, height] of heights.entries()) {
    if (used > 0 && used + height > paged) {
      breaks.push(index);
      used = 0;
    }
    used += height + gap;
  }
  return breaks;
}
