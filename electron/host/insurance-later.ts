import type { ReportFailure, VisitRequest } from '../../drivers/ports/his.ts';
import type { Identity } from '../../drivers/ports/identity.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err } from '../../drivers/ports/result.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import type { NumberView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { isSettled } from './desk-insurance.ts';
import type { Intent, Opening } from './journal/journal.ts';
import type { PayloadOf } from './journal/payloads.ts';
import type { Parts } from './parts.ts';

const HOUR_MS = 3_600_000;

/**
 * Tra cứu lại: a portal that is down keeps nobody from being let in; the insurer is asked again afterwards, and its answer
 * is told to HIS and staff (NĐ 188/2025, domain facts C5). Each step is on the disk before the next one begins.
 */
export interface InsuranceLater {
  /** Asks and tells all that waits; stops where insurer or HIS do not answer. */
  round(): Promise<void>;
}

/** What begins with a registration whose insurance nobody could check. */
export const lookUpLater = (
  { visit }: Pick<KioskConfig, 'visit'>,
  { insuranceChecked, identity, visitKey }: VisitRequest,
  number: NumberView,
): Opening[] =>
  insuranceChecked || visit.insuranceHours === 0
    ? []
    : [{ kind: 'look-up', visit: visitKey, payload: { identity: leastOf(identity), number } }];

/** What the insurer is asked by, and no more: it may stand here for hours. */
const leastOf = (identity: Identity): Identity => ({
  ...identity,
  oldNumber: null,
  address: null,
  issueDate: null,
});

/** So many unanswered questions tell that nobody answers; what is asked about one person alone may go unanswered. */
const UNANSWERED = 2;

/** `closing`: nothing new is begun, and what is under way is left open. */
export function createInsuranceLater(
  parts: Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'>,
  closing: AbortSignal,
): InsuranceLater {
  const { config, drivers, journal, log, now } = parts;
  const within = (ms: number): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(ms)]);
  /** How often each was asked about in vain: who was asked about least goes first. */
  const vain = new Map<string, number>();
  const isOver = (since: number): boolean => now() - since > config.visit.insuranceHours * HOUR_MS;

  const newsOf = ({ visit, payload }: Intent<'look-up' | 'report'>, what: NewsOf): Opening => ({
    kind: 'news',
    visit,
    payload: { number: payload.number, what },
  });

  function close(intent: Intent<'look-up' | 'report'>, outcome: string, next: readonly Opening[]): void {
    journal.close(intent.id, intent.kind, outcome, undefined, next);
    vain.delete(intent.id);
    log('intent.closed', { intent: intent.id, kind: intent.kind, outcome });
  }

  /** False where nobody answered. */
  async function ask(intent: Intent<'look-up'>): Promise<boolean> {
    if (isOver(intent.at)) {
      close(intent, 'expired', [newsOf(intent, { about: 'insurance-unknown' })]);
      return true;
    }
    const { identity, number } = intent.payload;
    const answer = await drivers.insurer()?.check(identity, within(DELAYS.insurance));
    const { status = 'no-answer', code = null } = answer ?? {};
    log('insurance.later', { visit: intent.visit, status, code: code ?? '' });
    if (!answer || answer.status === 'no-answer') return false;
    // The HIS knows that it is to be checked: that stands until the desk has looked.
    if (!isSettled(answer, { typed: identity.assurance === 'typed' })) {
      close(intent, answer.status, [newsOf(intent, newsOfAnswer(answer, false))]);
      return true;
    }
    close(intent, answer.status, [
      { kind: 'report', visit: intent.visit, payload: { answer, number, since: intent.at } },
    ]);
    return true;
  }

  async function tell({
    visit,
    payload,
  }: Intent<'report'>): Promise<Result<null, ReportFailure | 'not-taken'>> {
    const his = drivers.his();
    if (!his) return err('no-answer');
    if (!his.reportInsurance) return err('not-taken');
    return his.reportInsurance(visit, payload.answer, within(DELAYS.hisQuestion));
  }

  /** Staff are told in any case, and whether the HIS knows it too. */
  async function report(intent: Intent<'report'>): Promise<boolean> {
    // A visit that is kept yet is told of once the HIS has it.
    const ofVisit = journal.keptOf(intent.visit);
    if (ofVisit.some(({ kind, state }) => kind === 'forward' && state === 'opened')) return true;
    const told = await tell(intent);
    const outcome = told.ok ? 'told' : told.error;
    log('insurance.told', { visit: intent.visit, outcome });
    const isFinal = told.ok || told.error === 'not-taken' || told.error === 'no-visit';
    if (!isFinal && !isOver(intent.payload.since)) return told.error === 'bad-answer';
    close(intent, outcome, [newsOf(intent, newsOfAnswer(intent.payload.answer, told.ok))]);
    return true;
  }

  /** Until the round has met with silence too often. */
  async function each<K extends 'look-up' | 'report'>(
    kind: K,
    work: (intent: Intent<K>) => Promise<boolean>,
  ): Promise<void> {
    const triesOf = ({ id }: Intent<K>): number => vain.get(id) ?? 0;
    const waiting = journal.openOf(kind).sort((one, other) => triesOf(one) - triesOf(other));
    let unanswered = 0;
    for (const intent of waiting) {
      if (closing.aborted || unanswered >= UNANSWERED) return;
      if (await work(intent)) continue;
      vain.set(intent.id, triesOf(intent) + 1);
      unanswered += 1;
    }
  }

  return {
    async round() {
      await each('look-up', ask);
      await each('report', report);
    },
  };
}

const newsOfAnswer = (answer: PayloadOf<'report'>['answer'], toldHis: boolean): NewsOf =>
  answer.status === 'covered'
    ? { about: 'insured', staffCheck: answer.coverage.staffCheck, toldHis }
    : { about: 'not-insured', reason: answer.reason, toldHis };
