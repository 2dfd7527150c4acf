import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChargeFate, ChargeIntent, Money } from '../../ports/payment.ts';
import type { Clock } from './clock.ts';
import type { Created, OrderDesk, OrderState, OrderWord } from './desk.ts';
import { createTransferMethod } from './method.ts';
import { transferMoney } from './money.ts';

const START = Date.parse('2026-11-22T02:12:00Z');
const INTENT: ChargeIntent = {
  id: '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11',
  number: 26_112_200_001,
  reference: '0RA5T1Q01',
  amount: 150_000,
  mintedAt: START,
  expiresAt: START + 60_000,
};
const OPTIONS = { pollMs: 2000, silenceMs: 30_000 };
const NEVER = new AbortController().signal;

/** What becomes of one message. `late`: a creation arrives a pause after it was given up. */
const FAULTS = ['none', 'lose-request', 'lose-answer', 'late'] as const;
type Fault = (typeof FAULTS)[number];
/** What happens in a pause. */
const EVENTS = ['nothing', 'exact', 'less', 'more', 'seen', 'provider-cancels', 'patient-cancels'] as const;
type Event = (typeof EVENTS)[number];

interface Plan {
  readonly faults: readonly Fault[];
  readonly events: readonly Event[];
  readonly unshowable: boolean;
  readonly showsAgain: boolean;
}
/** Fewer faults than fit into the silence that is borne: so the fate must be known in the end. */
const plans: fc.Arbitrary<Plan> = fc.record({
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
  events: fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 }),
  unshowable: fc.boolean(),
  showsAgain: fc.boolean(),
});

/** A provider with a ledger: money is kept whatever state the order has. */
class Provider {
  readonly ledger: Money[] = [];
  creations = 0;
  state: OrderState | 'none' = 'none';
  /** A creation is still on its way. */
  isLate = false;

  create(): void {
    if (this.state === 'none') this.state = 'waiting';
  }
  /** What is still on its way arrives. */
  arrive(): void {
    if (this.isLate) this.create();
    this.isLate = false;
  }
  isOpen(): boolean {
    return this.state === 'waiting' || this.state === 'seen';
  }
  close(as: 'cancelled' | 'expired'): void {
    if (this.isOpen()) this.state = as;
  }
  pay(amount: number): void {
    if (this.state === 'none') return;
    this.ledger.push(transferMoney(`FT${this.ledger.length}`, amount, null));
    const sum = this.ledger.reduce((all, money) => all + money.amount, 0);
    if (this.isOpen() && sum >= INTENT.amount) this.state = 'paid';
  }
  word(): OrderWord {
    return this.state === 'none' ? { state: 'none' } : { state: this.state, money: [...this.ledger] };
  }
}

const PAYS: Partial<Record<Event, number>> = { exact: INTENT.amount, less: 1, more: INTENT.amount + 1 };

const build = (plan: Plan) => {
  const provider = new Provider();
  const faults = [...plan.faults];
  const events = [...plan.events];
  const cancels: Promise<ChargeFate>[] = [];
  let now = START;
  /** Carries a message there and back; false where its answer is lost. */
  const carry = (act: () => void): boolean => {
    const fault = faults.shift() ?? 'none';
    if (fault === 'none' || fault === 'lose-answer') act();
    return fault === 'none';
  };
  const desk: OrderDesk = {
    create: async (): Promise<Created> => {
      provider.creations += 1;
      provider.isLate = faults[0] === 'late';
      if (!carry(() => provider.create())) return { kind: 'lost', why: 'lost' };
      return plan.unshowable
        ? { kind: 'unshowable', why: 'amount' }
        : { kind: 'created', payload: 'QR', to: null };
    },
    read: async () => (carry(() => undefined) ? provider.word() : { state: 'no-answer', why: 'lost' }),
    close: async () => void carry(() => provider.close('cancelled')),
    shown: () => (plan.showsAgain ? { payload: 'QR', to: null } : null),
    status: async () => 'ready',
  };
  const happen = (event: Event): void => {
    const amount = PAYS[event];
    if (amount !== undefined) provider.pay(amount);
    if (event === 'seen' && provider.state === 'waiting') provider.state = 'seen';
    if (event === 'provider-cancels') provider.close('cancelled');
    if (event === 'patient-cancels') cancels.push(method.cancel(INTENT, null, NEVER));
  };
  const clock: Clock = {
    now: () => now,
    sleep: async (ms, signal) => {
      if (signal.aborted) return;
      now += ms;
      provider.arrive();
      happen(events.shift() ?? 'nothing');
      if (now >= INTENT.expiresAt + 10_000) provider.close('expired');
    },
  };
  const method = createTransferMethod({
    desk,
    clock,
    options: OPTIONS,
    signal: NEVER,
    log: () => undefined,
  });
  return { provider, method, cancels };
};

/** A fate must fit the ledger at the moment at which it is told. */
const check = (fate: ChargeFate, provider: Provider): void => {
  provider.arrive();
  expect(provider.creations).toBeLessThanOrEqual(1);
  expect(['paid', 'not-paid']).toContain(fate.state);
  if (fate.state === 'not-paid') expect([provider.ledger, provider.isOpen()]).toEqual([[], false]);
  if (fate.state !== 'paid') return;
  expect(fate.money.length).toBeGreaterThan(0);
  for (const piece of fate.money) expect(provider.ledger).toContainEqual(piece);
};

const charge = (world: ReturnType<typeof build>): Promise<ChargeFate> =>
  world.method.charge(INTENT, null, () => undefined, NEVER);

describe('a charge by transfer, whatever is lost and whenever money comes', () => {
  it('creates one order at most, and never calls a paid one not paid', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const world = build(plan);
        const fate = await charge(world);
        check(fate, world.provider);
        for (const cancelled of await Promise.all(world.cancels)) expect(cancelled).toEqual(fate);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays so when the same intent is charged again and cancelled afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const world = build(plan);
        await charge(world);
        check(await charge(world), world.provider);
        check(await world.method.cancel(INTENT, null, NEVER), world.provider);
      }),
      { numRuns: 1000 },
    );
  });
});
