import { execFile, spawnSync } from 'node:child_process';

const languages = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });

/** Null where tesseract reads Vietnamese here, else what is missing. */
export const missingForOcr = (): string | null =>
  languages.error === undefined && /^vie$/m.test(languages.stdout)
    ? null
    : 'tesseract with its language vie is missing';

/** Text of a picture as tesseract reads it. */
export const readPicture = (png: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile('tesseract', ['-', '-', '-l', 'vie', '--psm', '6'], (error, text) =>
      error ? reject(error) : resolve(text),
    );
    child.stdin?.end(png);
  });

/** OCR mixes up marks and blanks of small print: letters and digits without marks are what a comparison needs. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
