import type { Department, DetailsChange, Registration } from '../../drivers/ports/his.ts';
import type { Identity } from '../../drivers/ports/identity.ts';
import { canPrint } from '../../drivers/ports/printer.ts';
import type { PayingView } from '../contract/payment-views.ts';
import type { NumberView, PaperView, PrintedView, Step } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { lookUpLater } from './insurance-later.ts';
import type { Intent, Opening } from './journal/journal.ts';
import type { PayloadOf } from './journal/payloads.ts';
import { OUTCOME_OF, PRINTED_OF, paperFate } from './paper-fate.ts';
import type { Parts } from './parts.ts';
import { endingByNow } from './payment/late-ending.ts';
import { isOf } from './payment/lines.ts';
import { endedView } from './payment/paying-view.ts';
import { numberView } from './views.ts';

/** A visit that the host was in the middle of when it died, as far as it could be found out by asking. */
export interface RecoveredVisit {
  readonly key: string;
  readonly identity: Identity;
  readonly clinicId: string | null;
  readonly appointmentId: string | null;
  readonly language: 'vi' | 'en';
  /** What the person told of themselves; and whether the insurer had been asked in vain. */
  readonly details: DetailsChange;
  readonly unchecked: boolean;
  readonly number: NumberView | null;
  /** Key under which the number stands in the HIS. */
  readonly numberKey: string;
  readonly printed: PrintedView | null;
  /** The charge that was under way, as far as it is known, and its intent. */
  readonly paying: PayingView | null;
  readonly chargeId: string | null;
  readonly step: Step;
}

type Kept<K extends Intent['kind']> = Intent<K>;
const isRegister = isOf('register');

/**
 * Resolves what the journal holds open by asking HIS and printer, never by doing it again. Gives the newest visit back,
 * for the page that was showing it. A registration of which the HIS knows nothing, or cannot be asked, stays open.
 */
export async function recover(parts: Parts): Promise<RecoveredVisit | null> {
  const kept = parts.journal.kept();
  let latest: RecoveredVisit | null = null;
  for (const intent of kept.filter(isRegister)) {
    const number = await resolveRegistration(intent, parts);
    const { request, language } = intent.payload;
    const numberKey = intent.payload.numberKey ?? intent.visit;
    for (const job of parts.journal.openOf('print'))
      if (job.visit === numberKey) await resolvePrint(job, parts);
    const { identity, clinicId, appointmentId, details, insuranceChecked } = request;
    latest = {
      key: intent.visit,
      details,
      unchecked: !insuranceChecked,
      identity,
      clinicId,
      appointmentId,
      language,
      number,
      numberKey,
      printed: PRINTED_OF[paperFate(parts.journal, numberKey) ?? 'not-printed'],
      paying: null,
      chargeId: null,
      step: stepOf(number, paperFate(parts.journal, numberKey)),
    };
    parts.log('visit.recovered', { visit: intent.visit, step: latest.step });
  }
  latest = withCharge(latest, parts);
  // Jobs of numbers that were registered elsewhere or earlier.
  for (const job of parts.journal.openOf('print')) await resolvePrint(job, parts);
  return latest;
}

/** Before the ticket came out the patient may have been paying; where there is nothing to pay, that leads on by itself. */
const stepOf = (number: NumberView | null, paper: PaperView | null): Step => {
  if (!number) return 'registering';
  if (number.standing !== 'his') return 'ticket';
  return paper === null ? 'pay' : 'ticket';
};

/** The newest charge, of the visit that was found or of one that took over a number and registered nothing. */
function withCharge(visit: RecoveredVisit | null, { journal, log }: Parts): RecoveredVisit | null {
  const charge = journal
    .kept()
    .filter(isOf('charge'))
    .filter((intent) => visit === null || intent.payload.standing.visitKey === visit.key)
    .at(-1);
  if (!charge) return visit;
  const { identity, language, number, numberKey, visitKey } = charge.payload.standing;
  log('visit.recovered', { visit: visitKey, step: 'pay' });
  return {
    key: visitKey,
    identity,
    clinicId: number.clinicId,
    appointmentId: visit?.appointmentId ?? null,
    details: visit?.details ?? {},
    unchecked: visit?.unchecked ?? false,
    language,
    number,
    numberKey,
    printed: PRINTED_OF[paperFate(journal, numberKey) ?? 'not-printed'],
    paying: endedView(charge.payload, endingByNow(charge, journal.kept())),
    chargeId: charge.id,
    step: 'pay',
  };
}

