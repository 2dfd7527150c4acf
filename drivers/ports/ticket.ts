/**
 * What is printed, as data, and the words in which a hospital lays it out. Lengths are millimetres on paper, amounts
 * integer đồng, times the hospital's local time: `22/11/2026 08:15`.
 */

export const TICKET_KINDS = ['queue', 'receipt', 'cashier', 'desk'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

interface Common {
  /** Printed again on the patient's wish: marked BẢN IN LẠI. */
  readonly reprint: boolean;
  readonly language: 'vi' | 'en';
  readonly hospital: string;
  readonly time: string;
  /** Content of the QR code: the visit's or the payment's key, no personal data. */
  readonly qr: string;
}

/** Phiếu số thứ tự. It names no person. */
export interface QueueTicket extends Common {
  readonly kind: 'queue';
  readonly number: string;
  readonly department: string;
  readonly clinic: string;
  readonly room: string;
  readonly floor: string;
  /** People in front, null where the HIS cannot tell. */
  readonly waiting: number | null;
  /** One line below the number: "BHYT: …", or null. */
  readonly note: string | null;
}

/** One line of a bill (dòng chi phí). */
export interface BillLine {
  readonly label: string;
  readonly amount: number;
}

interface Bill extends Common {
  /** Who pays; null where the hospital does not want the name on paper. */
  readonly name: string | null;
  /** Queue number that the bill belongs to, null where there is none. */
  readonly number: string | null;
  readonly clinic: string | null;
  readonly lines: readonly BillLine[];
  /** What the patient pays or has paid. */
  readonly total: number;
  /** What staff and bank find it by. */
  readonly reference: string;
  readonly note: string | null;
}

/** Biên nhận thanh toán: money that was taken. */
export interface Receipt extends Bill {
  readonly kind: 'receipt';
  /** What insurance pays (BHYT chi trả), tạm tính; null where it pays nothing. */
  readonly insurance: number | null;
  /** How it was paid, in words: "VietQR". */
  readonly method: string;
}

/** Phiếu đến quầy thu ngân: money that is still owed. */
export interface CashierSlip extends Bill {
  readonly kind: 'cashier';
  /** Where the cashier is. */
  readonly place: string;
}

/** Phiếu đến quầy tiếp đón: there is no number yet, staff at the desk go on. It names no person. */
export interface DeskSlip extends Common {
  readonly kind: 'desk';
  /** Short name by which staff find the visit: `7F3K`. */
  readonly reference: string;
  /** What the patient chose, null where nothing was chosen. */
  readonly clinic: string | null;
  /** Where the desk is. */
  readonly place: string;
  /** One line that tells staff why, or null. */
  readonly note: string | null;
}

export type Ticket = QueueTicket | Receipt | CashierSlip | DeskSlip;

/** What a layout may name in braces, by kind; `{label}` and `{amount}` stand in the repeated row of a bill's lines alone. */
export const TICKET_FIELDS = {
  queue: ['hospital', 'time', 'number', 'department', 'clinic', 'room', 'floor', 'waiting', 'note'],
  receipt: [
    'hospital',
    'time',
    'name',
    'number',
    'clinic',
    'insurance',
    'total',
    'method',
    'reference',
    'note',
  ],
  cashier: ['hospital', 'time', 'name', 'number', 'clinic', 'total', 'place', 'reference', 'note'],
  desk: ['hospital', 'time', 'reference', 'clinic', 'place', 'note'],
} as const satisfies Record<TicketKind, readonly string[]>;
export const LINE_FIELDS = ['label', 'amount'] as const;
/** Without these a ticket of the kind is of no use to its bearer. */
export const NEEDED_FIELDS = {
  queue: ['number', 'clinic'],
  receipt: ['total', 'reference'],
  cashier: ['total', 'reference', 'place'],
  desk: ['reference', 'place'],
} as const satisfies Record<TicketKind, readonly string[]>;

/** One text, or one a language. `{field}` is filled in; a block of which a field is not known (null) is left out. */
export type LayoutWords = string | { readonly vi: string; readonly en: string };

interface Writing {
  /** Heights of type, falling: the first that fits is taken. In the last one the text takes as many lines as it needs. */
  readonly size: readonly number[];
  readonly weight: 500 | 700 | 800;
}
/** Left out where the field is not known; `reprint` is known on a copy alone. */
interface Conditional {
  readonly when: string | null;
}

export interface TextBlock extends Writing, Conditional {
  readonly text: LayoutWords;
  /** Lines that a size may take before a smaller one is tried. */
  readonly lines: number;
  /** Digits and capitals without marks, to be read from afar: `size` is then the height of a digit. */
  readonly digits: boolean;
}
/** White letters on a black bar. */
export interface BarBlock extends Conditional {
  readonly bar: LayoutWords;
  readonly size: readonly number[];
}
export interface RuleBlock {
  readonly rule: number;
}
export interface SpaceBlock {
  readonly space: number;
}
/** The hospital's logo, at most so wide; left out where there is none. */
export interface LogoBlock {
  readonly logo: number;
}
/** The QR code, at most so wide. */
export interface QrBlock {
  readonly qr: number;
}
/** Two texts on one line, at the left and at the right edge: `{amount}` keeps its line, a long label wraps. */
export interface RowBlock extends Writing, Conditional {
  readonly row: readonly [LayoutWords, LayoutWords];
}
/** The row once for each line of the bill. */
export interface LinesBlock extends Writing {
  readonly eachLine: readonly [LayoutWords, LayoutWords];
}

export type LayoutBlock =
  | TextBlock
  | BarBlock
  | RuleBlock
  | SpaceBlock
  | LogoBlock
  | QrBlock
  | RowBlock
  | LinesBlock;

/** How a hospital lays its tickets out, each from the top down. */
export interface TicketLayouts extends Readonly<Record<TicketKind, readonly LayoutBlock[]>> {
  /** Absolute path of a PNG file, null for none. */
  readonly logo: string | null;
}
