import type { Bill } from '../../../drivers/ports/his.ts';
import type {
  ChargeFate,
  ChargeIntent,
  ChargeProgress,
  PaymentMeans,
  PaymentMethod,
} from '../../../drivers/ports/payment.ts';
import type { EndingView, PayingView } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import type { MoneyTrouble } from '../staff.ts';
import type { Visit, VisitRoom } from '../visit.ts';
import type { Booking } from './booking.ts';
import type { Ended } from './conclusion.ts';
import { concludeCharge, staffsMoney } from './conclusion.ts';
import { isSoundMoney, sumOf } from './judge.ts';
import { isOf, openOf } from './lines.ts';
import { mint } from './mint.ts';
import { endedView, progressView, stepOf } from './paying-view.ts';

/** Where money is asked for (quầy thu). One charge at a time; the host and not the page follows it to its end. */
export interface Till {
  /** Begins a charge for these bills, or gives the one that is under way or not known yet. */
  begin(visit: Visit, bills: readonly Bill[], means: PaymentMeans): PayingView;
  /** The patient wants to stop; how it ended is told as everything is. */
  stop(visit: Visit): void;
  /** The visit is over: what is under way is stopped, and followed to its end without it. */
  leave(visit: Visit): void;
  /**
   * A charge that names one of these bills and is not over, or of which nobody knows how it ended, whoever began it: until then
   * nobody pays them again. `but`: the visit's own, which it sees already. Null where there is none.
   */
  unresolved(billIds: readonly string[], but: string | null): PayingView | null;
  /** Bills were paid by other money: a charge that still asks for them is stopped. */
  paidOtherwise(billIds: readonly string[]): void;
  /** Somebody is served by this means just now. */
  isBusy(means: PaymentMeans): boolean;
  /** Asks after every charge of this means that nobody follows; false where one stays open, or one is followed. */
  resolveOpen(means: PaymentMeans): Promise<boolean>;
  /** Whether somebody follows this charge. */
  follows(intent: string): boolean;
  /** Somebody has asked what became of a charge that nobody follows. */
  ended(intent: Intent<'charge'>, fate: ChargeFate): Promise<void>;
  /** Staff know whether a charge was made that nobody can be asked after any more. */
  byStaff(intent: Intent<'charge'>, verdict: 'charged' | 'not-charged'): Promise<void>;
  /** Lets go of what is under way: the journal holds it for the next start. */
  close(): Promise<void>;
}

export interface TillParts extends Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now'> {
  readonly visits: Pick<VisitRoom, 'current'>;
  readonly booking: Booking;
  /** Staff are at work with the device of this means. */
  isHeld(means: PaymentMeans): boolean;
  /** Tells the page where the charge of its visit stands. */
  show(visitKey: string, view: PayingView): void;
  tell(what: MoneyTrouble): void;
}

interface Running {
  readonly visitKey: string;
  readonly means: PaymentMeans;
  readonly billIds: readonly string[];
  /** Null until it is on the disk. */
  id: string | null;
  stopped: boolean;
  readonly done: Promise<void>;
}

const DAY_MS = 86_400_000;

