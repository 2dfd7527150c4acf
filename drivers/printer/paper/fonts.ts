import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { err, ok, type Result } from '../../ports/result.ts';
import { codePointsOf } from './cmap.ts';

/** The typeface comes cut by script: a letter that one family lacks is taken from the next. */
const SCRIPTS = ['latin', 'vietnamese', 'latin-ext'] as const;
const WEIGHTS = [500, 700, 800] as const;
export type Weight = (typeof WEIGHTS)[number];

const familyOf = (script: string): string => `ticket-${script}`;
const FAMILIES = SCRIPTS.map((script) => `"${familyOf(script)}"`).join(', ');

/** CSS font of the ticket's typeface, Be Vietnam Pro. */
export const fontOf = (weight: Weight, px: number): string => `${weight} ${px}px ${FAMILIES}`;

/** Code points that every weight can draw. */
let letters: ReadonlySet<number> | null = null;

/** Code points of one weight, in all of its files. Throws where a file is missing or broken. */
const loadWeight = (weight: Weight): ReadonlySet<number> => {
  const { resolve } = createRequire(import.meta.url);
  const points = new Set<number>();
  for (const script of SCRIPTS) {
    const name = `be-vietnam-pro-${script}-${weight}-normal.woff`;
    // As bytes: inside of an application archive only Node can read the path.
    const file = readFileSync(resolve(`@fontsource/be-vietnam-pro/files/${name}`));
    const found = codePointsOf(file);
    if (found.size === 0 || GlobalFonts.register(file, familyOf(script)) === null)
      throw new Error(`font not accepted: ${name}`);
    for (const point of found) points.add(point);
  }
  return points;
};

/** Loads the typeface once for the process. */
export const loadTicketFonts = (): Result<void, 'not-found'> => {
  if (letters !== null) return ok(undefined);
  try {
    const [first, ...others] = WEIGHTS.map(loadWeight);
    letters = new Set([...(first ?? [])].filter((point) => others.every((points) => points.has(point))));
    return ok(undefined);
  } catch (error) {
    return err('not-found', error instanceof Error ? error.message : 'the typeface is unreadable');
  }
};

/** Whether the typeface has a glyph for a code point. `loadTicketFonts` must have succeeded. */
export const hasGlyph = (point: number): boolean => {
  if (letters === null) throw new Error('the typeface of tickets is not loaded');
  return letters.has(point);
};
