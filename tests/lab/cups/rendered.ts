import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bitmap, bytesPerRow } from '../../../drivers/codec/bitmap.ts';

const run = promisify(execFile);

/** Sheets of a PDF as poppler sees them. */
export interface RenderedPdf {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly sheets: readonly Bitmap[];
}

/** A raw PBM file: `P4`, width and height, then rows as bitmaps have them. */
const bitmapOf = (file: Buffer): Bitmap => {
  const head = /^P4\s+(\d+)\s+(\d+)\s/.exec(file.subarray(0, 64).toString('latin1'));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const data = new Uint8Array(file.subarray(head?.[0].length ?? 0));
  if (data.length !== bytesPerRow(width) * height) throw new Error('no PBM of that size');
  return { width, height, data };
};

const MM_A_POINT = 25.4 / 72;

/** Renders a PDF with pdftoppm at 300 dots an inch in black and white. @throws Error for what poppler cannot read. */
export const renderPdf = async (pdf: Uint8Array): Promise<RenderedPdf> => {
  const folder = await mkdtemp(join(tmpdir(), 'tiep-don-pdf-'));
  try {
    const file = join(folder, 'in.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdfinfo', [file]);
    const count = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
    const size = /^Page size:\s+([\d.]+) x ([\d.]+) pts/m.exec(stdout);
    await run('pdftoppm', ['-r', '300', '-mono', file, join(folder, 'out')]);
    const sheets: Bitmap[] = [];
    for (let page = 1; page <= count; page++)
      sheets.push(bitmapOf(await readFile(join(folder, `out-${page}.pbm`))));
    return { width: Number(size?.[1]) * MM_A_POINT, height: Number(size?.[2]) * MM_A_POINT, sheets };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
