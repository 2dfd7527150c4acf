import type { CalendarDate } from '../../drivers/codec/calendar.ts';
import { localDay } from '../../drivers/codec/local-day.ts';
import type { MrzTd1 } from '../../drivers/codec/mrz-td1.ts';
import type { MrzFailure } from '../../drivers/vision/mrz/decide.ts';
import type { OcrEngine } from '../../drivers/vision/mrz/ocr.ts';
import { readMrz } from '../../drivers/vision/mrz/read-mrz.ts';
import { print, type Settings } from './configured.ts';
import { openNodeOcr } from './ocr-node.ts';
import { loadPicture, type PictureFailure } from './picture-file.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** What is said of one picture. */
export interface ReadMrz {
  readonly file: string;
  /** As far as they were read, also where they were refused. */
  readonly lines: readonly string[];
  readonly ok: boolean;
  readonly value: MrzTd1 | null;
  readonly error: MrzFailure | PictureFailure | null;
}

/** The zone in the picture of a file. `today` is a FHIR date. */
export const readMrzFile = async (file: string, ocr: OcrEngine, today: CalendarDate): Promise<ReadMrz> => {
  const picture = await loadPicture(file);
  if (!picture.ok) return { file, lines: [], ok: false, value: null, error: picture.error };
  const reading = await readMrz(picture.value, ocr, today);
  const { lines } = reading;
  return reading.ok
    ? { file, lines, ok: true, value: reading.value, error: null }
    : { file, lines, ok: false, value: null, error: reading.reason };
};

/** `read-mrz`: the machine-readable zone in pictures of the back of a card, one object a file; false when any was refused. */
export async function readMrzFiles(settings: Settings, files: readonly string[]): Promise<boolean> {
  const { date: today } = localDay(Date.now(), TIME_ZONE);
  const ocr = await openNodeOcr();
  let all = true;
  for (const file of files) {
    const line = await readMrzFile(file, ocr, today);
    all &&= line.ok;
    print(settings, { ...line });
  }
  await ocr.close();
  return all;
}
