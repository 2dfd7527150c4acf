import { deflateSync } from 'node:zlib';
import type { Paper, Picture } from '../../ports/printer.ts';

/** Sizes of ISO 216 in millimetres, with the names of PWG 5101.1. */
export const SHEETS = {
  A5: { width: 148, height: 210, media: 'iso_a5_148x210mm' },
  A4: { width: 210, height: 297, media: 'iso_a4_210x297mm' },
} as const;
export type SheetName = keyof typeof SHEETS;

/** Dots an inch of a sheet: fine enough for letters of 2 mm, and every office printer's own measure or half of it. */
const DPI = 300;
/** Millimetres at every edge that no office printer prints on. */
const MARGIN = 5;
const MM_AN_INCH = 25.4;
const POINTS_AN_INCH = 72;

const dots = (mm: number): number => Math.floor((mm / MM_AN_INCH) * DPI);
const points = (count: number): string => ((count * POINTS_AN_INCH) / DPI).toFixed(3);
/** Whole dots, so that those of the picture meet those of the printer. */
const EDGE = Math.round((MARGIN / MM_AN_INCH) * DPI);

/**
 * The image stands so many dots inside of its place: edges on the very border of a dot make some renderers (poppler) draw it one dot wider,
 * with every dot moved.
 */
const INSET = 0.05;

/** What a picture for this sheet must fit on. */
export const sheetPaper = (sheet: SheetName): Paper & { readonly height: number } => ({
  width: dots(SHEETS[sheet].width - 2 * MARGIN),
  height: dots(SHEETS[sheet].height - 2 * MARGIN),
  dpi: DPI,
});

/** Objects of a PDF file, numbered from 1 in the order in which they are added. */
const createFile = () => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const starts: number[] = [];
  let size = parts[0]?.length ?? 0;
  const put = (bytes: Buffer): void => {
    parts.push(bytes);
    size += bytes.length;
  };
  return {
    add: (dictionary: string, stream?: Uint8Array): void => {
      starts.push(size);
      put(Buffer.from(`${starts.length} 0 obj\n${dictionary}\n`));
      if (stream) {
        put(Buffer.from('stream\n'));
        put(Buffer.from(stream));
        put(Buffer.from('\nendstream\n'));
      }
      put(Buffer.from('endobj\n'));
    },
    /** Closes the file; object 1 is the catalogue. */
    end: (): Uint8Array => {
      const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
      const count = starts.length + 1;
      const head = `xref\n0 ${count}\n0000000000 65535 f \n${table}`;
      put(Buffer.from(`${head}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF\n`));
      return Buffer.concat(parts);
    },
  };
};

/**
 * A picture as a PDF (ISO 32000-1) of as many sheets as it is high, at true size: one dot is 1/300 inch, from the margin at the top left on.
 * Each sheet is one image of 1 bit a dot, so that the dots arrive as they are.
 * @throws RangeError for a picture that is wider than the sheet, or empty: a part of a ticket is never printed.
 */
export const pdfOf = (picture: Picture, sheet: SheetName): Uint8Array => {
  const paper = sheetPaper(sheet);
  const { width, height, data } = picture;
  if (width > paper.width || width < 1 || height < 1)
    throw new RangeError(`a picture of ${width} × ${height} dots does not fit on ${sheet}`);
  const stride = Math.ceil(width / 8);
  const sheets = Math.ceil(height / paper.height);
  const wide = ((SHEETS[sheet].width / MM_AN_INCH) * POINTS_AN_INCH).toFixed(3);
  const tall = (SHEETS[sheet].height / MM_AN_INCH) * POINTS_AN_INCH;
  const file = createFile();
  const kids = Array.from({ length: sheets }, (_, index) => `${3 + index * 3} 0 R`);
  file.add('<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</PrintScaling/None>>>>');
  file.add(
    `<</Type/Pages/Count ${sheets}/Kids[${kids.join(' ')}]/MediaBox[0 0 ${wide} ${tall.toFixed(3)}]>>`,
  );
  for (let index = 0; index < sheets; index++) {
    const top = index * paper.height;
    const rows = Math.min(paper.height, height - top);
    const bottom = (tall - ((EDGE + rows - INSET) * POINTS_AN_INCH) / DPI).toFixed(3);
    const first = 3 + index * 3;
    const resources = `<</XObject<</I ${first + 2} 0 R>>>>`;
    file.add(`<</Type/Page/Parent 2 0 R/Resources${resources}/Contents ${first + 1} 0 R>>`);
    const drawing = Buffer.from(
      `q ${points(width - 2 * INSET)} 0 0 ${points(rows - 2 * INSET)} ${points(EDGE + INSET)} ${bottom} cm /I Do Q`,
    );
    file.add(`<</Length ${drawing.length}>>`, drawing);
    const image = deflateSync(data.subarray(top * stride, (top + rows) * stride));
    // Decode: a set bit is black.
    const kind = '/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]';
    file.add(`<<${kind}/Width ${width}/Height ${rows}/Filter/FlateDecode/Length ${image.length}>>`, image);
  }
  return file.end();
};
