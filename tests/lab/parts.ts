import type { LabBank } from './bank/bank.ts';
import type { LabBhxh } from './bhxh.ts';
import type { LabChip } from './chip/chip.ts';
import type { LabHis } from './his.ts';
import type { LabHl7 } from './hl7/engine.ts';
import type { LabMedipay } from './medipay/medipay.ts';
import type { LabPrinter } from './printer/printer.ts';
import type { LabScanner } from './scanner.ts';
import type { LabNexo } from './terminal/nexo.ts';
import type { LabZvt } from './terminal/zvt.ts';

export interface StaffCall {
  readonly kiosk: string;
  readonly place: string;
  /** `patient`, or the device that needs a hand: `printer-paper-low`. */
  readonly about: string;
  readonly step: string | null;
}

export interface LabParts {
  readonly his: LabHis;
  /** The same hospital behind other wires; null where they were not asked for. */
  readonly medipay: LabMedipay | null;
  readonly hl7: LabHl7 | null;
  readonly bhxh: LabBhxh;
  readonly printer: LabPrinter;
  readonly scanner: LabScanner | null;
  /** Null where it cannot be had, or was not asked for. */
  readonly chip: LabChip | null;
  /** Null where it was not asked for. */
  readonly bank: LabBank | null;
  /** The card terminals; null where they were not asked for. */
  readonly zvt: LabZvt | null;
  readonly nexo: LabNexo | null;
  /** Calls for staff that reached the hospital. */
  readonly staffCalls: StaffCall[];
}
