import { z } from 'zod';
import type {
  BarBlock,
  LayoutBlock,
  LayoutWords,
  LinesBlock,
  LogoBlock,
  QrBlock,
  RowBlock,
  RuleBlock,
  SpaceBlock,
  TextBlock,
  TicketKind,
} from '../../drivers/ports/ticket.ts';
import { LINE_FIELDS, TICKET_FIELDS } from '../../drivers/ports/ticket.ts';
import { BLOCK_DEFAULTS } from './defaults.ts';
import { advice } from './nearest.ts';
import { CALLED } from './needs.ts';
import { faultsOfTemplate } from './templates.ts';
import { chosen, strict } from './wording.ts';

/** Longest template: letters. */
const LONGEST = 300;

const millimetres = (least: number, most: number) => z.number().min(least).max(most);

/** Smaller type is read by nobody. One height or several: `3` is written for `[3]`. */
const sizes = z
  .preprocess(
    (value) => (typeof value === 'number' ? [value] : value),
    z.array(millimetres(1.5, 60)).min(1).max(10),
  )
  .refine(
    (list) => list.every((size, at) => at === 0 || size < (list[at - 1] ?? 0)),
    'sizes must fall, the largest first: the first that fits is taken',
  );
const writing = {
  size: sizes.default([...BLOCK_DEFAULTS.size]),
  weight: z.literal([500, 700, 800]).default(BLOCK_DEFAULTS.weight),
};

const wordsOf = (known: readonly string[]): z.ZodType<LayoutWords> => {
  const template = z
    .string()
    .overwrite((text) => text.normalize('NFC'))
    .refine((text) => text.trim() !== '', 'must not be empty')
    .max(LONGEST)
    .superRefine((text, context) => {
      for (const message of faultsOfTemplate(text, known)) context.addIssue({ code: 'custom', message });
    });
  const both = strict({ vi: template, en: template });
  return chosen<LayoutWords>((value) => (typeof value === 'object' && value !== null ? both : template));
};

/** Every kind of block; the name of its first field tells it from the others. */
interface Shapes {
  readonly text: z.ZodType<TextBlock>;
  readonly bar: z.ZodType<BarBlock>;
  readonly rule: z.ZodType<RuleBlock>;
  readonly space: z.ZodType<SpaceBlock>;
  readonly logo: z.ZodType<LogoBlock>;
  readonly qr: z.ZodType<QrBlock>;
  readonly row: z.ZodType<RowBlock>;
  readonly eachLine: z.ZodType<LinesBlock>;
}

function shapesOf(kind: TicketKind): Shapes {
  const fields = TICKET_FIELDS[kind];
  const words = wordsOf(fields);
  const ofLine = wordsOf(LINE_FIELDS);
  const when = z
    .enum([...fields, 'reprint'])
    .nullable()
    .default(BLOCK_DEFAULTS.when);
  return {
    text: strict({
      text: words,
      ...writing,
      when,
      lines: z.int().min(1).max(10).default(BLOCK_DEFAULTS.lines),
      digits: z.boolean().default(BLOCK_DEFAULTS.digits),
    }),
    bar: strict({ bar: words, size: writing.size, when }),
    rule: strict({ rule: millimetres(0.125, 5) }),
    space: strict({ space: millimetres(0.125, 60) }),
    logo: strict({ logo: millimetres(5, 80) }),
    qr: strict({ qr: millimetres(10, 50) }),
    row: strict({ row: z.tuple([words, words]), ...writing, when }),
    eachLine: strict({ eachLine: z.tuple([ofLine, ofLine]), ...writing }),
  };
}

const WITH_BILL: readonly TicketKind[] = ['receipt', 'cashier'];
const OPTIONS = ['size', 'weight', 'lines', 'digits', 'when'];

/** One block of a ticket of this kind. */
export function blockOf(kind: TicketKind): z.ZodType<LayoutBlock> {
  const shapes = shapesOf(kind);
  const names = [
    'text',
    'bar',
    'rule',
    'space',
    'logo',
    'qr',
    'row',
    'eachLine',
  ] as const satisfies readonly (keyof Shapes)[];
  return chosen<LayoutBlock>((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'must be a block, such as - text: "{hospital}"';
    const [name, second] = names.filter((key) => Object.hasOwn(value, key));
    if (name !== undefined && second !== undefined)
      return `${name} and ${second} stand in one block: each begins with a hyphen of its own`;
    if (name === 'eachLine' && !WITH_BILL.includes(kind))
      return `${CALLED[kind]} has no bill: eachLine stands in ${WITH_BILL.join(' and ')}`;
    if (name !== undefined) return shapes[name];
    const [typed] = Object.keys(value).filter((key) => !OPTIONS.includes(key));
    return typed === undefined
      ? `says not what it is: there are ${names.join(', ')}`
      : `no block is called "${typed.slice(0, 40)}": ${advice(typed, names)}`;
  });
}
