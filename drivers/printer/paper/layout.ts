/** Dot sizes of a ticket for one width of paper at 203 dpi (8 dots a millimetre). Sizes fall: the first that fits is taken. */
export interface TicketLayout {
  readonly width: 576 | 384;
  readonly margin: number;
  readonly hospital: readonly number[];
  readonly title: number;
  /** Height of the digits. */
  readonly digits: number;
  readonly clinic: readonly number[];
  readonly department: readonly number[];
  readonly mark: number;
  readonly place: readonly number[];
  readonly fact: readonly number[];
  readonly note: readonly number[];
  readonly please: readonly number[];
  /** Even, so that the code travels at a quarter of its dots. */
  readonly qrModule: number;
  readonly gap: number;
}

export const LAYOUTS: Readonly<Record<TicketLayout['width'], TicketLayout>> = {
  576: {
    width: 576,
    margin: 16,
    hospital: [24, 22],
    title: 26,
    digits: 200,
    clinic: [34, 30, 28],
    department: [25, 23],
    mark: 26,
    place: [40, 36, 32],
    fact: [24, 22],
    note: [24, 22],
    please: [24, 22],
    qrModule: 6,
    gap: 24,
  },
  384: {
    width: 384,
    margin: 8,
    hospital: [26, 23, 20],
    title: 28,
    digits: 152,
    clinic: [36, 32, 28, 24],
    department: [24, 22, 20],
    mark: 22,
    place: [44, 38, 32, 28, 24],
    fact: [22, 20],
    note: [22, 20],
    please: [25, 22],
    qrModule: 4,
    gap: 18,
  },
};
