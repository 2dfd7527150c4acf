import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { accountsOf } from '../crash/accounts.ts';
import { placeOf } from '../crash/places.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { killTree } from '../run/process-tree.ts';
import { shown } from './check-in.ts';
import { comeBack, comeToPay, launchPaying, payBy, takeTicketAndLeave } from './paying.ts';

const WHO = persona('covered');
const DUE = 10_000;

/** The message with which each asks for the money; then the one that books it. */
const ASKS = {
  payos: 'payos:create',
  'vietqr-his': 'invoices:register',
  zvt: 'zvt:authorisation',
  nexo: 'nexo:payment',
};
const CASES = (['payos', 'vietqr-his', 'zvt', 'nexo'] as const).flatMap((driver) => [
  { driver, message: ASKS[driver], when: 'before' as const },
  { driver, message: 'his:settle', when: 'before' as const },
]);

/** The application has closed under the hand of whoever drives it. */
const unlessGone = (error: unknown): void => {
  if (!/has been closed|Target closed/.test(String(error))) throw error;
};

describeWith(
  missingForKiosk(),
  'the power goes while a fee is paid',
  () => {
    let lab: Lab;
    let folder: string;
    let kiosk: Kiosk | null = null;
    beforeAll(async () => {
      lab = await startLab({ bank: true, terminals: true });
    });
    afterAll(() => lab?.close());
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tiep-don-power-'));
      await lab.his.reseed();
      lab.printer.reset();
    });
    afterEach(async () => {
      lab.his.watch(null);
      await kiosk?.close();
      kiosk = null;
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(CASES)('$driver, $when $message: paid once, and booked', async ({ driver, message, when }) => {
      const place = placeOf(driver);
      const money = place.money(lab);
      await money.reset();
      if (place.testSale !== null) money.pay(null, place.testSale);
      money.customer({ does: 'pays', afterMs: 50 });
      const start = () => launchPaying(lab, { [place.means]: driver }, folder);

      kiosk = await start();
      await comeToPay(kiosk.page, lab, WHO);
      const application = kiosk.app.process();
      const gone = once(application, 'exit');
      const watch = (then: 'before' | 'after', name: string): void => {
        if (name === message && then === when && application.pid && application.exitCode === null)
          killTree(application.pid);
      };
      money.watch(watch);
      lab.his.watch(watch);
      // The power may go before the touch is over.
      await Promise.all([gone, payBy(kiosk.page, place.means).catch(unlessGone)]);
      money.watch(null);
      lab.his.watch(null);

      kiosk = await start();
      const { page } = kiosk;
      await shown(page, 'welcome');
      expect(await page.content()).not.toContain(WHO.card.name);
      await comeBack(page, lab, WHO);
      if ((await shown(page, 'pay.owed', 'ticket.printed')) === 'pay.owed') {
        await payBy(page, place.means);
        await shown(page, 'pay.paid');
        await takeTicketAndLeave(page);
      }
      await kiosk.close();
      kiosk = null;
      const accounts = await accountsOf(lab, place, folder);
      expect(accounts).toMatchObject({ faults: [], charges: 1, taken: DUE, booked: DUE, unknown: 0 });
    });
  },
  { retry: 0 },
);
