import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { err, ok, type Result } from '../../ports/result.ts';

/** The typeface comes cut by script: a letter that one family lacks is taken from the next. */
const SCRIPTS = ['latin', 'vietnamese', 'latin-ext'] as const;
const WEIGHTS = [500, 700, 800] as const;
export type Weight = (typeof WEIGHTS)[number];

const familyOf = (script: string): string => `ticket-${script}`;
const FAMILIES = SCRIPTS.map((script) => `"${familyOf(script)}"`).join(', ');

/** CSS font of the ticket's typeface, Be Vietnam Pro. */
export const fontOf = (weight: Weight, px: number): string => `${weight} ${px}px ${FAMILIES}`;

let loaded: Result<void, 'not-found'> | null = null;

const load = (): Result<void, 'not-found'> => {
  const { resolve } = createRequire(import.meta.url);
  for (const script of SCRIPTS) {
    for (const weight of WEIGHTS) {
      const file = `be-vietnam-pro-${script}-${weight}-normal.woff`;
      try {
        // As bytes: inside of an application archive only Node can read the path.
        const key = GlobalFonts.register(
          readFileSync(resolve(`@fontsource/be-vietnam-pro/files/${file}`)),
          familyOf(script),
        );
        if (key === null) return err('not-found', `font not accepted: ${file}`);
      } catch (error) {
        return err('not-found', `${file}: ${error instanceof Error ? error.message : 'unreadable'}`);
      }
    }
  }
  return ok(undefined);
};

/** Loads the typeface once for the process. */
export const loadTicketFonts = (): Result<void, 'not-found'> => {
  if (loaded === null || !loaded.ok) loaded = load();
  return loaded;
};
