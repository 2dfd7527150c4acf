import fc from 'fast-check';
import type { NotPaid, PaymentMeans } from '../../drivers/ports/payment.ts';
import { DECLINES, PAYMENT_MEANS } from '../../drivers/ports/payment.ts';
import type { StaffTask } from '../../electron/contract/payment-views.ts';
import { accountsOf, BACK, faultOfScreen, faultsOf } from './accounts.ts';
import type { Fuse } from './generation.ts';
import type { MoneyHost } from './host.ts';
import { PAYMENTS, type Payment } from './ledger.ts';
import { MOODS, type Mood } from './wire.ts';
import { settled, type World } from './world.ts';

export type Command = fc.AsyncCommand<Record<never, never>, World>;

/** How often each command was run. */
export type Counts = Map<string, number>;

const SECOND = 1_000;
const TIMES = [3 * SECOND, 20 * SECOND, 70 * SECOND, 130 * SECOND, 400 * SECOND, 3_700 * SECOND];
const INDEX = fc.nat({ max: 20 });
const MEANS = fc.constantFrom(...PAYMENT_MEANS);
const REFUSALS: readonly NotPaid[] = [
  ...DECLINES.map((reason) => ({ why: 'declined', reason }) as const),
  { why: 'cancelled' },
  { why: 'expired' },
];

/** What is wrong in the books after it; nothing, or the command fails. */
async function hold(world: World): Promise<void> {
  await settled();
  const screen = faultOfScreen(world, world.screen());
  const wrong = [...world.faults, ...faultsOf(world, false), ...(screen === null ? [] : [screen])];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

const providerOf = (world: World, means: PaymentMeans) =>
  means === 'card' ? world.terminal : world.transfer;
const ofList = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(1, list.length)];

/** As the page does it: the bills anew, then all of them. */
async function pay({ handlers, visits }: MoneyHost, means: PaymentMeans): Promise<void> {
  const visit = visits.current();
  const offered = await handlers['visit.bills']({});
  if (!offered.ok || visits.current() !== visit) return;
  await handlers['visit.pay']({ billIds: offered.value.bills.map(({ id }) => id), means });
}

/** Staff say of a charge only what is so. */
function isTrue(world: World, { reference, amount }: StaffTask, act: StaffTask['can'][number]): boolean {
  if (act !== 'charged' && act !== 'not-charged') return true;
  const taken = accountsOf(world).find((one) => one.reference === reference)?.taken ?? 0;
  const isOpen = [world.transfer, world.terminal].some((provider) =>
    provider.charges().some((charge) => charge.reference === reference && provider.isOpen(charge.id)),
  );
  return act === 'charged' ? taken === amount : taken === 0 && !isOpen;
}

async function staff(world: World, index: number, pick: number): Promise<void> {
  const { cash } = await world.host();
  const task = ofList(cash.staff.tasks(), index);
  const act = task && ofList(task.can, pick);
  if (task && act && isTrue(world, task, act)) void cash.staff.act(task.id, act);
}

