import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Department } from '../../drivers/ports/his.ts';
import { clinic, department } from '../contract/views.ts';
import type { Log } from './log.ts';

/** What the hospital offers, as the HIS told it last: patients choose from it while the HIS is down. It names no person. */
export interface Catalogue {
  /** Without places: nobody knows by now how many are left. Empty while the HIS was never reached. */
  remembered(): readonly Department[];
  remember(departments: readonly Department[]): void;
}

const stored = z.array(department);

/** `file`: where it outlives a restart. One that cannot be read or written is told, and does without. */
export function createCatalogue(file: string, log: Log): Catalogue {
  let text = read(file, log);
  let known: readonly Department[] = parse(text);

  return {
    remembered: () => known,
    remember(departments) {
      const next = departments.map(({ clinics, ...rest }) => ({
        ...rest,
        clinics: clinics.map((one) => ({ ...clinic.parse(one), free: null })),
      }));
      const now = JSON.stringify(next);
      if (now === text || next.length === 0) return;
      [known, text] = [next, now];
      try {
        writeFileSync(`${file}.new`, now);
        renameSync(`${file}.new`, file);
      } catch (error) {
        log('catalogue.lost', { why: codeOf(error) });
      }
    },
  };
}

function read(file: string, log: Log): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log('catalogue.lost', { why: codeOf(error) });
    return '[]';
  }
}

function parse(text: string): readonly Department[] {
  try {
    return stored.catch([]).parse(JSON.parse(text));
  } catch {
    // Cut short by a power cut: the HIS tells it again.
    return [];
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
