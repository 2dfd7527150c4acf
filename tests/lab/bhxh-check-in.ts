import { z } from 'zod';

/** A message (XML0) that the portal took: its 26 elements as text. */
export type TakenCheckIn = Readonly<Record<string, string>>;

/** Form fields of a message (domain facts D3). */
const form = z.object({
  username: z.string(),
  loaiHoSo: z.literal('0'),
  maTinh: z.string().regex(/^\d{2}$/),
  maCSKCB: z.string().regex(/^\d{2}[0-9A-Z]{3}$/),
  fileHSBase64: z.base64().min(4),
});

const MINUTE = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d$/;
/** Parts that are not known are 0. */
const BIRTH = /^\d{4}(0000|(0[1-9]|1[0-2])(00|0[1-9]|[12]\d|3[01]))([01]\d|2[0-3])[0-5]\d$/;
const DAYS = /^(\d{8}(;|$)|;)*$/;

/** Name, most characters, and the form it must have; the order is the message's. */
const ELEMENTS: readonly (readonly [string, number, RegExp])[] = [
  ['MA_LK', 100, /^.*\S.*$/],
  ['STT', 10, /^[1-9]\d*$/],
  ['MA_BN', 100, /^.*\S.*$/],
  ['HO_TEN', 255, /^.*\S.*$/],
  ['SO_CCCD', 15, /^.*$/],
  ['NGAY_SINH', 12, BIRTH],
  ['GIOI_TINH', 1, /^[123]$/],
  ['MA_THE_BHYT', 80, /^([0-9A-Z]{1,15}(;|$))*$/],
  ['MA_DKBD', 80, /^(\d{2}[0-9A-Z]{3}(;|$)|;)*$/],
  ['GT_THE_TU', 80, DAYS],
  ['GT_THE_DEN', 80, DAYS],
  ['MA_DOITUONG_KCB', 4, /^\d{1,2}(\.\d{1,2})?$/],
  ['NGAY_VAO', 12, MINUTE],
  ['NGAY_VAO_NOI_TRU', 12, /^(\d{12})?$/],
  ['LY_DO_VNT', 4_000, /^[\s\S]*$/],
  ['MA_LY_DO_VNT', 5, /^.*$/],
  ['MA_LOAI_KCB', 2, /^(0[1-9]|1[0-6])$/],
  ['MA_CSKCB', 5, /^\d{2}[0-9A-Z]{3}$/],
  ['MA_DICH_VU', 50, /^.*$/],
  ['TEN_DICH_VU', 1024, /^.*$/],
  ['MA_THUOC', 255, /^.*$/],
  ['TEN_THUOC', 1024, /^.*$/],
  ['MA_VAT_TU', 255, /^.*$/],
  ['TEN_VAT_TU', 1024, /^.*$/],
  ['NGAY_YL', 12, MINUTE],
  ['DU_PHONG', 4_000, /^[\s\S]*$/],
];
const PAIRS = [
  ['MA_DICH_VU', 'TEN_DICH_VU'],
  ['MA_THUOC', 'TEN_THUOC'],
  ['MA_VAT_TU', 'TEN_VAT_TU'],
] as const;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', '#13': '\r' };

/** A reader of tags that goes through the message once. */
class Tags {
  private at = 0;
  private readonly xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** Whether `text` stands here; it is passed over then. */
  take(text: string): boolean {
    if (!this.xml.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** What stands before the next tag. */
  text(): string {
    const end = this.xml.indexOf('<', this.at);
    const raw = this.xml.slice(this.at, end < 0 ? undefined : end);
    this.at += raw.length;
    return raw.replace(/&([^;&]*);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  }

  get ended(): boolean {
    return this.at === this.xml.length;
  }
}

const OPENING = ['<CHI_TIEU_TRANG_THAI_KCB>', '<DSACH_TRANG_THAI_KCB>', '<TRANG_THAI_KCB>'];
const CLOSING = [
  '</TRANG_THAI_KCB>',
  '</DSACH_TRANG_THAI_KCB>',
  '<CHUKYDONVI/>',
  '</CHI_TIEU_TRANG_THAI_KCB>',
];

/** The elements of a message, or what is wrong with it. */
export const readCheckIn = (xml: string): TakenCheckIn | string => {
  const tags = new Tags(xml);
  const taken: Record<string, string> = {};
  if (!OPENING.every((tag) => tags.take(tag))) return 'head';
  for (const [name, size, form] of ELEMENTS) {
    if (!tags.take(`<${name}>`)) return `${name} is not where it belongs`;
    const text = tags.text();
    if (!tags.take(`</${name}>`)) return `${name} does not end`;
    if (Array.from(text).length > size || !form.test(text)) return `${name} breaks its rule`;
    taken[name] = text;
  }
  if (!CLOSING.every((tag) => tags.take(tag)) || !tags.ended) return 'foot';
  const told = PAIRS.filter(([code, name]) => taken[code] !== '' || taken[name] !== '');
  if (told.length !== 1) return 'one of service, drug and supply';
  if (told.some((pair) => pair.some((name) => taken[name] === ''))) return 'half a pair';
  return taken.MA_DOITUONG_KCB === '2' ? 'an emergency' : taken;
};

/** The message within a form; what is wrong with it otherwise. */
export const checkInOf = (fields: unknown, username: string): TakenCheckIn | string => {
  const parsed = form.safeParse(fields);
  if (!parsed.success || parsed.data.username !== username) return 'form';
  const bytes = Buffer.from(parsed.data.fileHSBase64, 'base64');
  const taken = readCheckIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof taken !== 'string' && taken.MA_CSKCB !== parsed.data.maCSKCB) return 'another facility';
  return taken;
};
