import type { DetailsChange } from '../../drivers/ports/his.ts';
import { FAULT_MODES, type FaultMode } from '../lab/http-server.ts';
import type { Lab } from '../lab/lab.ts';
import type { MessageWatch } from '../lab/money.ts';

/** The lab's end of a HIS driver's wire. The hospital behind all of them is one (`lab.his.repository`). */
export interface HisFront {
  setFault(mode: FaultMode, delayMs?: number): Promise<void>;
  /** Told of every request; a wire without money has none. */
  watch?(watch: MessageWatch | null): void;
}

export type DetailField = keyof DetailsChange;

interface Wire {
  readonly front: (lab: Lab) => HisFront | null;
  /** How it can fail. */
  readonly modes: readonly FaultMode[];
  /** Whether departments are asked for; else they stand in the kiosk's configuration. */
  readonly asksDepartments: boolean;
  readonly hasBills: boolean;
  /** What of the contact details it takes from a kiosk (`details`); none where it has no such desk. */
  readonly desk: readonly DetailField[];
  /** What of them a registration takes. */
  readonly registers: readonly DetailField[];
  /** Whether it takes word of what the insurer said later. */
  readonly takesReports: boolean;
  /** Whether it takes word of when the patient came. */
  readonly takesArrival: boolean;
}

const ALL_DETAILS: readonly DetailField[] = ['phone', 'address', 'contact', 'guardian'];

const HTTP = { modes: FAULT_MODES, asksDepartments: true, hasBills: true };
/** What only HTTP knows. Rubbish on MLLP: drivers/transport/mllp.test.ts. */
const OF_HTTP: readonly FaultMode[] = ['wrong-encoding', 'huge', 'huge-packed', 'slow-drip', 'redirect'];

const WIRES: Readonly<Record<string, Wire>> = {
  fhir: {
    ...HTTP,
    front: ({ his }) => his,
    desk: ALL_DETAILS,
    registers: ALL_DETAILS,
    takesReports: true,
    takesArrival: true,
  },
  // MediPay changes nobody and no visit; a registration has room for these two, and none for when the patient came.
  rest: {
    ...HTTP,
    front: ({ medipay }) => medipay,
    desk: [],
    registers: ['phone', 'address'],
    takesReports: false,
    takesArrival: false,
  },
  // HL7 v2 has no question for departments, prices and bills.
  hl7v2: {
    front: ({ hl7 }) => hl7,
    modes: FAULT_MODES.filter((mode) => !OF_HTTP.includes(mode)),
    asksDepartments: false,
    hasBills: false,
    desk: ALL_DETAILS,
    registers: ALL_DETAILS,
    takesReports: true,
    takesArrival: true,
  },
};

/** @throws Error for a driver without a wire in the lab. */
export function wireOf(driver: string): Wire {
  const wire = WIRES[driver];
  if (!wire) throw new Error(`the lab has no wire for his/${driver}`);
  return wire;
}

/** @throws Error where the lab was started without it. */
export function frontOf(lab: Lab, driver: string): HisFront {
  const front = wireOf(driver).front(lab);
  if (!front) throw new Error(`this lab has no wire for his/${driver}`);
  return front;
}
