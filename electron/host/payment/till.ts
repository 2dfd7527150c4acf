import { randomInt, randomUUID } from 'node:crypto';
import { chargeNumber, printReference } from '../../../drivers/codec/charge-reference.ts';
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
import { bankName } from './banks.ts';
import type { Booking } from './booking.ts';
import type { Ended } from './conclusion.ts';
import { concludeCharge, staffsMoney } from './conclusion.ts';
import { isSoundMoney, sumOf } from './judge.ts';
import { isOf, openOf } from './lines.ts';

/** Where money is asked for (quầy thu). One charge at a time; the host and not the page follows it to its end. */
export interface Till {
  /** Begins a charge for these bills, or gives the one that is under way or not known yet. */
  begin(visit: Visit, bills: readonly Bill[], means: PaymentMeans): PayingView;
  /** The patient wants to stop; how it ended is told as everything is. */
  stop(visit: Visit): void;
  /** The visit is over: what is under way is stopped, and followed to its end without it. */
  leave(visit: Visit): void;
  /** A charge for this number of which nobody knows how it ended: no other one may begin. Null where there is none. */
  unresolved(numberKey: string): PayingView | null;
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
  /** Tells the page where the charge of its visit stands. */
  show(visitKey: string, view: PayingView): void;
  tell(what: MoneyTrouble): void;
}

interface Running {
  readonly visitKey: string;
  readonly means: PaymentMeans;
  /** Null until it is on the disk. */
  id: string | null;
  stopped: boolean;
  readonly done: Promise<void>;
}

const RANDOM_BITS = 2 ** 14;
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
    if (visit?.key !== visitKey) return;
    visit.paying = view;
    parts.show(visitKey, view);
  }

  function mint(amount: number): ChargeIntent {
    const mintedAt = now();
    const number = chargeNumber(mintedAt, randomInt(RANDOM_BITS));
    const expiresAt = mintedAt + config.payment.codeSeconds * 1000;
    return { id: randomUUID(), number, reference: printReference(number), amount, mintedAt, expiresAt };
  }

  function begin(visit: Visit, bills: readonly Bill[], means: PaymentMeans): PayingView {
    const known = visit.paying;
    if (known && (known.state !== 'ended' || known.ending.end === 'unknown')) return known;
    const charge = mint(sumOf(bills.map(({ due }) => ({ amount: due }))));
    const view: PayingView = { state: 'starting', means, amount: charge.amount, reference: charge.reference };
    visit.paying = view;
    visit.chargeId = null;
    let finished = (): void => undefined;
    const run: Running = {
      visitKey: visit.key,
      means,
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
        show(run.visitKey, viewOf(visits.current()?.paying ?? null, full, progress));
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
    unresolved(numberKey) {
      const open = openOf(journal, 'charge').find(({ id, visit }) => visit === numberKey && !follows(id));
      return open ? endedView(open.payload, { end: 'unknown' }) : null;
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

/** A definite end, in whole đồng: anything else is not known. */
function isSound(fate: ChargeFate): fate is Ended {
  if (fate.state === 'not-paid') return true;
  if (fate.state !== 'paid') return false;
  return fate.money.length > 0 && isSoundMoney(fate.money);
}

const stepOf = (progress: ChargeProgress): string =>
  progress.step === 'terminal' ? progress.says : progress.step;

export const endedView = ({ means, charge }: PayloadOf<'charge'>, ending: EndingView): PayingView => ({
  state: 'ended',
  means,
  amount: charge.amount,
  reference: charge.reference,
  ending,
});

function viewOf(
  before: PayingView | null,
  payload: PayloadOf<'charge'>,
  progress: ChargeProgress,
): PayingView {
  const { means, charge } = payload;
  const charged = { means, amount: charge.amount, reference: charge.reference };
  switch (progress.step) {
    case 'qr': {
      const { payload: code, expiresAt, to } = progress;
      return {
        state: 'qr',
        ...charged,
        payload: code,
        expiresAt,
        to: to && { bank: bankName(to.bin), account: to.account, name: to.name, purpose: to.purpose },
        seen: false,
      };
    }
    case 'seen':
      return before?.state === 'qr' ? { ...before, seen: true } : { state: 'starting', ...charged };
    case 'terminal':
      return { state: 'terminal', ...charged, says: progress.says };
  }
}
