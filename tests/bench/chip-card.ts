import { z } from 'zod';
import { WELL } from '../lab/chip/contents.ts';
import { issueChip } from '../lab/chip/issuer/issue.ts';
import { authorityOf, completeOptions } from '../lab/chip/issuer/options.ts';
import { chipPersonOf } from '../lab/chip/issuer/person.ts';
import { createChip } from '../lab/chip/os/chip.ts';
import { onLine } from '../lab/chip/reader/line.ts';
import { startChipReaders } from '../lab/chip/reader/readers.ts';
import { persona } from '../personas.ts';
import { boundsOf } from './chip-bound.ts';

/** Card and reader in a process of their own, as a real card computes on its own: told what to do over IPC. */

const order = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('insert'),
    maxResponse: z.number().int(),
    extended: z.boolean(),
    bitsPerSecond: z.number(),
    msPerApdu: z.number(),
    portraitBytes: z.number().int(),
  }),
  z.strictObject({ do: z.literal('remove') }),
]);
export type CardOrder = z.infer<typeof order>;

const readers = await startChipReaders({ readers: ['Bench reader'], pollMs: 20 });
const [reader] = readers.readers;
const tell = (word: object): void => void process.send?.(word);

/** The card that the orders are about; what it is made of does not change between two reads. */
const contentsOf = new Map<number, ReturnType<typeof issueChip>>();
const contents = (portraitBytes: number): ReturnType<typeof issueChip> => {
  const known =
    contentsOf.get(portraitBytes) ?? issueChip(chipPersonOf(persona('covered')), { portraitBytes });
  contentsOf.set(portraitBytes, known);
  return known;
};

process.on('message', async (message) => {
  const wish = order.parse(message);
  if (wish.do === 'remove') {
    await reader?.remove();
    tell({ done: true });
    return;
  }
  const { maxResponse, extended, portraitBytes, ...line } = wish;
  const issued = contents(portraitBytes);
  const card = createChip(issued, { ...WELL, maxResponse, extended });
  await reader?.insert(onLine(card, line));
  tell({ done: true, bounds: boundsOf(issued, { maxResponse, extended }, line) });
});
process.on('disconnect', () => void readers.close().then(() => process.exit(0)));
const who = chipPersonOf(persona('covered'));
tell({ socket: readers.socket, csca: authorityOf(completeOptions(who, {})).cscaPem });
