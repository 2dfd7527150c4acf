import type { ChargeFate, ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import type { Clock } from './clock.ts';
import type { OrderDesk, Shown, Silence } from './desk.ts';
import { absentFate, notPaid, notStarted, UNKNOWN } from './fate.ts';
import { createFollower, type FollowOptions, type Run } from './follow.ts';
import { soundDesk } from './sound-desk.ts';

export interface TransferParts {
  readonly desk: OrderDesk;
  readonly clock: Clock;
  readonly options: FollowOptions;
  /** Aborted when the kiosk closes. */
  readonly signal: AbortSignal;
  readonly log: (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;
}

/** A charge of this process that has not ended. */
interface Underway {
  readonly stop: () => void;
  readonly fate: Promise<ChargeFate>;
}
type Heard = (progress: ChargeProgress) => void;

const whenAborted = (signal: AbortSignal): Promise<ChargeFate> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(UNKNOWN);
    signal.addEventListener('abort', () => resolve(UNKNOWN), { once: true });
  });

/**
 * Charges by transfer over an order desk: creates an order once, shows it, asks until it is paid, given up or expired, and
 * closes it at the provider. Several pieces of money, more or less than was asked for, are told as they are.
 */
export const createTransferMethod = ({
  desk: given,
  clock,
  options,
  signal: kiosk,
  log,
}: TransferParts): PaymentMethod => {
  const desk = soundDesk(given, clock);
  const follower = createFollower(desk, clock, options);
  const closing = new AbortController();
  const closed = AbortSignal.any([kiosk, closing.signal]);
  const underway = new Map<string, Underway>();
  /** Every intent for which an order was asked: a second one never is. One short name a charge. */
  const begun = new Set<string>();
  /** Charges of which this process knows that nobody ever saw their code, and why not. */
  const neverShown = new Map<string, ChargeFate>();
  /** Charges of which this process has shown the code. */
  const wasShown = new Set<string>();
  /** Charges whose number another kiosk's order has, which is to be left alone. */
  const others = new Set<string>();

  const runOf = (intent: ChargeIntent, heard: Heard, signal: AbortSignal, stop: AbortSignal): Run => {
    let told = false;
    const whys = new Set<Silence>();
    return {
      intent,
      signal,
      woken: AbortSignal.any([signal, stop]),
      isStopping: () => stop.aborted,
      seen: () => {
        if (!told) heard({ step: 'seen' });
        told = true;
      },
      silent: (why) => {
        if (!whys.has(why)) log('payment.no-answer', { reference: intent.reference, why });
        whys.add(why);
      },
    };
  };
  const asking = (intent: ChargeIntent, signal: AbortSignal): Run =>
    runOf(intent, () => undefined, AbortSignal.any([signal, closed]), AbortSignal.any([]));

  const neverShow = ({ id }: ChargeIntent, fault: 'offline' | 'refused'): ChargeFate => {
    const fate = notPaid(notStarted(fault));
    neverShown.set(id, fate);
    return fate;
  };
  /**
   * What it means that the provider, asked again and again, knows no order of this charge. One whose code was shown here may
   * come back; one of a kiosk that was started anew most likely never was, and the host looks out for money all the same.
   */
  const absent = (intent: ChargeIntent): ChargeFate =>
    neverShown.get(intent.id) ??
    (wasShown.has(intent.id) ? absentFate(intent, clock.now()) : notPaid(notStarted('offline')));

  const show = (run: Run, heard: Heard, { payload, to }: Shown): Promise<ChargeFate> => {
    if (run.isStopping()) return follower.settle(run, { why: 'cancelled' });
    neverShown.delete(run.intent.id);
    wasShown.add(run.intent.id);
    heard({ step: 'qr', payload, expiresAt: run.intent.expiresAt, to });
    return follower.follow(run);
  };

  /** The order may stand: it is shown where it can be, and is closed where it cannot. */
  const lookFor = async (run: Run, heard: Heard, none: () => ChargeFate): Promise<ChargeFate> => {
    const found = await follower.find(run, none);
    if (found !== 'stands') return found;
    const shown = desk.shown(run.intent);
    return shown === null ? follower.settle(run, notStarted('offline')) : show(run, heard, shown);
  };

  const carryOut = async (run: Run, heard: Heard): Promise<ChargeFate> => {
    const { intent, signal } = run;
    if (signal.aborted) return UNKNOWN;
    if (others.has(intent.id)) return notPaid(notStarted('refused'));
    if (begun.has(intent.id)) return lookFor(run, heard, () => absent(intent));
    begun.add(intent.id);
    const created = await desk.create(intent, signal);
    switch (created.kind) {
      case 'created':
        return show(run, heard, created);
      case 'refused':
        log('payment.refused', { reference: intent.reference });
        return neverShow(intent, 'refused');
      case 'unreachable':
        return neverShow(intent, 'offline');
      case 'unshowable':
        log('payment.unshowable', { reference: intent.reference, why: created.why });
        return follower.settle(run, notStarted('refused'));
      case 'lost':
        if (!signal.aborted) run.silent(created.why);
        return lookFor(run, heard, () => neverShow(intent, 'offline'));
      case 'exists':
        log('payment.exists', { reference: intent.reference });
        others.add(intent.id);
        return notPaid(notStarted('refused'));
    }
  };

  const charge: PaymentMethod['charge'] = (intent, _mark, heard, signal) => {
    const running = underway.get(intent.id);
    if (running !== undefined) return running.fate;
    const stop = new AbortController();
    const run = runOf(intent, heard, AbortSignal.any([signal, closed]), stop.signal);
    const fate = carryOut(run, heard).finally(() => underway.delete(intent.id));
    underway.set(intent.id, { stop: () => stop.abort(), fate });
    return fate;
  };

  const cancel: PaymentMethod['cancel'] = async (intent, _mark, signal) => {
    const running = underway.get(intent.id);
    if (running !== undefined) {
      running.stop();
      return Promise.race([running.fate, whenAborted(signal)]);
    }
    if (others.has(intent.id)) return notPaid(notStarted('refused'));
    return follower.settle(asking(intent, signal), { why: 'cancelled' }, () => absent(intent));
  };

  const query: PaymentMethod['query'] = async (intent, _mark, signal) => {
    if (others.has(intent.id)) return notPaid(notStarted('refused'));
    // Its creation may be on the way this moment.
    return follower.ask(asking(intent, signal), () => (underway.has(intent.id) ? UNKNOWN : absent(intent)));
  };

  return {
    means: 'vietqr',
    status: (signal) => desk.status(AbortSignal.any([signal, closed])),
    mark: async () => ({ mark: null }),
    charge,
    query,
    cancel,
    // A transfer is given back by hand: no provider sends money.
    reverse: async () => ({ state: 'not-reversed', why: 'unsupported' }),
    endOfDay: null,
    close: async () => {
      closing.abort();
      await Promise.allSettled([...underway.values()].map(({ fate }) => fate));
    },
  };
};
