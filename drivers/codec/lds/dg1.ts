import { firstValue } from '../ber-tlv.ts';
import type { CalendarDate } from '../calendar.ts';
import { type MrzTd1, parseMrzTd1 } from '../mrz-td1.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { childrenOf } from './der.ts';

/** EF.DG1 (ICAO 9303-10, 4.7.1). */
export interface Dg1 {
  /** The 90 characters as the chip has them. */
  readonly text: string;
  readonly mrz: MrzTd1;
}

const TAG = { file: 0x61, mrz: 0x5f1f };
const TD1_LENGTH = 90;

/**
 * Reads the machine-readable zone of the chip. `today` (FHIR date) as in `parseMrzTd1`. `unsupported`: a zone of two
 * lines, as passports have; `invalid`: check digits or values that are wrong.
 */
export const parseDg1 = (bytes: Uint8Array, today: CalendarDate): Decoded<Dg1> => {
  const file = openFile(bytes, TAG.file);
  if (!file.ok) return file;
  const objects = childrenOf(file.value);
  const zone = objects === null ? null : firstValue(objects, TAG.mrz);
  if (zone === null) return refuse('malformed');
  if (zone.length !== TD1_LENGTH) return refuse('unsupported');
  const text = String.fromCharCode(...zone);
  const mrz = parseMrzTd1(text, today);
  return mrz.ok ? { ok: true, value: { text, mrz: mrz.value } } : refuse('invalid');
};
