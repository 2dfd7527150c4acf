import type { LayoutBlock } from '../../drivers/ports/ticket.ts';

/** Millimetres. What a hospital fills in makes a ticket longer still; that is tried out when the type is at hand. */
const LONGEST = 400;

/** What a block takes of the paper at least. */
const lengthOf = (block: LayoutBlock): number => {
  if ('rule' in block) return block.rule;
  if ('space' in block) return block.space;
  if ('logo' in block) return block.logo;
  if ('qr' in block) return block.qr;
  return block.size.at(-1) ?? 0;
};

/** What is wrong with blocks that are longer than a ticket may be, each text in one line of its smallest type; null where they are not. */
export function tooLong(blocks: readonly LayoutBlock[]): string | null {
  const whole = blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  return whole > LONGEST
    ? `is at least ${Math.round(whole)} mm long, before anything is filled in: at most ${LONGEST} mm`
    : null;
}
