import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { chargeNumber, printReference } from '../../drivers/codec/charge-reference.ts';
import type { OpenContext } from '../../drivers/define.ts';
import type {
  ChargeFate,
  ChargeIntent,
  ChargeProgress,
  Money,
  PaymentMark,
  PaymentMethod,
  ReverseIntent,
} from '../../drivers/ports/payment.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import type { Booked, LabMoney } from '../lab/money.ts';
import { type OpenedDriver, openOn, until } from './hosting.ts';
import { type Place, takesCards } from './payment-places.ts';

export const FEE = 150_000;
const PERIOD_MS = 60_000;
/** What somebody paid at the terminal before. */
const EARLIER = 7_000;

export const never = (): AbortSignal => new AbortController().signal;

let minted = 0;
const nameOf = (): Pick<ChargeIntent, 'id' | 'number' | 'reference'> => {
  minted += 1;
  const number = chargeNumber(Date.now(), minted);
  return { id: randomUUID(), number, reference: printReference(number) };
};
export const mint = (amount = FEE): ChargeIntent => {
  const now = Date.now();
  return { ...nameOf(), amount, mintedAt: now, expiresAt: now + PERIOD_MS };
};
export const reversalOf = (charge: ChargeIntent, money: Money): ReverseIntent => ({
  ...nameOf(),
  charge,
  money,
  again: false,
});

/** A charge that was begun. `shown` ends with the first thing that was said, or with the charge. */
export interface Begun {
  readonly intent: ChargeIntent;
  readonly mark: PaymentMark | null;
  readonly said: readonly ChargeProgress[];
  readonly fate: Promise<ChargeFate>;
  readonly shown: Promise<unknown>;
}

/** A place of the lab, and kiosks that take money there. */
export interface Bench {
  readonly place: Place;
  readonly lab: Lab;
  readonly money: LabMoney;
  /** A kiosk that was just started: it knows nothing. */
  open(changed?: Partial<OpenContext>, options?: object): Promise<OpenedDriver<'payment'>>;
  /** Money that moved since the test began. */
  moved(kind: Booked['kind']): readonly Booked[];
  /** Empties the ledger; a terminal has served somebody before. */
  fresh(): Promise<void>;
  /** Closes the kiosks of the test. @throws where one has logged what looks like a card number. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export const startBench = async (place: Place): Promise<Bench> => {
  const bank = !takesCards(place);
  const lab = await startLab({ scanner: false, bank, terminals: !bank });
  const money = place.money(lab);
  const opened: OpenedDriver<'payment'>[] = [];
  let before = 0;
  return {
    place,
    lab,
    money,
    open: async (changed, options = {}) => {
      const all = { ...Object(place.options(lab)), ...options };
      const kiosk = await openOn('payment', place.driver, lab.describe(), changed, all);
      opened.push(kiosk);
      return kiosk;
    },
    moved: (kind) =>
      money
        .ledger()
        .slice(before)
        .filter((one) => one.kind === kind),
    fresh: async () => {
      await money.reset();
      if (takesCards(place)) money.pay(null, EARLIER);
      before = money.ledger().length;
    },
    leave: async () => {
      money.watch(null);
      await money.setFault(null);
      const kiosks = opened.splice(0);
      await Promise.all(kiosks.map(({ port }) => port.close()));
      for (const { lines } of kiosks) for (const line of lines) expect(line).not.toMatch(/\d{13,19}/);
    },
    close: () => lab.close(),
  };
};

export const markOf = async (port: PaymentMethod): Promise<PaymentMark | null> => {
  const marked = await port.mark(never());
  if (marked === 'unreachable') throw new Error('the mark cannot be had');
  return marked.mark;
};

/** What a kiosk knows of a charge of the one before. */
export type Asked = Pick<Begun, 'intent' | 'mark'>;

/** Charges as a kiosk does: the mark first. `ready`: what is done between the mark and the charge. */
export const begin = async (
  port: PaymentMethod,
  intent: ChargeIntent = mint(),
  {
    ready = async () => undefined,
    signal = never(),
  }: {
    readonly ready?: () => Promise<unknown>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Begun> => {
  const mark = await markOf(port);
  await ready();
  const said: ChargeProgress[] = [];
  let show: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    show = resolve;
  });
  const heard = (progress: ChargeProgress): void => {
    said.push(progress);
    show();
  };
  const fate = port.charge(intent, mark, heard, signal);
  return { intent, mark, said, fate, shown: Promise.race([told, fate]) };
};

/** Waits until the charge can be paid: its code is shown, or the terminal waits for a card. */
export const stands = async ({ place, lab }: Bench, begun: Begun): Promise<void> => {
  await begun.shown;
  if (takesCards(place)) await until(() => !place.isOver(lab, begun.intent));
};

/** The customer pays: what the screen shows, or what the terminal asks for. */
export const pays = async ({ place, money }: Bench, begun: Begun): Promise<void> => {
  if (takesCards(place)) return money.customer({ does: 'pays' });
  await begun.shown;
  if (begun.said.length > 0) money.pay(place.keyOf(begun.intent), begun.intent.amount);
};

/** The money of a fate; @throws where it is not `paid`. */
export const paidBy = (fate: ChargeFate): readonly Money[] => {
  if (fate.state !== 'paid') throw new Error(`not paid: ${JSON.stringify(fate)}`);
  return fate.money;
};

/** The provider's names of money, as the ledger has them: a nexo terminal puts its own before. */
const idOf = ({ id }: Money): string => id.replace(/^LAB\./, '');

/**
 * A fate never says what the ledger does not: paid ⇔ the same money, not-paid ⇔ none. Where the ledger names no charges
 * the money is among it.
 */
export const agrees = ({ moved, place }: Bench, intent: ChargeIntent, fate: ChargeFate): void => {
  const charges = moved('charge').filter(({ key }) => key === place.keyOf(intent));
  const booked = charges.map(({ id, amount }) => ({ id, amount }));
  if (fate.state === 'not-paid') expect(booked).toEqual([]);
  if (fate.state !== 'paid') return;
  const told = fate.money.map((money) => ({ id: idOf(money), amount: money.amount }));
  if (place.keyOf(intent) === null) expect(booked).toEqual(expect.arrayContaining(told));
  else expect(told).toEqual(booked);
  for (const { card } of fate.money) expect(card?.masked ?? '').not.toMatch(/\d{13,19}/);
};

/**
 * What is left of a charge once all is well: a kiosk that was started anew comes to the true fate, nobody can pay any
 * more, and there was one charge at most. Gives that fate. `most`: so often was it paid.
 */
export const findsOut = async (bench: Bench, { intent, mark }: Asked, most = 1): Promise<ChargeFate> => {
  const { money, place, lab } = bench;
  await money.setFault(null);
  const { port } = await bench.open();
  const asked = await port.query(intent, mark, never());
  agrees(bench, intent, asked);
  const fate = asked.state === 'open' ? await port.cancel(intent, mark, never()) : asked;
  expect(['paid', 'not-paid']).toContain(fate.state);
  if (takesCards(place)) {
    // Whoever comes to pay now is too late.
    money.customer({ does: 'pays' });
    await until(() => place.isOver(lab, intent));
  }
  agrees(bench, intent, fate);
  expect(bench.moved('charge').length).toBeLessThanOrEqual(most);
  return fate;
};
