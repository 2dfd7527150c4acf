import { execFile, spawnSync } from 'node:child_process';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const languages = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });

/** Null where tesseract reads Vietnamese here, else what is missing. */
export const missingForOcr = (): string | null =>
  languages.error === undefined && /^vie$/m.test(languages.stdout)
    ? null
    : 'tesseract with its language vie is missing';

/** Sizes at which the lines of a whole ticket at 203 dpi, 3 to 6 mm high, lie where tesseract reads best. */
const SCALES = [0.6, 0.75];
const MARGIN = 40;

async function scaled(png: Buffer, scale: number): Promise<Buffer> {
  const picture = await loadImage(png);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const canvas = createCanvas(width + 2 * MARGIN, height + 2 * MARGIN);
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, MARGIN, MARGIN, width, height);
  return canvas.toBuffer('image/png');
}

/** `--psm`: 4 a column of text of many sizes, 6 a block of even text. */
type Mode = '4' | '6';

const tesseract = (png: Buffer, mode: Mode, language = 'vie'): Promise<string> =>
  new Promise((resolve, reject) => {
    // Its threads wait for each other by spinning: one alone is faster where pictures are read side by side.
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const child = execFile('tesseract', ['-', '-', '-l', language, '--psm', mode], { env }, (error, text) =>
      error ? reject(error) : resolve(text),
    );
    child.stdin?.end(png);
  });

/** Text of a picture as tesseract reads it at some sizes, one after the other. */
export const readPicture = async (png: Buffer): Promise<string> =>
  (await Promise.all(SCALES.map(async (scale) => tesseract(await scaled(png, scale), '4')))).join('\n');

const ENGLISH_TOO = /^eng$/m.test(languages.stdout ?? '') ? 'eng+vie' : 'vie';

/** Even text of a picture, a line a line, as tesseract reads it in Vietnamese, and in English, too, where it knows that. */
export const readLines = async (png: Buffer, scale: number, alsoEnglish: boolean): Promise<string> =>
  tesseract(await scaled(png, scale), '6', alsoEnglish ? ENGLISH_TOO : 'vie');

/** OCR mixes up marks and blanks of small print: letters and digits without marks are what a comparison needs. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
