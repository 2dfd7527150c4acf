import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona, qrOf } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { finish, leave, primary, shown, wordsOf } from './check-in.ts';

const WHO = persona('covered');
/** Pause of a person between two keys, well above a scanner's: milliseconds. */
const BY_HAND_MS = 250;

describeWith(missingForKiosk(), 'a scanner that types, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab();
    kiosk = await launchKiosk({
      lab: lab.describe(),
      config: { devices: { reader: null, keyboardScanner: true } },
    });
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(() => shown(kiosk.page, 'welcome'));

  /** Presses keys as the system delivers a keyboard's. */
  async function type(text: string): Promise<void> {
    const session = await kiosk.page.context().newCDPSession(kiosk.page);
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    const keys = [...[...text].map((key) => ({ key, text: key })), enter];
    // All are under way before the first is done: a scanner does not wait for the page.
    await Promise.all(
      keys.flatMap((key) => [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key }),
      ]),
    );
    await session.detach();
  }

  it('the code of a card → the person → a ticket; its Enter presses nothing', async () => {
    await type(qrOf(WHO));
    await shown(kiosk.page, 'confirm');
    expect(await wordsOf(kiosk.page)).toContain(WHO.card.name);
    expect(await finish(kiosk.page, WHO)).toBe('ticket.printed');
    await leave(kiosk.page);
  });

  it('nothing is typed into a field', async () => {
    await type(qrOf(persona('new-card-2024')));
    await shown(kiosk.page, 'confirm');
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'insurance.shown');
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'department.choosing');
    await kiosk.page.locator('.pager .action:has(.lucide-search)').click();
    const before = await kiosk.page.locator('.typed').first().textContent();
    await type(qrOf(WHO));
    await kiosk.page.getByText('Đang phục vụ người khác').waitFor();
    expect(await kiosk.page.locator('.typed').first().textContent()).toBe(before);
    expect(await kiosk.page.content()).not.toContain(WHO.card.name);
    await kiosk.page.getByRole('button', { name: vi.frame.leave }).click();
    await kiosk.page.getByRole('dialog').getByRole('button', { name: vi.frame.leave }).click();
  });

  it('stray keys by hand do nothing', async () => {
    for (const key of '001090') {
      await kiosk.page.keyboard.press(key);
      await kiosk.page.waitForTimeout(BY_HAND_MS);
    }
    expect(await shown(kiosk.page, 'welcome', 'identify', 'confirm')).toBe('welcome');
    expect(await kiosk.page.locator('.show-notice').count()).toBe(0);
  });
});
