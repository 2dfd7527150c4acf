import { type Plugged, plugHid } from './uhid.ts';

/** How a model of scanner builds its reports: HID Point of Sale Usage Tables 1.02, 3 leaves it to the maker. */
export interface ScannerModel {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly descriptor: Uint8Array;
  /** Bytes of a code that one report carries. */
  readonly room: number;
  /** Whether every report of a code tells its symbology; else the first alone does. */
  readonly repeatsIdentifier: boolean;
  /** Builds a report. `identifier` is the AIM symbology identifier, `]Q1`. */
  readonly report: (identifier: string, data: Uint8Array, more: boolean) => Uint8Array;
}

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replace(/\s|\(.*?\)/g, ''), 'hex'));

const ROOM_OF_64 = 56;

/** The layout that most makers share: 64 bytes, of which two are the maker's own. */
export const COUNTING_SCANNER: ScannerModel = {
  name: 'Lab counting scanner',
  vendorId: 0x0c2e,
  productId: 0x0b81,
  descriptor: hex(`
    05 8C (usage page: bar code scanner)     09 02 (bar code scanner)           A1 01 (collection: application)
      09 12 (scanned data report)            A1 02 (collection: logical)        85 02 (report id 2)
        15 00 (logical minimum 0)            26 FF 00 (logical maximum 255)     75 08 (report size 8)
        95 01 (report count 1)               05 01 (generic desktop)            09 3B (byte count)         81 02 (input)
        95 03 (report count 3)               05 8C (bar code scanner)
        09 FB 09 FC 09 FD (symbology identifier 1, 2, 3)                        81 02 (input)
        95 38 (report count 56)              09 FE (decoded data)               82 02 01 (input, buffered bytes)
        06 66 FF (page of the maker)         95 02 (report count 2)             09 04 09 00                81 02 (input)
        05 8C (bar code scanner)             25 01 (logical maximum 1)          75 01 (report size 1)
        95 08 (report count 8)               09 FF (decode data continued)      81 02 (input)
      C0
      09 14 (trigger report)                 A1 02 (collection: logical)        85 04 (report id 4)
        75 01 (report size 1)                95 08 (report count 8)             09 60 (initiate barcode read)
        91 82 (output)
      C0
    C0`),
  room: ROOM_OF_64,
  repeatsIdentifier: true,
  report: (identifier, data, more) => {
    const report = Buffer.alloc(64);
    report[0] = 2;
    report[1] = data.length;
    report.write(identifier, 2, 'latin1');
    report.set(data, 5);
    report[61] = 0x73;
    report[63] = more ? 1 : 0;
    return report;
  },
};

/** A layout of its own: other id, the flag ahead of the data, fewer bytes, no count, the identifier once for a code. */
export const PLAIN_SCANNER: ScannerModel = {
  name: 'Lab plain scanner',
  vendorId: 0x1eab,
  productId: 0x0c10,
  descriptor: hex(`
    05 8C (usage page: bar code scanner)     09 02 (bar code scanner)           A1 01 (collection: application)
      85 07 (report id 7)                    15 00 (logical minimum 0)          25 01 (logical maximum 1)
      75 01 (report size 1)                  95 01 (report count 1)             09 FF (decode data continued)  81 02 (input)
      75 07 (report size 7)                  81 03 (input, constant)
      26 FF 00 (logical maximum 255)         75 08 (report size 8)
      09 FB 81 02                            09 FC 81 02                        09 FD 81 02
      95 1E (report count 30)                09 FE (decoded data)               82 02 01 (input, buffered bytes)
    C0`),
  room: 30,
  repeatsIdentifier: false,
  report: (identifier, data, more) => {
    const report = Buffer.alloc(35);
    report[0] = 7;
    report[1] = more ? 1 : 0;
    report.write(identifier, 2, 'latin1');
    report.set(data, 5);
    return report;
  },
};

/** Its ids, as configuration names them. */
export const idsOf = ({ vendorId, productId }: ScannerModel) => ({
  vendorId: vendorId.toString(16).padStart(4, '0'),
  productId: productId.toString(16).padStart(4, '0'),
});

const NO_IDENTIFIER = '\0\0\0';

/** The reports of one code. */
export const reportsOf = (
  { room, repeatsIdentifier, report }: ScannerModel,
  code: string | Uint8Array,
  identifier = ']Q1',
): readonly Uint8Array[] => {
  const bytes = typeof code === 'string' ? Buffer.from(code) : code;
  const reports: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += room) {
    const said = at === 0 || repeatsIdentifier ? identifier : NO_IDENTIFIER;
    reports.push(report(said, bytes.subarray(at, at + room), at + room < bytes.length));
  }
  return reports;
};

export interface LabHidScanner {
  present(code: string): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** Plugs in a scanner in HID-POS mode. Needs the kernel's uhid, which the USB lab's guest has. */
export const startHidScanner = async (model: ScannerModel, serialNumber = 'LAB1'): Promise<LabHidScanner> => {
  let plugged: Plugged | null = null;
  const scanner: LabHidScanner = {
    plug: async () => {
      plugged ??= await plugHid({ ...model, serialNumber });
    },
    unplug: async () => {
      const leaving = plugged;
      plugged = null;
      await leaving?.unplug();
    },
    present: async (code) => {
      if (plugged === null) throw new Error('the scanner is unplugged');
      for (const report of reportsOf(model, code)) await plugged.send(report);
    },
  };
  await scanner.plug();
  return scanner;
};