async function resolveRegistration(intent: Kept<'register'>, parts: Parts): Promise<NumberView | null> {
  if (intent.state === 'closed') return intent.payload.number;
  const { drivers, log } = parts;
  const signal = AbortSignal.timeout(DELAYS.hisQuestion);
  const his = drivers.his();
  const [found, departments] = await Promise.all([
    his?.findVisit(intent.visit, signal),
    his?.departments(signal),
  ]);
  if (!found?.ok || !departments?.ok) {
    log('intent.kept', { intent: intent.id, kind: 'register', why: 'no-answer' });
    return null;
  }
  if (found.value === null) return null;
  return stands(intent, found.value, departments.value, parts);
}

/** The HIS has it: what would have followed, had the host seen it through, follows now. */
function stands(
  intent: Kept<'register'>,
  registration: Registration,
  departments: readonly Department[],
  parts: Parts,
): NumberView | null {
  const { request } = intent.payload;
  const number = numberView(registration, departments, parts.time, false);
  const numberKey = registration.visitKey;
  const later = number ? lookUpLater(parts.config, request, number) : [];
  closeAs(intent, 'registered', { ...intent.payload, number, numberKey }, parts, later);
  return number;
}

/**
 * Goes on asking about intents that no visit waits for any more, and drops the personal data of all that is closed.
 * `current`: the keys of the visit under way, its own and that of a number it took over; theirs are left alone.
 * What the HIS still does not know after a while was never sent, and its patient has gone.
 */
export async function tidy(parts: Parts, current: readonly string[]): Promise<void> {
  const { journal, now } = parts;
  const left = <K extends 'print' | 'register'>(kind: K): Kept<K>[] =>
    journal.openOf(kind).filter(({ visit }) => !current.includes(visit));
  for (const job of left('print')) await resolvePrint(job, parts);
  for (const intent of left('register'))
    if ((await stillUnknown(intent, parts)) === false && now() - intent.at > DELAYS.abandoned)
      closeAs(intent, 'abandoned', intent.payload, parts);
  journal.forgetAllBut(current);
}

/** False only where the HIS itself says that it has no such visit. */
async function stillUnknown(intent: Kept<'register'>, parts: Parts): Promise<boolean> {
  const his = parts.drivers.his();
  const signal = AbortSignal.timeout(DELAYS.hisQuestion);
  const found = await his?.findVisit(intent.visit, signal);
  if (!found?.ok) return true;
  if (found.value === null) return false;
  const departments = await his?.departments(signal);
  if (departments?.ok) stands(intent, found.value, departments.value, parts);
  return true;
}

/** Asks the printer what became of the job, in its turn: by then somebody else may have found it out. */
const resolvePrint = (job: Kept<'print'>, parts: Parts): Promise<void> =>
  parts.printing(async () => {
    const { drivers, journal, log } = parts;
    if (!journal.isOpen(job.id)) return;
    const fate =
      (await drivers.printer()?.query(job.id, job.payload.mark, AbortSignal.timeout(DELAYS.printerJob))) ??
      'unknown';
    if (fate === 'unknown' && (await mayTellLater(job, parts)))
      return log('intent.kept', { intent: job.id, kind: 'print', why: 'unknown' });
    closeAs(job, OUTCOME_OF[fate], job.payload, parts);
  });

/** A printer that counts tells when it is mended, however long that takes; another one soon or never. */
async function mayTellLater({ at, payload }: Kept<'print'>, { drivers, now }: Parts): Promise<boolean> {
  if (now() - at <= DELAYS.abandoned) return true;
  if (payload.mark === null) return false;
  const status = await drivers.printer()?.status(AbortSignal.timeout(DELAYS.printerStatus));
  return status === undefined || !canPrint(status);
}

function closeAs<K extends Intent['kind']>(
  intent: Kept<K>,
  outcome: string,
  payload: PayloadOf<K>,
  parts: Parts,
  next: readonly Opening[] = [],
): void {
  if (!parts.journal.isOpen(intent.id)) return;
  parts.journal.close(intent.id, intent.kind, outcome, payload, next);
  parts.log('intent.closed', { intent: intent.id, kind: intent.kind, outcome });
}
