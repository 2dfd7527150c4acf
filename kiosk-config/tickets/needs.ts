import type {
  CashierSlip,
  DeskSlip,
  LayoutBlock,
  LayoutWords,
  QueueTicket,
  Receipt,
  Ticket,
  TicketKind,
} from '../../drivers/ports/ticket.ts';
import { NEEDED_FIELDS } from '../../drivers/ports/ticket.ts';
import { fieldsIn } from './templates.ts';

type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];
/** Fields that a ticket may lack: a block that names one of them is left out then. */
const MAY_LACK: {
  readonly queue: readonly Nullable<QueueTicket>[];
  readonly receipt: readonly Nullable<Receipt>[];
  readonly cashier: readonly Nullable<CashierSlip>[];
  readonly desk: readonly Nullable<DeskSlip>[];
} = {
  queue: ['waiting', 'note'],
  receipt: ['name', 'number', 'clinic', 'insurance', 'note'],
  cashier: ['name', 'number', 'clinic', 'note'],
  desk: ['clinic', 'note'],
};
/** What a hospital's staff call each kind. */
export const CALLED: Readonly<Record<TicketKind, string>> = {
  queue: 'a queue ticket',
  receipt: 'a receipt',
  cashier: 'a slip for the cashier',
  desk: 'a slip for the desk',
};
type Language = Ticket['language'];

const inLanguage = (words: LayoutWords, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** Words of a block; those of `eachLine` are a bill line's. */
const wordsOf = (block: LayoutBlock): readonly LayoutWords[] => {
  if ('text' in block) return [block.text];
  if ('bar' in block) return [block.bar];
  return 'row' in block ? block.row : [];
};

/** Fields that a block names in one language. */
const fieldsOf = (block: LayoutBlock, language: Language): string[] =>
  wordsOf(block).flatMap((part) => fieldsIn(inLanguage(part, language)));

const conditionOf = (block: LayoutBlock): string | null => ('when' in block ? block.when : null);

/** The smallest type of a block, which it may come to; millimetres. */
const smallest = (block: LayoutBlock): number => ('size' in block ? (block.size.at(-1) ?? 0) : 0);

/** Letters of a block's own words, without what is filled in. */
const ownLetters = (block: LayoutBlock, language: Language): number => {
  const fixed = wordsOf(block).map((part) => inLanguage(part, language).replace(/\{[^{}]*\}/g, ' '));
  return fixed.join('').match(/\p{L}/gu)?.length ?? 0;
};

/** Millimetres of type that everyone reads at an arm's length, and of a number that is to be found at a glance. */
const READABLE = 2;
const AT_A_GLANCE = 8;
const leastSize = (kind: TicketKind, field: string): number =>
  kind === 'queue' && field === 'number' ? AT_A_GLANCE : READABLE;
/** `COPY` has four. */
const LETTERS_OF_MARK = 4;

/** A fault, and where below the ticket's kind it is. */
export interface Lack {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
const ofKind = (message: string): Lack => ({ path: [], message });

/** What is wrong with a field that a kind of ticket needs. */
function faultOfField(
  kind: TicketKind,
  blocks: readonly LayoutBlock[],
  language: Language,
  field: string,
): Lack | null {
  const mayLack: readonly string[] = MAY_LACK[kind];
  const alwaysShown = (block: LayoutBlock): boolean => {
    const when = conditionOf(block);
    const known = fieldsOf(block, language).every((name) => !mayLack.includes(name));
    return known && (when === null || (when !== 'reprint' && !mayLack.includes(when)));
  };
  const naming = blocks.filter((block) => fieldsOf(block, language).includes(field));
  if (naming.length === 0) return ofKind(`${CALLED[kind]} needs {${field}}`);
  const [first, ...others] = naming.filter(alwaysShown);
  if (first === undefined)
    return ofKind(
      `{${field}} stands only where it may be left out: it needs a block without when and without fields that may be unknown`,
    );
  const least = leastSize(kind, field);
  if ([first, ...others].some((block) => smallest(block) >= least)) return null;
  return {
    path: [blocks.indexOf(first), 'size'],
    message: `{${field}} may come out ${smallest(first)} mm high: its last size must be ${least} or more`,
  };
}

/** What is wrong with the mark that tells a copy from the first print. */
function faultOfMark(kind: TicketKind, blocks: readonly LayoutBlock[], language: Language): Lack | null {
  const mayLack: readonly string[] = MAY_LACK[kind];
  const [first, ...others] = blocks.filter(
    (block) =>
      conditionOf(block) === 'reprint' && !fieldsOf(block, language).some((name) => mayLack.includes(name)),
  );
  if (first === undefined) return ofKind('copies must be marked: a block with when: reprint');
  const worded = [first, ...others].filter((block) => ownLetters(block, language) >= LETTERS_OF_MARK);
  const [mark] = worded;
  if (mark === undefined)
    return {
      path: [blocks.indexOf(first)],
      message: 'copies must be marked by words of its own, such as BẢN IN LẠI: at least four letters',
    };
  if (worded.some((block) => smallest(block) >= READABLE)) return null;
  return {
    path: [blocks.indexOf(mark), 'size'],
    message: `the mark of copies may come out ${smallest(mark)} mm high: its last size must be ${READABLE} or more`,
  };
}

const missingInLanguage = (kind: TicketKind, blocks: readonly LayoutBlock[], language: Language): Lack[] =>
  [
    ...NEEDED_FIELDS[kind].map((field) => faultOfField(kind, blocks, language, field)),
    faultOfMark(kind, blocks, language),
  ].filter((lack) => lack !== null);

/** What a layout lacks without which nobody is served by the paper, in plain words; empty where it lacks nothing. */
export function missingIn(kind: TicketKind, blocks: readonly LayoutBlock[]): Lack[] {
  const vi = missingInLanguage(kind, blocks, 'vi');
  const en = missingInLanguage(kind, blocks, 'en');
  const tells = (lacks: readonly Lack[], { message }: Lack): boolean =>
    lacks.some((lack) => lack.message === message);
  const only = (lack: Lack, language: string): Lack => ({
    ...lack,
    message: `${lack.message} (in ${language})`,
  });
  const told = [
    ...vi.map((lack) => (tells(en, lack) ? lack : only(lack, 'Vietnamese'))),
    ...en.filter((lack) => !tells(vi, lack)).map((lack) => only(lack, 'English')),
  ];
  if (kind === 'queue' && !blocks.some((block) => 'qr' in block))
    told.push(ofKind('a queue ticket needs its QR code, such as - qr: 22'));
  return told;
}
