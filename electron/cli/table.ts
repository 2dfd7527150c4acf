/** Columns of text for a person: each as wide as its widest word, two spaces between. */
export const tableOf = (
  titles: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string => {
  const cells = [titles, ...rows].map((row) => row.map((cell) => String(cell ?? '–')));
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => rows.some((row) => typeof row[column] === 'number');
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return `${cells.map(lineOf).join('\n')}\n`;
};
