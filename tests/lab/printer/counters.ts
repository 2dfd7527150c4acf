/** Numbers of the counters of GS g that can be reset; 128 more is the same since the printer was made (Epson, GS g 2). */
const COUNTERS = { 20: 'lines', 21: 'head', 50: 'cuts', 70: 'hours' } as const;
type Counted = (typeof COUNTERS)[keyof typeof COUNTERS];

const LIFE = 128;

const counted = (number: number): Counted | null => {
  const entry = Object.entries(COUNTERS).find(([key]) => Number(key) === number);
  return entry ? entry[1] : null;
};

/** Maintenance counters. They outlive every loss of power. */
export class Counters {
  private readonly life: Record<Counted, number> = { lines: 0, head: 0, cuts: 0, hours: 0 };
  private readonly since: Record<Counted, number> = { lines: 0, head: 0, cuts: 0, hours: 0 };

  add(what: Counted, count: number): void {
    this.life[what] += count;
  }

  /** Null for a counter that the printer has not. */
  read(number: number): number | null {
    const what = counted(number % LIFE);
    if (what === null) return null;
    return number >= LIFE ? this.life[what] : this.life[what] - this.since[what];
  }

  /** GS g 0; false for a counter that cannot be reset. */
  reset(number: number): boolean {
    const what = counted(number);
    if (what === null) return false;
    this.since[what] = this.life[what];
    return true;
  }
}
