import { readMrz } from '../../../drivers/vision/mrz/read-mrz.ts';
import { openNodeOcr } from '../../../electron/cli/ocr-node.ts';
import { degradedMrzSet, type MrzSample, sharpMrzSet, TODAY } from './mrz-set.ts';
import { openTesseract, type Tesseract } from './tesseract.ts';

/** What ours and the command line made of one picture. */
export interface MrzOutcome {
  readonly kind: string;
  readonly level: number;
  /** `wrong`: accepted, and one of its 90 characters is not what is printed. */
  readonly ours: 'right' | 'refused' | 'wrong';
  readonly ms: number;
  /** All 90 right, from the whole picture, and from the zone alone. */
  readonly whole: boolean;
  readonly zone: boolean;
}

/** The three lines one after the other somewhere in what was read. */
export const holds = (read: readonly string[], lines: readonly string[]): boolean =>
  read.some((_, at) => lines.every((line, row) => read[at + row] === line));

function* everything(sharp: number, perLevel: number): Generator<MrzSample> {
  yield* sharpMrzSet(sharp);
  yield* degradedMrzSet(perLevel);
}

/** Ours and tesseract on every picture; the clock is on ours alone. */
export const runMrz = async (
  sharp: number,
  perLevel: number,
  say: (line: string) => void,
): Promise<readonly MrzOutcome[]> => {
  const ocr = await openNodeOcr();
  const peer: Tesseract = openTesseract();
  const outcomes: MrzOutcome[] = [];
  let last = '';
  try {
    // Compiled and loaded before the clock runs, as it is in a kiosk that has been on for a while.
    for (const { picture } of sharpMrzSet(3, 1)) await readMrz(picture, ocr, TODAY);
    for (const { kind, level, lines, picture, zone } of everything(sharp, perLevel)) {
      if (kind !== last) say(`MRZ, ${kind} …`);
      last = kind;
      const start = performance.now();
      const reading = await readMrz(picture, ocr, TODAY);
      const ms = performance.now() - start;
      const same = reading.lines.join('/') === lines.join('/');
      const ours = !reading.ok ? 'refused' : same ? 'right' : 'wrong';
      const [whole, alone] = [holds(peer.lines(picture), lines), holds(peer.lines(zone), lines)];
      outcomes.push({ kind, level, ours, ms, whole, zone: alone });
    }
    return outcomes;
  } finally {
    peer.close();
    await ocr.close();
  }
};
