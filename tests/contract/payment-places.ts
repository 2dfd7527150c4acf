import type { ChargeIntent, PaymentMeans } from '../../drivers/ports/payment.ts';
import type { LabBank } from '../lab/bank/bank.ts';
import type { Lab } from '../lab/lab.ts';
import type { LabMoney } from '../lab/money.ts';
import { ptyMissing } from '../lab/pty-pair.ts';
import type { LabNexo } from '../lab/terminal/nexo.ts';
import type { LabZvt } from '../lab/terminal/zvt.ts';
import { HOSTING, hosted } from './hosting.ts';

/** What becomes of a charge where nothing fails, and the messages that the lab sees of it. */
export interface Courses {
  readonly paid: readonly string[];
  /** By us, while the customer waits. */
  readonly stopped: readonly string[];
  /** Not enough money; empty where the means cannot say no. */
  readonly declined: readonly string[];
  /** Empty where nothing can be given back. */
  readonly reversed: readonly string[];
}

/** A place of the lab where money is taken, behind one driver. */
export interface Place {
  readonly name: string;
  readonly driver: string;
  readonly means: PaymentMeans;
  /** Options of the driver on this lab. */
  options(lab: Lab): unknown;
  money(lab: Lab): LabMoney;
  readonly courses: Courses;
  /** Messages by which money is asked for. */
  readonly opens: readonly string[];
  /** Those that the place itself sends: they can be lost or late, not garbled. */
  readonly sends: readonly string[];
  /** What the place's ledger calls the charge; null where it is told no name. */
  keyOf(intent: ChargeIntent): string | null;
  /** Whether nobody can begin to pay it any more. */
  isOver(lab: Lab, intent: ChargeIntent): boolean;
}

const there = <T>(part: T | null, what: string): T => {
  if (part === null) throw new Error(`the lab has no ${what}`);
  return part;
};
const bankOf = ({ bank }: Lab): LabBank => there(bank, 'bank');
const zvtOf = ({ zvt }: Lab): LabZvt => there(zvt, 'ZVT terminal');
const nexoOf = ({ nexo }: Lab): LabNexo => there(nexo, 'nexo terminal');
const optionsOf = (driver: string, lab: Lab): unknown => HOSTING[`payment/${driver}`]?.(lab.describe());

const isOpenInvoice = (state: object | null): boolean =>
  state !== null && 'open' in state && state.open === true;

const ZVT_BEGINS = ['zvt:registration', 'zvt:status', 'zvt:authorisation', 'zvt:intermediate'] as const;
const ZVT: Omit<Place, 'name' | 'options'> = {
  driver: 'zvt',
  means: 'card',
  money: zvtOf,
  courses: {
    paid: [...ZVT_BEGINS, 'zvt:status-information', 'zvt:completion'],
    stopped: [...ZVT_BEGINS, 'zvt:completion', 'zvt:abort', 'zvt:aborted'],
    declined: [...ZVT_BEGINS, 'zvt:completion', 'zvt:status-information', 'zvt:aborted'],
    reversed: [
      'zvt:registration',
      'zvt:status',
      'zvt:repeat-receipt',
      'zvt:reversal',
      'zvt:status-information',
      'zvt:completion',
    ],
  },
  opens: ['zvt:authorisation'],
  sends: ['zvt:intermediate', 'zvt:status-information', 'zvt:completion', 'zvt:aborted'],
  keyOf: () => null,
  isOver: (lab) => zvtOf(lab).stage === null,
};

const PLACES: readonly Place[] = [
  {
    name: 'payos',
    driver: 'payos',
    means: 'vietqr',
    options: (lab) => optionsOf('payos', lab),
    money: (lab) => bankOf(lab).payos,
    courses: {
      paid: ['payos:create', 'payos:read'],
      stopped: ['payos:create', 'payos:read', 'payos:cancel'],
      declined: [],
      reversed: [],
    },
    opens: ['payos:create'],
    sends: [],
    keyOf: ({ number }) => String(number),
    isOver: (lab, { number }) =>
      ![null, 'PENDING', 'PROCESSING', 'UNDERPAID'].includes(bankOf(lab).payos.statusOf(String(number))),
  },
  {
    name: 'vietqr-his',
    driver: 'vietqr-his',
    means: 'vietqr',
    options: (lab) => optionsOf('vietqr-his', lab),
    money: (lab) => bankOf(lab).invoices,
    courses: {
      paid: ['invoices:register', 'invoices:read'],
      stopped: ['invoices:register', 'invoices:read', 'invoices:cancel'],
      declined: [],
      reversed: [],
    },
    opens: ['invoices:register'],
    sends: [],
    keyOf: ({ reference }) => reference,
    isOver: (lab, { reference }) => !isOpenInvoice(bankOf(lab).invoices.stateOf(reference)),
  },
  { ...ZVT, name: 'zvt', options: (lab) => optionsOf('zvt', lab) },
  {
    name: 'nexo',
    driver: 'nexo',
    means: 'card',
    options: (lab) => optionsOf('nexo', lab),
    money: nexoOf,
    courses: {
      paid: ['nexo:payment'],
      stopped: ['nexo:payment', 'nexo:abort'],
      declined: ['nexo:payment'],
      reversed: ['nexo:status', 'nexo:reversal'],
    },
    opens: ['nexo:payment'],
    sends: [],
    keyOf: ({ reference }) => reference,
    isOver: (lab) => nexoOf(lab).stage === null,
  },
];

/** A ZVT terminal at the end of a serial line. */
export const ZVT_SERIAL: Place = {
  ...ZVT,
  name: 'zvt over a serial line',
  options: (lab) => ({
    ...Object(optionsOf('zvt', lab)),
    to: `serial://${there(lab.describe().zvtSerialPath, 'serial terminal')}?baud=9600`,
  }),
};
export { ptyMissing };

/** A place for every registered payment driver. @throws Error where one has none. */
export const places = (): readonly Place[] =>
  hosted('payment').map((driver) =>
    there(PLACES.find((place) => place.driver === driver) ?? null, `place for payment/${driver}`),
  );

export const takesCards = ({ means }: Place): boolean => means === 'card';
/** True: the bank keeps every sale of the terminal waiting. */
export const holdBank = (place: Place, lab: Lab, held: boolean): void =>
  (place.driver === 'nexo' ? nexoOf(lab) : zvtOf(lab)).holdBank(held);
export const stageOf = (place: Place, lab: Lab): string | null =>
  (place.driver === 'nexo' ? nexoOf(lab) : zvtOf(lab)).stage;
