import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseVietQr } from '../../drivers/codec/vietqr.ts';
import { vi } from '../../renderer/i18n/vi.ts';
import { placeOf } from '../crash/places.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { type Persona, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { STAFF_PIN } from '../run/paying.ts';
import { primary, shown, wordsOf } from './check-in.ts';
import {
  booksOf,
  comeBack,
  comeToPay,
  goToCashier,
  launchPaying,
  outcomesOf,
  payBy,
  takeTicketAndLeave,
} from './paying.ts';
import { readQr } from './screen-qr.ts';

/** Nobody is insured here, and everybody comes for the first time. */
const DUE = 50_000;
const FIRST_NUMBER = 1_090_500_000;
const newcomer = (n: number): Persona => {
  const one = persona('covered');
  return { ...one, card: { ...one.card, number: `00${FIRST_NUMBER + n}` } };
};

describeWith(missingForKiosk(), 'fees in the real kiosk', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ bank: true, terminals: true });
  });
  afterAll(() => lab?.close());
  let who = newcomer(0);
  let people = 0;
  let before: Awaited<ReturnType<typeof booksOf>> = { booked: [], balanced: 0 };
  /** What the HIS has booked since the test began. */
  const booked = async () => (await booksOf(lab)).booked.slice(before.booked.length);
  beforeEach(async () => {
    people += 1;
    who = newcomer(people);
    before = await booksOf(lab);
    lab.printer.reset();
    lab.staffCalls.length = 0;
  });

  describe('VietQR at payOS', () => {
    let kiosk: Kiosk;
    beforeAll(async () => {
      kiosk = await launchPaying(lab, { vietqr: 'payos' });
    });
    afterAll(() => kiosk?.close());
    const payos = () => placeOf('payos').money(lab);
    beforeEach(() => payos().reset());

    it('paid: the receipt comes out, and the HIS has the invoice balanced', async () => {
      const { page } = kiosk;
      await comeToPay(page, lab, who);
      expect(await wordsOf(page)).toContain('50.000');
      await payBy(page, 'vietqr');
      await shown(page, 'pay.qr');
      const code = parseVietQr(await readQr(page));
      expect(code).toMatchObject({ ok: true, value: { amount: DUE, dynamic: true } });
      const words = await wordsOf(page);
      for (const label of ['bank', 'account', 'amount', 'purpose'] as const)
        expect(words).toContain(vi.pay.qr[label]);
      payos().pay(null, DUE);
      await shown(page, 'pay.paid');
      expect(await wordsOf(page)).toContain(vi.pay.paid.booked);
      expect(await booked()).toEqual([DUE]);
      expect((await booksOf(lab)).balanced).toBe(before.balanced + 1);
      expect(lab.printer.tickets).toHaveLength(1);
      await takeTicketAndLeave(page);
      expect(lab.printer.tickets).toHaveLength(2);
      expect(outcomesOf(kiosk, 'charge').at(-1)).toBe('paid');
      expect(outcomesOf(kiosk, 'settle').at(-1)).toBe('booked');
    });

    it.each([
      ['too little', 20_000, 'too-little'],
      ['too much', 65_000, 'too-much'],
    ] as const)('%s is said, and staff are told', async (_, amount, about) => {
      const { page } = kiosk;
      await comeToPay(page, lab, who);
      await payBy(page, 'vietqr');
      await shown(page, 'pay.qr');
      payos().pay(null, amount);
      const screen = await shown(page, 'pay.paid', 'pay.ended');
      expect(screen).toBe(about === 'too-little' ? 'pay.ended' : 'pay.paid');
      const call = about === 'too-little' ? 'payment-short' : 'payment-too-much';
      await expect.poll(() => lab.staffCalls.map((one) => one.about), { timeout: 30_000 }).toContain(call);
      await expect.poll(booked, { timeout: 30_000 }).toEqual([Math.min(amount, DUE)]);
      await takeTicketAndLeave(page);
    });

    it('stopped, and paid all the same: staff are told, and the patient when they are back', async () => {
      const { page } = kiosk;
      await comeToPay(page, lab, who);
      await payBy(page, 'vietqr');
      await shown(page, 'pay.qr');
      await page.getByRole('button', { name: vi.pay.stop }).click();
      await shown(page, 'pay.ended');
      expect(await wordsOf(page)).toContain(vi.pay.ended.cancelled.headline);
      await goToCashier(page);
      payos().pay(null, DUE);
      await expect
        .poll(() => lab.staffCalls.map((one) => one.about), { timeout: 60_000 })
        .toContain('payment-late');
      await expect.poll(booked, { timeout: 30_000 }).toEqual([DUE]);
      await comeBack(page, lab, who);
      await shown(page, 'pay.owed');
      expect(await wordsOf(page)).toMatch(/50\.000\s*đ đến sau/);
      await takeTicketAndLeave(page);
    });

    it('the bank cannot be reached: nothing is charged, and there are other ways', async () => {
      const { page } = kiosk;
      await comeToPay(page, lab, who);
      await payos().setFault('away');
      await payBy(page, 'vietqr');
      await shown(page, 'pay.ended');
      expect(await wordsOf(page)).toContain(vi.pay.ended['out-of-order'].vietqr);
      await takeTicketAndLeave(page);
      expect(payos().ledger()).toEqual([]);
    });
  });

  describe.each(['zvt', 'nexo'])('a card at the terminal (%s)', (driver) => {
    let kiosk: Kiosk;
    beforeAll(async () => {
      kiosk = await launchPaying(lab, { card: driver });
    });
    afterAll(() => kiosk?.close());
    const place = placeOf(driver);
    const sales = (): number[] =>
      place
        .money(lab)
        .ledger()
        .filter(({ kind }) => kind === 'charge')
        .map(({ amount }) => amount)
        .slice(place.testSale === null ? 0 : 1);
    beforeEach(async () => {
      await place.money(lab).reset();
      if (place.testSale !== null) place.money(lab).pay(null, place.testSale);
    });
    const begin = async (): Promise<void> => {
      await comeToPay(kiosk.page, lab, who);
      await payBy(kiosk.page, 'card');
    };

    it('approved: paid, receipt, booked; staff give it back with the PIN', async () => {
      place.money(lab).customer({ does: 'pays' });
      await begin();
      await shown(kiosk.page, 'pay.paid');
      expect(sales()).toEqual([DUE]);
      await expect.poll(booked, { timeout: 30_000 }).toEqual([DUE]);
      await takeTicketAndLeave(kiosk.page);
      await giveBack(kiosk);
      await expect
        .poll(
          () =>
            place
              .money(lab)
              .ledger()
              .filter(({ kind }) => kind === 'reversal').length,
          { timeout: 60_000 },
        )
        .toBe(1);
      await expect.poll(() => outcomesOf(kiosk, 'reverse'), { timeout: 60_000 }).toEqual(['reversed']);
    });

    it('declined: the reason, and once more', async () => {
      place.money(lab).customer({ does: 'is-declined', reason: 'funds' });
      await begin();
      await shown(kiosk.page, 'pay.ended');
      expect(await wordsOf(kiosk.page)).toContain(vi.pay.ended.declined.funds.what);
      expect(sales()).toEqual([]);
      place.money(lab).customer({ does: 'pays' });
      await primary(kiosk.page).click();
      await shown(kiosk.page, 'pay.paid');
      expect(sales()).toEqual([DUE]);
      await takeTicketAndLeave(kiosk.page);
    });

    it('cancelled by the patient', async () => {
      await begin();
      await shown(kiosk.page, 'pay.terminal');
      await kiosk.page.getByRole('button', { name: vi.pay.stop }).click();
      await shown(kiosk.page, 'pay.ended');
      expect(await wordsOf(kiosk.page)).toContain(vi.pay.ended.cancelled.headline);
      expect(sales()).toEqual([]);
      await goToCashier(kiosk.page);
    });

    it('the answer is lost: it is asked for, and paid once', async () => {
      place.money(lab).customer({ does: 'pays' });
      const message = driver === 'zvt' ? 'zvt:completion' : 'nexo:payment';
      await comeToPay(kiosk.page, lab, who);
      // The terminal says more than one completion: that of the sale is the one that is lost.
      if (driver === 'nexo') await place.money(lab).setFault('lose-answer', { message });
      else loseAtSale(lab, message);
      await payBy(kiosk.page, 'card');
      await shown(kiosk.page, 'pay.paid');
      expect(sales()).toEqual([DUE]);
      await expect.poll(booked, { timeout: 30_000 }).toEqual([DUE]);
      await takeTicketAndLeave(kiosk.page);
    });

    afterEach(() => place.money(lab).watch(null));
  });
});

/** Breaks the connection of a ZVT terminal in the middle of the sale, once the authorisation is under way. */
function loseAtSale(lab: Lab, message: string): void {
  lab.zvt?.watch((when, name) => {
    if (when === 'before' && name === 'zvt:authorisation') void lab.zvt?.setFault('lose-answer', { message });
  });
}

/** Staff open their screen, find the charge and reverse it. */
async function giveBack({ page }: Kiosk): Promise<void> {
  await shown(page, 'welcome');
  await page.getByRole('button', { name: vi.frame.staff }).click();
  await page.getByRole('button', { name: vi.staff.only }).click();
  for (const digit of STAFF_PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: vi.staff.pin.open, exact: true }).click();
  await page.locator('.choice', { hasText: vi.staff.kinds.paid }).first().click();
  await page.locator('.choice', { hasText: vi.staff.acts.reverse }).click();
  await page.getByRole('button', { name: vi.staff.acts.reverse }).click();
  await page.getByText(vi.staff.outcome.reversed).waitFor();
  await page.getByRole('button', { name: vi.frame.back }).click();
  await shown(page, 'welcome');
}