export function createTill(parts: TillParts): Till {
  const { config, drivers, journal, log, now, visits, booking } = parts;
  const closing = new AbortController();
  const running = new Set<Running>();
  /** Charges of which staff were told that nobody knows how they ended. */
  const told = new Set<string>();
  const lookout = { lateMs: config.payment.lateDays * DAY_MS };

  /** Its charge may still be made: the ones before only wait for the HIS. */
  const isUnderWay = ({ id }: Running): boolean => id === null || journal.isOpen(id);

  function show(visitKey: string, view: PayingView): void {
    const visit = visits.current();
    // Of a charge that another one has followed the patient is told by the bills, not over the new one.
    if (visit?.key !== visitKey || (visit.paying && visit.paying.reference !== view.reference)) return;
    visit.paying = view;
    parts.show(visitKey, view);
  }

  function mintCharge(amount: number): ChargeIntent {
    const mintedAt = now();
    return { ...mint(mintedAt), amount, mintedAt, expiresAt: mintedAt + config.payment.codeSeconds * 1000 };
  }

  function begin(visit: Visit, bills: readonly Bill[], means: PaymentMeans): PayingView {
    const known = visit.paying;
    if (known && (known.state !== 'ended' || holds(visit, known.ending, bills))) return known;
    const charge = mintCharge(sumOf(bills.map(({ due }) => ({ amount: due }))));
    const view: PayingView = { state: 'starting', means, amount: charge.amount, reference: charge.reference };
    visit.paying = view;
    visit.chargeId = null;
    let finished = (): void => undefined;
    const run: Running = {
      visitKey: visit.key,
      means,
      billIds: bills.map(({ id }) => id),
      id: null,
      stopped: false,
      done: new Promise((resolve) => {
        finished = resolve;
      }),
    };
    running.add(run);
    void follow(run, payloadOf(visit, bills, means, charge)).finally(() => {
      running.delete(run);
      finished();
    });
    return view;
  }

  /** The charge before has brought money for these bills, or nobody knows. */
  function holds({ chargeId }: Visit, { end }: EndingView, bills: readonly Bill[]): boolean {
    if (end === 'unknown') return true;
    if (!BROUGHT.includes(end)) return false;
    const before = journal
      .kept()
      .filter(isOf('charge'))
      .find(({ id }) => id === chargeId);
    return before?.payload.bills.some((paid) => bills.some(({ id }) => id === paid.id)) ?? false;
  }

  function payloadOf(
    visit: Visit,
    bills: readonly Bill[],
    means: PaymentMeans,
    charge: ChargeIntent,
  ): PayloadOf<'charge'> | null {
    const { number, numberKey, patientId } = visit;
    if (!number || !numberKey || !patientId) return null;
    return {
      means,
      driver: config.payment[means]?.driver ?? '',
      charge: { ...charge },
      bills: bills.map(({ id, due }) => ({ id, amount: due })),
      patientId,
      before: 0,
      mark: null,
      standing: {
        visitKey: visit.key,
        identity: visit.identity,
        language: visit.language,
        number,
        numberKey,
      },
      items: bills.flatMap(({ items }) => items.map((item) => ({ ...item }))),
      insurance: bills.reduce((sum, { insurance }) => sum + insurance, 0),
      ending: null,
    };
  }

  /** From the terminal's mark to the end of the charge. Nothing is sent before the line is on the disk. */
  async function follow(run: Running, payload: PayloadOf<'charge'> | null): Promise<void> {
    if (!payload) throw new Error('till: a charge without number or patient');
    const method = drivers.payment(run.means);
    const ready = method && (await prepare(run, method));
    if (!method || !ready) return end(run.visitKey, payload, { end: 'out-of-order', fault: 'offline' });
    if (ready === 'busy') return end(run.visitKey, payload, { end: 'out-of-order', fault: 'busy' });
    if (run.stopped || closing.signal.aborted) return end(run.visitKey, payload, { end: 'cancelled' });

    const full = { ...payload, mark: ready.mark };
    const id = journal.open('charge', full.standing.numberKey, full);
    run.id = id;
    log('intent.opened', { intent: id, kind: 'charge' });
    const visit = visits.current();
    if (visit?.key === run.visitKey) visit.chargeId = id;
    const heard = (progress: ChargeProgress): void => {
      log('charge.step', { charge: full.charge.reference, means: full.means, step: stepOf(progress) });
      if (!run.stopped && journal.isOpen(id))
        show(run.visitKey, progressView(visits.current()?.paying ?? null, full, progress));
    };
    const fate = await method.charge(full.charge, full.mark, heard, closing.signal);
    if (!closing.signal.aborted) await finish(id, fate);
  }

  /**
   * What the device is asked by later, taken before the charge. A terminal that is asked by its last transaction is first
   * asked after older charges: the next one would be its last. The mark is taken after that, and counts for one charge alone.
   */
  async function prepare(
    { means }: Running,
    method: PaymentMethod,
  ): Promise<{ readonly mark: string | null } | 'busy' | null> {
    if (parts.isHeld(means)) return 'busy';
    const before = await method.mark(limit());
    if (before === 'unreachable') return null;
    if (before.mark === null) return before;
    const older = openOf(journal, 'charge').filter(({ payload }) => payload.means === means);
    if (older.some(({ id }) => follows(id))) return 'busy';
    if (older.length === 0) return before;
    for (const intent of older) {
      const { charge, mark, driver } = intent.payload;
      if (driver === config.payment[means]?.driver)
        await finish(intent.id, await method.query(charge, mark, limit()));
      if (closing.signal.aborted) return null;
      if (!journal.isOpen(intent.id)) continue;
      if (now() - charge.mintedAt < DELAYS.moneyYoung) return 'busy';
      handOver(intent);
    }
    const after = await method.mark(limit());
    return after === 'unreachable' ? null : after;
  }

  /** The terminal will not know of it any more: from now on only staff can find out. */
  function handOver(intent: Intent<'charge'>): void {
    const {
      mark: _mark,
      standing: _standing,
      items: _items,
      insurance: _part,
      ending: _end,
      ...same
    } = intent.payload;
    journal.close(intent.id, 'charge', 'unknown', { ...intent.payload, ending: { end: 'unknown' } }, [
      {
        kind: 'attention',
        visit: intent.visit,
        payload: { ...same, why: 'unknown', amount: same.charge.amount, money: [] },
      },
    ]);
    log('intent.closed', { intent: intent.id, kind: 'charge', outcome: 'unknown' });
    parts.tell('unknown');
  }

  /** How a charge ended goes to the disk together with all that follows from it; only then is it told. */
  async function finish(id: string, fate: ChargeFate): Promise<void> {
    const intent = openOf(journal, 'charge').find((one) => one.id === id);
    if (!intent) return;
    if (!isSound(fate)) {
      log('intent.kept', { intent: id, kind: 'charge', why: fate.state });
      if (!told.has(id)) parts.tell('unknown');
      told.add(id);
      show(intent.payload.standing.visitKey, endedView(intent.payload, { end: 'unknown' }));
      return;
    }
    const { charge, standing } = intent.payload;
    const { outcome, next, ending, judgement } = concludeCharge(intent, fate, lookout);
    const begun = journal.close(id, 'charge', outcome, { ...intent.payload, ending }, next);
    log('intent.closed', { intent: id, kind: 'charge', outcome });
    if (!judgement) return show(standing.visitKey, endedView(intent.payload, ending));
    const { surplus, missing } = judgement;
    const came = charge.amount - missing + surplus;
    log('money.judged', {
      charge: charge.reference,
      asked: charge.amount,
      came,
      surplus,
      missing,
      late: false,
    });
    for (const { kind, payload } of next) if (kind === 'attention') parts.tell(payload.why);
    await book(
      intent.payload,
      ending,
      begun.filter((_, index) => next[index]?.kind === 'settle'),
    );
  }

  /** The patient does not wait long for the HIS: money that came is told, and that it is booked when it is. */
  async function book(
    payload: PayloadOf<'charge'>,
    ending: EndingView,
    settles: readonly string[],
  ): Promise<void> {
    const { visitKey } = payload.standing;
    const tellEnd = (booked: boolean): void =>
      show(visitKey, endedView(payload, ending.end === 'paid' ? { end: 'paid', booked } : ending));
    const booked = Promise.all(settles.map((id) => booking.book(id))).then((each) => each.every(Boolean));
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, DELAYS.booked, 'late'));
    if ((await Promise.race([booked, late])) === 'late') tellEnd(false);
    tellEnd(await booked);
  }

  function end(visitKey: string, payload: PayloadOf<'charge'>, ending: EndingView): void {
    log('charge.refused', { why: ending.end === 'out-of-order' ? ending.fault : ending.end });
    show(visitKey, endedView(payload, ending));
  }

  async function stopRun(run: Running): Promise<void> {
    if (run.stopped || !isUnderWay(run)) return;
    run.stopped = true;
    const intent =
      run.id === null
        ? undefined
        : journal
            .kept()
            .filter(isOf('charge'))
            .find(({ id }) => id === run.id);
    const visit = visits.current();
    if (visit?.key === run.visitKey && visit.paying) {
      const { means, amount, reference } = visit.paying;
      show(run.visitKey, { state: 'stopping', means, amount, reference });
    }
    if (!intent) return;
    const { charge, mark } = intent.payload;
    const fate = await drivers
      .payment(run.means)
      ?.cancel(charge, mark, AbortSignal.any([closing.signal, AbortSignal.timeout(DELAYS.paymentStop)]));
    // A provider that cannot be asked: the charge itself is still followed, and ends.
    if (fate && isSound(fate) && !closing.signal.aborted) await finish(intent.id, fate);
  }

  function stopAll({ key }: Visit): void {
    for (const run of running) if (run.visitKey === key) void stopRun(run);
  }

  const limit = (): AbortSignal =>
    AbortSignal.any([closing.signal, AbortSignal.timeout(DELAYS.paymentQuestion)]);
  const follows = (intent: string): boolean => [...running].some(({ id }) => id === intent);

  return {
    begin,
    stop: stopAll,
    leave: stopAll,
    unresolved(billIds, but) {
      const names = ({ payload }: Intent<'charge'> | Intent<'attention'>): boolean =>
        payload.bills.some(({ id }) => billIds.includes(id));
      const open =
        openOf(journal, 'charge').find((intent) => intent.id !== but && names(intent)) ??
        openOf(journal, 'attention').find((intent) => intent.payload.why === 'unknown' && names(intent));
      return open ? endedView(open.payload, { end: 'unknown' }) : null;
    },
    paidOtherwise(billIds) {
      for (const run of running) if (run.billIds.some((id) => billIds.includes(id))) void stopRun(run);
    },
    isBusy: (means) => [...running].some((run) => run.means === means && isUnderWay(run)),
    async resolveOpen(means) {
      const method = drivers.payment(means);
      for (const intent of openOf(journal, 'charge').filter(({ payload }) => payload.means === means)) {
        if (follows(intent.id) || !method) return false;
        const { charge, mark } = intent.payload;
        await finish(intent.id, await method.query(charge, mark, limit()));
        if (closing.signal.aborted || journal.isOpen(intent.id)) return false;
      }
      return true;
    },
    follows,
    ended: (intent, fate) => finish(intent.id, fate),
    byStaff(intent, verdict) {
      const money = staffsMoney(intent.payload.charge, now());
      return finish(
        intent.id,
        verdict === 'charged' ? { state: 'paid', money: [money] } : { state: 'not-paid', why: 'cancelled' },
      );
    },
    async close() {
      closing.abort();
      await Promise.allSettled([...running].map(({ done }) => done));
    },
  };
}

/** Endings with money: nobody pays the same bills once more before the HIS was asked anew. */
const BROUGHT: readonly EndingView['end'][] = ['paid', 'late', 'twice', 'too-much', 'too-little'];

/** A definite end, in whole đồng: anything else is not known. */
function isSound(fate: ChargeFate): fate is Ended {
  if (fate.state === 'not-paid') return true;
  if (fate.state !== 'paid') return false;
  return fate.money.length > 0 && isSoundMoney(fate.money);
}
