import { type InputField, parseInputFields } from './hid-descriptor.ts';

/**
 * Where the parts of a scanned-data report stand: bytes from the start of the report as it is read, the byte of its id
 * included.
 */
export interface HidPosLayout {
  /** Null where the device numbers no reports. */
  readonly reportId: number | null;
  /** The byte that says how many bytes of data are meant; null: the data ends where only NUL follows. */
  readonly length: number | null;
  /** The first of the three characters of the AIM symbology identifier (ISO/IEC 15424), `]Q1`. */
  readonly symbology: number | null;
  readonly data: number;
  readonly dataBytes: number;
  /** The flag that the rest of the code comes in the next report; null: every code fits in one. */
  readonly more: { readonly byte: number; readonly bit: number } | null;
}

/** One report: a code, or a piece of one. */
export interface HidPosPiece {
  readonly data: Uint8Array;
  /** `]Q1`; null where the scanner tells none. */
  readonly symbology: string | null;
  readonly more: boolean;
}

/** Usage page Bar Code Scanner (HID Point of Sale Usage Tables 1.02, 3). */
export const BAR_CODE_SCANNER_PAGE = 0x8c;
const SYMBOLOGY_IDENTIFIERS = [0xfb, 0xfc, 0xfd];
const DECODED_DATA = 0xfe;
const DECODE_DATA_CONTINUED = 0xff;
/** Byte Count stands on the page Generic Desktop. */
const GENERIC_DESKTOP_PAGE = 0x01;
const BYTE_COUNT = 0x3b;

const AIM_FIRST: HidPosLayout = {
  reportId: 2,
  length: 1,
  symbology: 2,
  data: 5,
  dataBytes: 56,
  more: { byte: 63, bit: 0 },
};

/**
 * What the scanners of most makers send, 64 bytes, for systems that show no report descriptor. `aim-first`: Honeywell and
 * those that follow it. `data-first`: Newland, which has other bytes behind the data.
 */
export const KNOWN_LAYOUTS = {
  'aim-first': AIM_FIRST,
  'data-first': { ...AIM_FIRST, symbology: null, data: 2 },
} as const satisfies Readonly<Record<string, HidPosLayout>>;

/** A field of whole bytes at a whole byte. */
const isBytes = ({ bit, size }: InputField): boolean => size === 8 && bit % 8 === 0;

const layoutAround = (data: InputField, fields: readonly InputField[]): HidPosLayout => {
  const find = (page: number, usage: number): InputField | undefined =>
    fields.find((field) => field.reportId === data.reportId && field.page === page && field.usage === usage);
  const byteOf = (field: InputField | undefined): number | null =>
    field !== undefined && isBytes(field) ? field.bit / 8 : null;
  const length = byteOf(find(GENERIC_DESKTOP_PAGE, BYTE_COUNT));
  const places = SYMBOLOGY_IDENTIFIERS.map((usage) => byteOf(find(BAR_CODE_SCANNER_PAGE, usage)));
  const [symbology = null] = places;
  const inARow = places.every((place, index) => place !== null && place === (symbology ?? 0) + index);
  const more = find(BAR_CODE_SCANNER_PAGE, DECODE_DATA_CONTINUED);
  return {
    reportId: data.reportId,
    length,
    symbology: inARow ? symbology : null,
    data: data.bit / 8,
    dataBytes: data.count,
    more: more === undefined ? null : { byte: Math.floor(more.bit / 8), bit: more.bit % 8 },
  };
};

/** The reports of a device that carry decoded data, read from its report descriptor; none where it has no such report. */
export const hidPosLayouts = (descriptor: Uint8Array): readonly HidPosLayout[] => {
  const fields = parseInputFields(descriptor) ?? [];
  return fields
    .filter(({ page, usage }) => page === BAR_CODE_SCANNER_PAGE && usage === DECODED_DATA)
    .filter(isBytes)
    .map((data) => layoutAround(data, fields));
};

/** Bytes up to the last that is not NUL. */
const withoutPadding = (data: Uint8Array): Uint8Array => {
  let end = data.length;
  while (end > 0 && data[end - 1] === 0) end--;
  return data.subarray(0, end);
};

/** What a report says; null for a report of another kind, or one too short to hold data. */
export const readHidPosReport = (
  layouts: readonly HidPosLayout[],
  report: Uint8Array,
): HidPosPiece | null => {
  const layout = layouts.find(({ reportId }) => reportId === null || reportId === report[0]);
  if (layout === undefined || report.length <= layout.data) return null;
  const room = report.subarray(layout.data, layout.data + layout.dataBytes);
  const identifier =
    layout.symbology === null
      ? ''
      : String.fromCharCode(...report.subarray(layout.symbology, layout.symbology + 3));
  const flag = layout.more === null ? 0 : ((report[layout.more.byte] ?? 0) >> layout.more.bit) & 1;
  return {
    data: layout.length === null ? withoutPadding(room) : room.subarray(0, report[layout.length] ?? 0),
    symbology: /^\][A-Za-z][\dA-Za-z]$/.test(identifier) ? identifier : null,
    more: flag === 1,
  };
};