/** All commands, each as what it draws, what it does and how often it comes. */
export function commands(counts: Counts): fc.Arbitrary<Command>[] {
  const one = <T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    run: (world: World, value: T) => Promise<void> | void,
  ): fc.Arbitrary<Command> =>
    arbitrary.map((value) => ({
      check: () => true,
      async run(_, world) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        await run(world, value);
        await hold(world);
      },
      toString: () => `${name}(${JSON.stringify(value)})`,
    }));
  const nothing = fc.constant(null);
  const amount = fc.integer({ min: 3_000, max: 300_000 });

  const arrive = one(
    'arrives',
    fc.tuple(fc.integer({ min: 1, max: 2 }), fc.array(amount, { minLength: 1, maxLength: 2 })),
    (world, [patient, amounts]) => world.arrive(patient, amounts),
  );
  const begin = one('pays', MEANS, async (world, means) => void pay(await world.host(), means));
  const look = one('look-out', nothing, async (world) => {
    const { cash } = await world.host();
    void cash.lookout.look();
  });
  const customer = one(
    'customer',
    fc.tuple(MEANS, INDEX, fc.constantFrom<Payment>('exact', ...PAYMENTS)),
    (world, [means, index, payment]) => {
      const provider = providerOf(world, means);
      const count = provider.charges().length;
      // The newest one is the likeliest.
      if (count > 0) provider.pay(count - 1 - (Math.floor(index / 4) % count), payment);
    },
  );
  return [
    ...[arrive, arrive, begin, begin, begin, begin, look, look, look, customer, customer, customer],
    one('stops', nothing, async (world) => {
      const { handlers } = await world.host();
      void handlers['visit.stop-paying']({});
    }),
    one('leaves', nothing, async (world) => (await world.host()).endVisit()),
    one('provider refuses', fc.tuple(MEANS, fc.constantFrom(...REFUSALS)), (world, [means, why]) =>
      providerOf(world, means).refuse(why),
    ),
    one('time', fc.constantFrom(...TIMES), (world, ms) => world.pass(ms)),
    one(
      'network',
      fc.tuple(
        fc.constantFrom(...PAYMENT_MEANS, 'his' as const),
        fc.constantFrom<Mood>(...MOODS),
        fc.integer({ min: 1, max: 3 }),
      ),
      (world, [where, mood, times]) => world.wires[where].expect(mood, times),
    ),
    one('late answers', nothing, (world) => {
      for (const wire of Object.values(world.wires)) wire.arrive();
    }),
    one('told doubly', fc.boolean(), (world, muddled) => {
      world.transfer.muddled = muddled;
    }),
    one('crash', nothing, (world) => world.crash()),
    one(
      'crash soon',
      fc.record({
        at: fc.constantFrom<Fuse['at']>('write', 'message'),
        left: fc.integer({ min: 1, max: 4 }),
        when: fc.constantFrom<Fuse['when']>('before', 'after'),
      }),
      (world, fuse) => {
        world.life().fuse = { ...fuse };
      },
    ),
    one('start', nothing, async (world) => void (await world.host())),
    one('staff', fc.tuple(INDEX, INDEX), (world, [index, pick]) => staff(world, index, pick)),
    one('cashier', INDEX, (world, index) => world.his.cashierTakes(index)),
    one('bill withdrawn', INDEX, (world, index) => world.his.withdraw(index)),
    one('tidy', nothing, async (world) => (await world.host()).tidy()),
  ];
}

/** Everything answers again, and time passes: what is wrong then stays wrong. */
export async function heal(world: World): Promise<string[]> {
  world.life().fuse = null;
  for (const wire of Object.values(world.wires)) {
    wire.expect('ok', 0);
    wire.giveUp();
  }
  await settled();
  const { endVisit } = await world.host();
  endVisit();
  for (let round = 0; round < 8; round += 1) {
    await world.pass(700 * SECOND);
    if (round === 2) world.crash();
    const { cash } = await world.host();
    await cash.lookout.look();
    await settled();
  }
  const { cash, journal } = await world.host();
  const listed = new Set(cash.staff.tasks().map(({ id }) => id));
  const unlisted = journal
    .kept()
    .filter(({ state, kind, id }) => state === 'opened' && kind !== 'watch' && !listed.has(id));
  return [
    ...world.faults,
    ...faultsOf(world, true),
    ...unlisted.map(({ kind, id }) => `${kind} ${id} stands on no list`),
    ...backWithout(world),
  ];
}

/** Staff are never told to give back what a terminal has given back. */
function backWithout({ terminal, book }: World): string[] {
  const gone = new Set(terminal.taken.filter(({ reversed }) => reversed > 0).map(({ money }) => money.id));
  return [...book.values()].flatMap((line) =>
    line.kind === 'attention' &&
    line.state === 'opened' &&
    'why' in line.payload &&
    BACK.includes(line.payload.why) &&
    'money' in line.payload &&
    Array.isArray(line.payload.money) &&
    line.payload.money.length > 0 &&
    line.payload.money.every(({ id }) => gone.has(id))
      ? [`${line.id} asks for money that went back`]
      : [],
  );
}
