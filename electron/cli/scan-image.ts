import type { CalendarDate } from '../../drivers/codec/calendar.ts';
import { readCode } from '../../drivers/codec/code.ts';
import { localDay } from '../../drivers/codec/local-day.ts';
import type { CodeDecoder } from '../../drivers/vision/qr/decoder.ts';
import { readCodes } from '../../drivers/vision/qr/read-codes.ts';
import { print, type Settings } from './configured.ts';
import { type ParsedCode, parsedCodeOf } from './parsed-code.ts';
import { loadPicture } from './picture-file.ts';
import { openNodeDecoder } from './zxing-node.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** What is said of one code in a picture, or of a picture without one. */
interface Scanned extends ParsedCode {
  readonly file: string;
  readonly text: string | null;
}

const nothing = (file: string, error: string): readonly Scanned[] => [
  { file, text: null, type: 'unknown', ok: false, value: null, warnings: [], error },
];

const scan = async (file: string, decoder: CodeDecoder, today: CalendarDate): Promise<readonly Scanned[]> => {
  const picture = await loadPicture(file);
  if (!picture.ok) return nothing(file, picture.error);
  const codes = await readCodes(picture.value, decoder);
  if (codes.length === 0) return nothing(file, 'no-code');
  // Which of them is meant, nobody knows here.
  const several = codes.length > 1 ? ['several-codes'] : [];
  return codes.map(({ text }) => {
    const parsed = parsedCodeOf(readCode(text, today));
    return { file, text, ...parsed, warnings: [...parsed.warnings, ...several] };
  });
};

/**
 * `scan-image`: finds and parses the QR codes in pictures, one object a code in reading order, or one with the reason for a picture
 * without one; false when any was refused.
 */
export async function scanImages(settings: Settings, files: readonly string[]): Promise<boolean> {
  const { date: today } = localDay(Date.now(), TIME_ZONE);
  const decoder = await openNodeDecoder();
  let all = true;
  for (const file of files) {
    for (const line of await scan(file, decoder, today)) {
      all &&= line.ok;
      print(settings, { ...line });
    }
  }
  return all;
}
