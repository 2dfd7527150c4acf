import { keepsWords, wrap } from './fit.ts';

/** A label at the left and a value at the right, as lines of each. */
interface Columns {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** The value found no place beside its label: it stands below. */
  readonly stacked: boolean;
}

/** Of the size of type: the least white between label and value. */
const GAP = 0.8;
/** Of the room: what the label keeps beside a long value. */
const LABEL_SHARE = 0.4;
/** Of the room: with a longer value the label stands above it. */
const VALUE_SHARE = 0.65;

/** How a row lies in one size of type. Values of one word are never broken as long as the room holds them. */
const columnsOf = (
  label: string,
  value: string,
  room: number,
  px: number,
  measure: (text: string) => number,
): Columns => {
  const gap = GAP * px;
  const beside = (right: readonly string[]): Columns => {
    const taken = Math.max(0, ...right.map(measure)) + gap;
    const narrow = wrap(label, room - taken, measure);
    // Only the last line of the label stands beside the value: those above may be longer.
    const wide = right.length === 1 ? wrap(label, room, measure) : narrow;
    const fits = wide.length < narrow.length && measure(wide.at(-1) ?? '') + taken <= room;
    return { left: fits ? wide : narrow, right, stacked: false };
  };
  if (measure(value) <= Math.max(VALUE_SHARE * room, room - measure(label) - gap)) {
    return beside(wrap(value, room, measure));
  }
  const column = room - Math.min(measure(label), LABEL_SHARE * room) - gap;
  if (keepsWords(value, column, measure)) return beside(wrap(value, column, measure));
  return { left: wrap(label, room, measure), right: wrap(value, room, measure), stacked: true };
};

/** Labels of more lines are tried in a smaller size first. */
const MOST_LABEL_LINES = 3;

/**
 * The largest of `sizes` in which every row takes at most `labelLines` lines of label and one of value, side by side; where there is
 * none, with a line of label more, up to three; else the smallest. All rows of a bill have one size.
 */
export const fitRows = (
  rows: readonly (readonly [string, string])[],
  room: number,
  sizes: readonly number[],
  labelLines: number,
  measure: (text: string, px: number) => number,
): { readonly px: number; readonly rows: readonly Columns[] } => {
  const tried = sizes.map((px) => ({
    px,
    rows: rows.map(([label, value]) => columnsOf(label, value, room, px, (text) => measure(text, px))),
  }));
  for (let most = labelLines; most <= MOST_LABEL_LINES; most++) {
    const fit = tried.find(({ rows: laid }) =>
      laid.every(({ left, right, stacked }) => left.length <= most && right.length <= 1 && !stacked),
    );
    if (fit !== undefined) return fit;
  }
  return tried.at(-1) ?? { px: 0, rows: [] };
};
