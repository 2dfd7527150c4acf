import { setTimeout as sleep } from 'node:timers/promises';
import { persona } from '../personas.ts';
import { writeKioskConfig } from '../run/kiosk-config.ts';
import type { Body } from './body.ts';
import { type KioskProcess, startKioskProcess } from './kiosk-process.ts';
import { openPage } from './page.ts';
import { walk } from './patient.ts';

/** Longest wait for the end of a process whose connection is broken. */
const DYING_MS = 60_000;

/** The host in a process of its own, and a patient who speaks the page's contract. */
export const hostBody: Body = {
  async start(lab, place, folder, kill) {
    const { file, env } = writeKioskConfig(lab.describe(), folder, {
      devices: { reader: null, keyboardScanner: true },
      payment: { [place.means]: { driver: place.driver, options: place.options(lab.describe()) } },
    });
    const kiosk = await startKioskProcess(file, { ...env, ...place.env(lab.describe()) }, kill);
    const { dead, isDead, stop } = kiosk;
    return {
      ...{ dead, isDead, stop, kill: kiosk.kill },
      async visit(wish, memory) {
        const page = await pageOf(kiosk);
        if (!page) return false;
        try {
          return await walk(page, persona('covered'), place.means, wish, memory);
        } finally {
          page.close();
        }
      },
    };
  },
};

async function pageOf(kiosk: KioskProcess) {
  if (kiosk.url === null) return null;
  try {
    return await openPage(kiosk.url);
  } catch (error) {
    // The connection breaks a moment before the process is known to have ended.
    await Promise.race([kiosk.dead, sleep(DYING_MS, undefined, { ref: false })]);
    if (kiosk.isDead()) return null;
    throw error;
  }
}
