import type {
  CashierSlip,
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
} = {
  queue: ['waiting', 'note'],
  receipt: ['name', 'number', 'clinic', 'insurance', 'note'],
  cashier: ['name', 'number', 'clinic', 'note'],
};
const CALLED: Readonly<Record<TicketKind, string>> = {
  queue: 'a queue ticket',
  receipt: 'a receipt',
  cashier: 'a slip for the cashier',
};
type Language = Ticket['language'];

const inLanguage = (words: LayoutWords, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** Fields that a block names in one language; those of `eachLine` are a bill line's. */
function fieldsOf(block: LayoutBlock, language: Language): string[] {
  const words =
    'text' in block ? [block.text] : 'bar' in block ? [block.bar] : 'row' in block ? block.row : [];
  return words.flatMap((part) => fieldsIn(inLanguage(part, language)));
}

const conditionOf = (block: LayoutBlock): string | null => ('when' in block ? block.when : null);

/** What a layout lacks in one language. */
function missingInLanguage(kind: TicketKind, blocks: readonly LayoutBlock[], language: Language): string[] {
  const mayLack: readonly string[] = MAY_LACK[kind];
  const alwaysKnown = (block: LayoutBlock): boolean =>
    fieldsOf(block, language).every((field) => !mayLack.includes(field));
  const alwaysShown = (block: LayoutBlock): boolean => {
    const when = conditionOf(block);
    return alwaysKnown(block) && (when === null || (when !== 'reprint' && !mayLack.includes(when)));
  };

  const missing: string[] = [];
  for (const field of NEEDED_FIELDS[kind]) {
    const naming = blocks.filter((block) => fieldsOf(block, language).includes(field));
    if (naming.length === 0) missing.push(`${CALLED[kind]} needs {${field}}`);
    else if (!naming.some(alwaysShown))
      missing.push(
        `{${field}} stands only where it may be left out: it needs a block without when and without fields that may be unknown`,
      );
  }
  if (!blocks.some((block) => conditionOf(block) === 'reprint' && alwaysKnown(block)))
    missing.push('copies must be marked: a block with when: reprint');
  return missing;
}

/** What a layout lacks without which nobody is served by the paper, in plain words; empty where it lacks nothing. */
export function missingIn(kind: TicketKind, blocks: readonly LayoutBlock[]): string[] {
  const vi = missingInLanguage(kind, blocks, 'vi');
  const en = missingInLanguage(kind, blocks, 'en');
  const told = [
    ...vi.map((fault) => (en.includes(fault) ? fault : `${fault} (in Vietnamese)`)),
    ...en.filter((fault) => !vi.includes(fault)).map((fault) => `${fault} (in English)`),
  ];
  if (kind === 'queue' && !blocks.some((block) => 'qr' in block))
    told.push('a queue ticket needs its QR code, such as - qr: 22');
  return told;
}
