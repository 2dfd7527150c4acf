import {
  CHECK_IN_ELEMENTS,
  type CheckInElement,
  type CheckInField,
  type CheckInRecord,
} from './check-in-xml-fields.ts';

/**
 * `emergency`: MA_DOITUONG_KCB 2 is never told. `no-cost`, `several-costs`: exactly one of service, drug and supply is the first
 * cost. `invalid`: an element that breaks its rule, the first one.
 */
export type CheckInXml =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly error: 'emergency' | 'no-cost' | 'several-costs' }
  | { readonly ok: false; readonly error: 'invalid'; readonly field: CheckInField };

const EMERGENCY = '2';

/** What XML 1.0 has no place for, half characters among it, and controls that nobody sees. */
const NO_XML = /[\p{Cs}\uFFFE\uFFFF]|[^\P{Cc}\t\n\r]/u;
/** A reader takes a bare carriage return for a line feed. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const escaped = (text: string): string => text.replace(/[&<>\r]/g, (sign) => ENTITIES[sign] ?? sign);

const lengthOf = (text: string): number => [...text].length;

/** The element's text, NFC; null where the record breaks its rule. */
const textOf = ({ of, required, size }: CheckInElement, record: CheckInRecord): string | null => {
  const read = of(record);
  const text = read?.normalize('NFC') ?? '';
  if (read === undefined || NO_XML.test(text) || lengthOf(text) > size) return null;
  return required && text.trim() === '' ? null : text;
};

const hindrance = ({ group, service, drug, supply }: CheckInRecord) => {
  if (group.trim() === EMERGENCY) return 'emergency';
  const costs = [service, drug, supply].filter((item) => item !== null).length;
  if (costs === 0) return 'no-cost';
  return costs > 1 ? 'several-costs' : null;
};

/**
 * Bảng check-in (XML0) of one visit: 26 elements in their order, no blanks between them, not signed. The message is UTF-8. (QĐ 130, 4750,
 * 3176/QĐ-BYT; CV 1245/BHXH-CNTT; domain facts D3.)
 */
export const printCheckIn = (record: CheckInRecord): CheckInXml => {
  const error = hindrance(record);
  if (error !== null) return { ok: false, error };
  let row = '';
  for (const element of CHECK_IN_ELEMENTS) {
    const text = textOf(element, record);
    if (text === null) return { ok: false, error: 'invalid', field: element.name };
    row += `<${element.name}>${escaped(text)}</${element.name}>`;
  }
  const list = `<DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB>${row}</TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB>`;
  return { ok: true, xml: `<CHI_TIEU_TRANG_THAI_KCB>${list}<CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>` };
};
