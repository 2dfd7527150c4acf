import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { vi } from '../../renderer/i18n/vi.ts';
import { primary, shown } from '../e2e/check-in.ts';
import { comeBack, comeToPay, goToCashier, payBy, takeTicketAndLeave } from '../e2e/paying.ts';
import type { Lab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { launchKiosk } from '../run/kiosk.ts';
import { payingAt } from '../run/paying.ts';
import { killTree } from '../run/process-tree.ts';
import { root } from '../run/root.ts';
import type { Body } from './body.ts';
import type { WriteKill } from './kiosk-process.ts';
import type { Memory, Wish } from './patient.ts';
import type { Place } from './places.ts';

/** How often it is looked whether the host has come to the write at which it is to die: ms. */
const LOOK_MS = 10;
const WHO = persona('covered');

/** The real application with all its processes, and a patient who touches its screen. The lab has a scanner. */
export const applicationBody: Body = {
  async start(lab, place, folder, kill) {
    const { config, env } = payingAt(lab.describe(), { [place.means]: place.driver });
    const marker = join(folder, 'at-the-write');
    const kiosk = await launchKiosk({
      ...{ lab: lab.describe(), config, folder },
      env: { ...env, ...(kill ? standingStillAt(kill, marker) : {}) },
    });
    const application = kiosk.app.process();
    const dead = once(application, 'exit');
    const isDead = (): boolean => application.exitCode !== null || application.signalCode !== null;
    const killAll = (): void => {
      if (application.pid !== undefined && !isDead()) killTree(application.pid);
    };
    const watch = setInterval(() => {
      if (kill && existsSync(marker)) killAll();
    }, LOOK_MS);
    void dead.then(() => clearInterval(watch));
    return {
      ...{ dead, isDead, kill: killAll },
      stop: async () => {
        if (!isDead()) await kiosk.close();
      },
      async visit(wish, memory) {
        try {
          await walkOnScreen(kiosk.page, lab, place, wish, memory);
          return true;
        } catch (error) {
          if (!/has been closed|Target closed|Target crashed/.test(String(error))) throw error;
          return false;
        }
      },
    };
  },
};

/** The host stands still at the write, so that all of the application goes at once. */
const standingStillAt = ({ number, when }: WriteKill, marker: string) => ({
  KIOSK_HOST_ENTRY: join(root, 'tests/e2e/host-entry.mjs'),
  ...{ CRASH_AT: `${number}:${when}`, CRASH_MARKER: marker, CRASH_HOLDS: 'yes' },
});

/** Who was here before holds a number, and comes back with the card. */
async function walkOnScreen(page: Page, lab: Lab, place: Place, wish: Wish, memory: Memory): Promise<void> {
  const isBack = memory.visitKey !== null;
  memory.visitKey = 'known';
  if (isBack) await comeBack(page, lab, WHO);
  else await comeToPay(page, lab, WHO);
  if ((await shown(page, 'pay.owed', 'ticket.printed')) === 'ticket.printed') return leave(page);
  if (wish === 'pays') return pay(page, place);
  if (isBack) return goToCashier(page);
  await payBy(page, place.means);
  await shown(page, 'pay.qr', 'pay.terminal');
  await page.getByRole('button', { name: vi.pay.stop }).click();
  await shown(page, 'pay.ended');
  await goToCashier(page);
}

async function pay(page: Page, place: Place): Promise<void> {
  await payBy(page, place.means);
  await shown(page, 'pay.paid');
  await takeTicketAndLeave(page);
}

async function leave(page: Page): Promise<void> {
  await primary(page).click();
  await shown(page, 'goodbye');
  await primary(page).click();
  await shown(page, 'welcome');
}
