import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { pgmOf } from '../../lab/camera/picture-file.ts';

/** Why tesseract cannot be asked here; null where it can. */
export const tesseractMissing = (): string | null =>
  spawnSync('tesseract', ['--version']).status === 0 ? null : 'tesseract (Debian: tesseract-ocr)';

/** The command line, told all it can be told: engine, layout, letters. */
export interface Tesseract {
  /** The lines that it reads, without blanks. */
  readonly lines: (picture: GrayPicture) => readonly string[];
  readonly close: () => void;
}

/**
 * Debian's data has no legacy engine, which is the better one on this typeface: it gets the data that ours has, of the
 * package @tesseract.js-data/eng.
 */
export const openTesseract = (): Tesseract => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tesseract-'));
  const packed = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/4.0.0/eng.traineddata.gz');
  writeFileSync(join(folder, 'eng.traineddata'), gunzipSync(readFileSync(packed)));
  const file = join(folder, 'picture.pgm');
  const options = ['--tessdata-dir', folder, '-l', 'eng', '--oem', '0', '--psm', '6'];
  const letters = ['-c', 'tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'];
  return {
    lines: (picture) => {
      writeFileSync(file, pgmOf(picture));
      const { status, stdout, stderr } = spawnSync('tesseract', [file, '-', ...options, ...letters], {
        encoding: 'utf8',
        // Its threads wait for each other longer than they work: one is quicker, and what it reads is the same.
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      });
      if (status !== 0) throw new Error(`tesseract: ${status} ${stderr}`);
      return stdout
        .split('\n')
        .map((line) => line.replaceAll(' ', ''))
        .filter((line) => line !== '');
    },
    close: () => rmSync(folder, { recursive: true }),
  };
};
