import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { LayoutBlock, TicketKind, TicketLayouts } from '../../drivers/ports/ticket.ts';
import { blockOf } from './blocks.ts';
import { DEFAULT_TICKET_LAYOUTS } from './defaults.ts';
import { tooLong } from './length.ts';
import { missingIn } from './needs.ts';
import { chosen, strict } from './wording.ts';

/** A longer ticket is no ticket. */
const MOST_BLOCKS = 60;

const layoutOf = (kind: TicketKind) =>
  z
    .array(blockOf(kind))
    .min(1)
    .max(MOST_BLOCKS)
    .superRefine((blocks, context) => {
      if (blocks.length === 0) return;
      const long = tooLong(blocks);
      if (long !== null) context.addIssue({ code: 'custom', message: long });
      for (const { path, message } of missingIn(kind, blocks))
        context.addIssue({ code: 'custom', path: [...path], message });
    })
    .default((): LayoutBlock[] => [...DEFAULT_TICKET_LAYOUTS[kind]]);

const fields = strict({
  logo: z.string().refine(isAbsolute, 'must be an absolute path').nullable().default(null),
  queue: layoutOf('queue'),
  receipt: layoutOf('receipt'),
  cashier: layoutOf('cashier'),
  desk: layoutOf('desk'),
}) satisfies z.ZodType<TicketLayouts>;

/**
 * How a hospital lays its tickets out; a kind that it leaves out looks as the house's own. Takes its own output again
 * unchanged. `logo` is an absolute path here: the loader makes it one, and looks at the file.
 */
export const ticketLayouts = chosen<TicketLayouts>(() => fields);
