import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import { type LayoutBlock, type LayoutWords, TICKET_KINDS, type TicketLayouts } from '../../ports/ticket.ts';
import { fixedWords } from './fields.ts';
import { loadTicketFonts } from './fonts.ts';
import { firstLacking } from './glyphs.ts';
import { tooLong } from './length.ts';
import { type Logo, readLogo } from './logo.ts';

/** All that a hospital's tickets are drawn from, read and checked. */
export interface House {
  readonly layouts: TicketLayouts;
  readonly logo: Logo | null;
}

const wordsOf = (block: LayoutBlock): readonly LayoutWords[] => {
  if ('text' in block) return [block.text];
  if ('bar' in block) return [block.bar];
  if ('row' in block) return block.row;
  return 'eachLine' in block ? block.eachLine : [];
};

const codeOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first letter of the fixed words that the typeface lacks, and where: `queue[3]` is the fourth block of the queue ticket. */
const lackingLetter = (layouts: TicketLayouts): string | null => {
  for (const kind of TICKET_KINDS) {
    for (const [index, block] of layouts[kind].entries()) {
      const letter = firstLacking(wordsOf(block).map(fixedWords).join(' '));
      if (letter !== null)
        return `${kind}[${index}]: the typeface has no letter for “${letter}” (${codeOf(letter)})`;
    }
  }
  return null;
};

/**
 * Loads the typeface and the logo, and checks that all fixed words can be printed, and a long ticket of each kind. `not-found`: the typeface is missing.
 * `misconfigured`: the logo is missing, broken or too large, a letter is lacking, or a ticket too long; the detail says which and where.
 */
export const openHouse = async (
  layouts: TicketLayouts,
): Promise<Result<House, 'not-found' | 'misconfigured'>> => {
  const fonts = loadTicketFonts();
  if (!fonts.ok) return fonts;
  const lacking = lackingLetter(layouts);
  if (lacking !== null) return err('misconfigured', lacking);
  const logo = layouts.logo === null ? ok(null) : await readLogo(layouts.logo);
  if (!logo.ok) return logo;
  const long = tooLong(layouts, logo.value);
  return long === null ? ok({ layouts, logo: logo.value }) : err('misconfigured', long);
};
