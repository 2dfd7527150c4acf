import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BHXH_PASSWORD, BHXH_USER, type BhxhOptions, startBhxh } from './bhxh.ts';
import { OFFICER } from './bhxh-answers.ts';
import { startLabChip } from './chip/chip.ts';
import { type LabControl, startControl } from './control.ts';
import { type HisOptions, startHis } from './his.ts';
import type { LabParts } from './parts.ts';
import { type PrinterOptions, startPrinter } from './printer/printer.ts';
import { startScanner } from './scanner.ts';

export interface LabOptions {
  readonly his?: HisOptions;
  readonly bhxh?: BhxhOptions;
  readonly printer?: PrinterOptions;
  /** False leaves the scanner out even where socat is there. */
  readonly scanner?: boolean;
  /** True plugs a chip reader in where it can be had; one lab in a process may. */
  readonly chip?: boolean;
  readonly controlPort?: number;
}

/** What a kiosk's configuration needs to know of the lab. */
export interface LabDescription {
  /** Device path of the scanner; null where socat is missing. */
  readonly scannerPath: string | null;
  /** Name of the chip reader, the socket of its PC/SC service, and the state's certificate; null without a chip reader. */
  readonly chipReader: string | null;
  readonly chipSocket: string | null;
  readonly chipCsca: string | null;
  readonly printerPort: number;
  readonly hisUrl: string;
  readonly bhxhUrl: string;
  readonly bhxhUser: string;
  readonly bhxhPassword: string;
  /** Cán bộ tra cứu that the portal knows. */
  readonly bhxhOfficerName: string;
  readonly bhxhOfficerNumber: string;
  readonly controlUrl: string;
}

export interface Lab extends LabParts {
  readonly control: LabControl;
  readonly addresses: LabDescription;
  describe(): LabDescription;
  close(): Promise<void>;
}

/** The virtual hospital: every part on loopback, on free ports, with names in a folder of its own. */
export const startLab = async (options: LabOptions = {}): Promise<Lab> => {
  const directory = await mkdtemp(join(tmpdir(), 'tiep-don-lab-'));
  const [his, bhxh, printer, scanner, chip] = await Promise.all([
    startHis(options.his),
    startBhxh(options.bhxh),
    startPrinter(options.printer),
    options.scanner === false ? null : startScanner(directory),
    options.chip === true ? startLabChip(directory) : null,
  ]);
  const parts: LabParts = { his, bhxh, printer, scanner, chip, staffCalls: [] };
  const control = await startControl(parts, options.controlPort);
  const addresses: LabDescription = {
    scannerPath: scanner?.path ?? null,
    chipReader: chip?.name ?? null,
    chipSocket: chip?.socket ?? null,
    chipCsca: chip?.csca ?? null,
    printerPort: printer.port,
    hisUrl: his.url,
    bhxhUrl: bhxh.url,
    bhxhUser: BHXH_USER,
    bhxhPassword: BHXH_PASSWORD,
    bhxhOfficerName: OFFICER.hoTenCb,
    bhxhOfficerNumber: OFFICER.cccdCb,
    controlUrl: control.url,
  };
  return {
    ...parts,
    control,
    addresses,
    describe: () => addresses,
    close: async () => {
      const parts = [control, his, bhxh, printer, scanner, chip];
      await Promise.all(parts.map((part) => part?.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
};
