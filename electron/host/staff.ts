import { requestJson } from '../../drivers/transport/http.ts';
import type { PrinterView, Step } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';

type Caller = Pick<Parts, 'config' | 'log'>;

/**
 * Gọi nhân viên: posts kiosk, place and step to the address of the hospital's configuration, nothing of the person.
 * False where none is configured or it did not take the call.
 */
export async function callStaff(caller: Caller, step: Step): Promise<boolean> {
  const called = await call(caller, { about: 'patient', step });
  caller.log('staff.called', { step, called });
  return called;
}

/** The same for a printer that needs a hand; nobody has to stand there for it. */
export async function warnStaff(caller: Caller, status: PrinterView): Promise<boolean> {
  const called = await call(caller, { about: `printer-${status}`, step: null });
  caller.log('staff.warned', { about: `printer-${status}`, called });
  return called;
}

/** The same for money that somebody has to see to: amounts and persons stand on the kiosk's screen for staff alone. */
export async function warnOfMoney(caller: Caller, what: MoneyTrouble): Promise<boolean> {
  const called = await call(caller, { about: `payment-${what}`, step: null });
  caller.log('staff.warned', { about: `payment-${what}`, called });
  return called;
}
/** The same for a visit whose patient has gone: which one it is stands among the news on the screen for staff. */
export async function warnOfNews(caller: Caller, what: NewsTrouble): Promise<boolean> {
  const called = await call(caller, { about: what, step: null });
  caller.log('staff.warned', { about: what, called });
  return called;
}

/** Printed codes contradict the HIS's records again and again: somebody may be trying numbers at the kiosk. */
export async function warnOfCodes(caller: Caller): Promise<boolean> {
  const called = await call(caller, { about: 'identity-contradicts-often', step: null });
  caller.log('staff.warned', { about: 'identity-contradicts-often', called });
  return called;
}

/** Somebody tries one PIN of staff after another. */
export async function warnOfPin(caller: Caller): Promise<boolean> {
  const called = await call(caller, { about: 'staff-pin-locked', step: null });
  caller.log('staff.warned', { about: 'staff-pin-locked', called });
  return called;
}

/** `unknown`: nobody knows whether a charge was made. `unbooked`: the HIS does not take it. The others: see staff's list. */
export type MoneyTrouble =
  | 'unknown'
  | 'unbooked'
  | 'too-much'
  | 'twice'
  | 'short'
  | 'no-bill'
  | 'late'
  | 'in-his';

/**
 * `visit-`: it could not be forwarded. `insurance-`: the insurer's late word, where the HIS was not told of it or staff look at the
 * papers; `unknown`: it did not come.
 */
export type NewsTrouble =
  | `visit-${'clinic-full' | 'several-patients' | 'other-record' | 'refused' | 'expired'}`
  | 'insurance-covered'
  | 'insurance-not-covered'
  | 'insurance-unknown';

async function call({ config }: Caller, what: { about: string; step: Step | null }): Promise<boolean> {
  const target = config.hospital.staffCall;
  if (target === null) return false;
  return post(target.url, { kiosk: config.kiosk.id, place: config.kiosk.place.vi, ...what });
}

async function post(url: string, call: Readonly<Record<string, string | null>>): Promise<boolean> {
  const answer = await requestJson({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
    timeoutMs: DELAYS.staffCall,
  });
  return answer.ok && answer.value.status < 300;
}
