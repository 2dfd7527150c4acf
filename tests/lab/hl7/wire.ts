/** HL7 v2 as the lab reads and writes it: `|^~\&`, segments that end with CR. */

const SIGNS: readonly (readonly [string, string])[] = [
  ['\\', '\\E\\'],
  ['|', '\\F\\'],
  ['^', '\\S\\'],
  ['~', '\\R\\'],
  ['&', '\\T\\'],
];

/** Text between delimiters. */
export const escaped = (text: string): string =>
  [...text].map((letter) => SIGNS.find(([sign]) => sign === letter)?.[1] ?? letter).join('');

const plain = (text: string): string =>
  text.replace(
    /\\([EFSRT])\\/g,
    (sequence) => SIGNS.find(([, written]) => written === sequence)?.[0] ?? sequence,
  );

/** A message as text, asked for by places: `PID-3`, `PV1-3.1`. */
export class WireMessage {
  readonly text: string;
  private readonly lines: readonly (readonly string[])[];

  constructor(text: string) {
    this.text = text;
    this.lines = text
      .split('\r')
      .filter((line) => line !== '')
      // MSH-1 is the first delimiter itself.
      .map((line) => line.replace(/^MSH\|/, 'MSH|\t|').split('|'));
  }

  /** Segments of a name, each as its fields from 1 on, not unescaped. */
  all(name: string): readonly (readonly string[])[] {
    return this.lines.filter(([first]) => first === name);
  }

  /** The text of a field as it stands, of the first segment of that name. */
  raw(name: string, field: number): string {
    return this.all(name)[0]?.[field] ?? '';
  }

  /** A component of the first repetition. */
  get(place: string): string {
    const [, name = '', field, component] = /^(\w{3})-(\d+)(?:\.(\d+))?$/.exec(place) ?? [];
    return parts(this.raw(name, Number(field)))[Number(component ?? 1) - 1] ?? '';
  }

  /** Type and event: `ADT^A04`. */
  get event(): string {
    return `${this.get('MSH-9.1')}^${this.get('MSH-9.2')}`;
  }
}

/** Repetitions of a field, not unescaped. */
export const repetitions = (field: string): readonly string[] => (field === '' ? [] : field.split('~'));

/** Components of a repetition, unescaped. */
export const parts = (repetition: string): readonly string[] =>
  (repetition.split('~')[0] ?? '').split('^').map(plain);

/** A segment from its fields in order, which are written as they are; empty ones at the end are left out. */
export const line = (name: string, ...fields: readonly string[]): string => {
  const text = [name, ...fields].join('|').replace(/\|+$/, '');
  return `${text}\r`;
};

const HOUR_MS = 3_600_000;

/** Time stamp of an instant on the clocks of the hospital (UTC+7 all year). */
export const stamp = (at: number): string =>
  `${new Date(at + 7 * HOUR_MS).toISOString().slice(0, 19).replace(/\D/g, '')}+0700`;

const STAMP = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})([+-]\d{2})(\d{2})$/;

/** Instant of a time stamp to the second with its offset; null for any other text. */
export const instantOf = (text: string): number | null => {
  const at = Date.parse(text.replace(STAMP, '$1-$2-$3T$4:$5:$6$7:$8'));
  return STAMP.test(text) && !Number.isNaN(at) ? at : null;
};

/** MSH of an answer: sender and receiver change places. */
export const answerHeader = (request: WireMessage, type: string, controlId: string, at: number): string =>
  line(
    'MSH',
    '^~\\&',
    request.raw('MSH', 5),
    request.raw('MSH', 6),
    request.raw('MSH', 3),
    request.raw('MSH', 4),
    stamp(at),
    '',
    type,
    controlId,
    'P',
    request.raw('MSH', 12) || '2.5.1',
    ...['', '', '', '', ''],
    'UNICODE UTF-8',
  );
