import type { z } from 'zod';
import type { HospitalSystem } from './ports/his.ts';
import type { IdentityReader } from './ports/identity.ts';
import type { Insurer } from './ports/insurer.ts';
import type { PaymentMethod } from './ports/payment.ts';
import type { TicketPrinter } from './ports/printer.ts';
import type { Result } from './ports/result.ts';

/** The port that a driver of each kind gives. */
export interface PortOf {
  identity: IdentityReader;
  printer: TicketPrinter;
  his: HospitalSystem;
  insurance: Insurer;
  payment: PaymentMethod;
}
export type DriverKind = keyof PortOf;

/** Why a device or system could not be opened: what an installer mends. */
export type OpenFailure = 'not-found' | 'busy' | 'no-permission' | 'unreachable' | 'misconfigured';

export interface OpenContext {
  /** Aborted when the kiosk closes: whatever is under way ends. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch; injected so that tests own the time. */
  readonly now: () => number;
  /** Looks a secret up by the name that the configuration gave; undefined where it is not set. */
  readonly secret: (name: string) => string | undefined;
  /** Said once when the device has gone; the supervisor closes and reopens it. */
  readonly lost: (reason: string) => void;
  /** One line for the operator: never personal data, never a raw code. */
  readonly log: (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;
}

export interface Driver<K extends DriverKind = DriverKind, O = unknown> {
  readonly kind: K;
  /** The name under which configuration asks for it. */
  readonly id: string;
  readonly label: string;
  readonly options: z.ZodType<O>;
  open(options: O, context: OpenContext): Promise<Result<PortOf[K], OpenFailure>>;
}

/** A driver is one file whose default export is this call; the registry finds it by itself. */
export const defineDriver = <K extends DriverKind, O>(driver: Driver<K, O>): Driver<K, O> => driver;
