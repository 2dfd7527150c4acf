import { execFile, spawnSync } from 'node:child_process';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const languages = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });

/** Null where tesseract reads Vietnamese here, else what is missing. */
export const missingForOcr = (): string | null =>
  languages.error === undefined && /^vie$/m.test(languages.stdout)
    ? null
    : 'tesseract with its language vie is missing';

/** Sizes at which the lines of a ticket, 3 to 6 mm high, lie where tesseract reads best. */
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

const tesseract = (png: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile('tesseract', ['-', '-', '-l', 'vie', '--psm', '4'], (error, text) =>
      error ? reject(error) : resolve(text),
    );
    child.stdin?.end(png);
  });

/** Text of a picture as tesseract reads it at two sizes, one after the other. */
export const readPicture = async (png: Buffer): Promise<string> =>
  (await Promise.all(SCALES.map(async (scale) => tesseract(await scaled(png, scale))))).join('\n');

/** OCR mixes up marks and blanks of small print: letters and digits without marks are what a comparison needs. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
