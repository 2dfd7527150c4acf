import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBank } from './bank/bank.ts';
import { INVOICES_CREDENTIALS, PAYOS_CREDENTIALS } from './bank/credentials.ts';
import { BHXH_PASSWORD, BHXH_USER, type BhxhOptions, startBhxh } from './bhxh.ts';
import { OFFICER } from './bhxh-answers.ts';
import { startLabChip } from './chip/chip.ts';
import { type LabControl, startControl } from './control.ts';
import { type HisOptions, startHis } from './his.ts';
import { startHl7Engine } from './hl7/engine.ts';
import { freePort } from './listen.ts';
import { MEDIPAY_CREDENTIALS, startMedipay } from './medipay/medipay.ts';
import type { LabParts } from './parts.ts';
import { type PrinterOptions, startPrinter } from './printer/printer.ts';
import { startScanner } from './scanner.ts';
import { startNexoTerminal } from './terminal/nexo.ts';
import type { TillOptions } from './terminal/till.ts';
import { startZvtTerminal } from './terminal/zvt.ts';

export interface LabOptions {
  readonly his?: HisOptions;
  readonly bhxh?: BhxhOptions;
  readonly printer?: PrinterOptions;
  /** False leaves the scanner out even where socat is there. */
  readonly scanner?: boolean;
  /** True plugs a chip reader in where it can be had; one lab in a process may. */
  readonly chip?: boolean;
  /** True starts payOS and the hospital's bank service. */
  readonly bank?: boolean;
  /** True starts the card terminals, ZVT and nexo; options are for both. */
  readonly terminals?: boolean | TillOptions;
  /** True puts a MediPay interface and an HL7 engine before the hospital, beside FHIR. */
  readonly interfaces?: boolean;
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
  /** The hospital as MediPay has it (docs/his-rest.md); null where the lab has no other interfaces. */
  readonly medipayUrl: string | null;
  readonly medipayMerchant: string;
  readonly medipaySecret: string;
  /** TCP port of the HL7 engine, and the one at which it finds the kiosk; null where the lab has no other interfaces. */
  readonly hl7Port: number | null;
  readonly hl7KioskPort: number | null;
  readonly bhxhUrl: string;
  readonly bhxhUser: string;
  readonly bhxhPassword: string;
  /** Cán bộ tra cứu that the portal knows. */
  readonly bhxhOfficerName: string;
  readonly bhxhOfficerNumber: string;
  /** payOS's API; null where the lab has no bank. */
  readonly payosUrl: string | null;
  readonly payosClientId: string;
  readonly payosApiKey: string;
  readonly payosChecksumKey: string;
  /** The hospital's bank service (docs/payment-wire.md); null where the lab has no bank. */
  readonly invoicesUrl: string | null;
  readonly invoicesMerchant: string;
  readonly invoicesSecret: string;
  /** TCP port of the ZVT terminal; null where the lab has no terminals. */
  readonly zvtPort: number | null;
  /** Its device path; null where socat is missing as well. */
  readonly zvtSerialPath: string | null;
  /** Where the nexo terminal takes its messages; null where the lab has no terminals. */
  readonly nexoUrl: string | null;
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
  const terminals = options.terminals === true ? {} : (options.terminals ?? false) || null;
  const [his, bhxh, printer, scanner, chip, bank, zvt, nexo] = await Promise.all([
    startHis(options.his),
    startBhxh(options.bhxh),
    startPrinter(options.printer),
    options.scanner === false ? null : startScanner(directory),
    options.chip === true ? startLabChip(directory) : null,
    options.bank === true ? startBank() : null,
    terminals && startZvtTerminal({ ...terminals, serialIn: directory }),
    terminals && startNexoTerminal(terminals),
  ]);
  const hl7KioskPort = options.interfaces === true ? await freePort() : null;
  const [medipay, hl7] = await Promise.all([
    options.interfaces === true ? startMedipay(his) : null,
    options.interfaces === true ? startHl7Engine(his, { kioskPort: hl7KioskPort }) : null,
  ]);
  const parts: LabParts = {
    his,
    medipay,
    hl7,
    bhxh,
    printer,
    scanner,
    chip,
    bank,
    zvt,
    nexo,
    staffCalls: [],
  };
  const control = await startControl(parts, options.controlPort);
  const addresses: LabDescription = {
    scannerPath: scanner?.path ?? null,
    chipReader: chip?.name ?? null,
    chipSocket: chip?.socket ?? null,
    chipCsca: chip?.csca ?? null,
    printerPort: printer.port,
    hisUrl: his.url,
    medipayUrl: medipay?.url ?? null,
    medipayMerchant: MEDIPAY_CREDENTIALS.merchant,
    medipaySecret: MEDIPAY_CREDENTIALS.secret,
    hl7Port: hl7?.port ?? null,
    hl7KioskPort,
    bhxhUrl: bhxh.url,
    bhxhUser: BHXH_USER,
    bhxhPassword: BHXH_PASSWORD,
    bhxhOfficerName: OFFICER.hoTenCb,
    bhxhOfficerNumber: OFFICER.cccdCb,
    payosUrl: bank?.payos.url ?? null,
    payosClientId: PAYOS_CREDENTIALS.clientId,
    payosApiKey: PAYOS_CREDENTIALS.apiKey,
    payosChecksumKey: PAYOS_CREDENTIALS.checksumKey,
    invoicesUrl: bank?.invoices.url ?? null,
    invoicesMerchant: INVOICES_CREDENTIALS.merchant,
    invoicesSecret: INVOICES_CREDENTIALS.secret,
    zvtPort: zvt?.port ?? null,
    zvtSerialPath: zvt?.serialPath ?? null,
    nexoUrl: nexo?.url ?? null,
    controlUrl: control.url,
  };
  return {
    ...parts,
    control,
    addresses,
    describe: () => addresses,
    close: async () => {
      const parts = [control, medipay, hl7, his, bhxh, printer, scanner, chip, bank, zvt, nexo];
      await Promise.all(parts.map((part) => part?.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
};
