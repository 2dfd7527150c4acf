import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { root } from '../run/root.ts';
import { checkIn, leave, present, primary, shown, wordsOf } from './check-in.ts';
import { queueNumberOf, standing } from './visits.ts';

describeWith(missingForKiosk(), 'killed in the middle', () => {
  let lab: Lab;
  let folder: string;
  let kiosk: Kiosk | null = null;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tiep-don-kill-'));
    await lab.his.reseed();
    lab.printer.reset();
  });
  afterEach(async () => {
    await kiosk?.close();
    kiosk = null;
    rmSync(folder, { recursive: true, force: true });
  });

  const killAfter = (line: number): Record<string, string> => ({
    KIOSK_HOST_ENTRY: join(root, 'tests/e2e/host-entry.mjs'),
    CRASH_AT: `${line}:after`,
    CRASH_MARKER: join(folder, 'killed'),
  });

  it.each([
    [1, 'the registration is opened'],
    [2, 'the registration is closed'],
    [3, 'the print job is opened'],
    [4, 'the print job is closed'],
  ])('the host, after line %i (%s): one Encounter, one ticket, and the patient gets it', async (line) => {
    const who = persona('covered');
    kiosk = await launchKiosk({ lab: lab.describe(), folder, env: killAfter(line) });
    await checkIn(kiosk.page, lab, who);
    expect(existsSync(join(folder, 'killed'))).toBe(true);
    await shown(kiosk.page, 'ticket.printed');
    const { patients, encounters } = await standing(lab, who);
    expect(patients).toHaveLength(1);
    expect(encounters).toHaveLength(1);
    expect(lab.printer.tickets).toHaveLength(1);
    expect(await wordsOf(kiosk.page)).toContain(queueNumberOf(encounters[0]));
    await leave(kiosk.page);
  });

  it('the whole kiosk, after the number was given: the next start shows the door, never the person before', async () => {
    const who = persona('covered');
    kiosk = await launchKiosk({ lab: lab.describe(), folder });
    lab.printer.setPaper('out');
    await checkIn(kiosk.page, lab, who);
    kiosk.app.process().kill('SIGKILL');
    lab.printer.setPaper('ok');
    kiosk = await launchKiosk({ lab: lab.describe(), folder });
    await shown(kiosk.page, 'welcome');
    expect(await kiosk.page.content()).not.toContain(who.card.name);
    // the same person, back with the card, gets the same number on paper
    await checkIn(kiosk.page, lab, who);
    const { encounters } = await standing(lab, who);
    expect(encounters).toHaveLength(1);
    expect(await wordsOf(kiosk.page)).toContain(queueNumberOf(encounters[0]));
    expect(lab.printer.tickets).toHaveLength(1);
  });

  it.each([
    ['confirm', 'covered'],
    ['insurance.shown', 'covered'],
    ['arrive.appointment', 'appointment-today'],
    ['arrive.already', 'already-has-number'],
    ['department.choosing', 'covered'],
    ['clinic', 'covered'],
    ['review', 'covered'],
    ['ticket.printed', 'covered'],
    ['goodbye', 'covered'],
  ])('the page, on %s (%s): the patient is back on that screen', async (screen, id) => {
    const who = persona(id);
    kiosk = await launchKiosk({ lab: lab.describe(), folder, config: { visit: { goodbye: 60 } } });
    const { app, page } = kiosk;
    await checkIn(page, lab, who, [screen === 'goodbye' ? 'ticket.printed' : screen]);
    if (screen === 'goodbye') {
      await page.locator('.foot > span:last-child button').click();
      await shown(page, 'goodbye');
    }
    await crash(app);
    await expect.poll(() => screenIn(app), { timeout: 20_000 }).toBe(screen);
    if (screen === 'confirm') expect(await inPage(app, 'document.body.textContent')).toContain(who.card.name);
    expect((await standing(lab, who)).encounters.length).toBeLessThanOrEqual(1);
    expect(lab.printer.tickets.length).toBe(screen === 'ticket.printed' || screen === 'goodbye' ? 1 : 0);
  });

  it('the page, before there is a card: the door, and the card works there', async () => {
    kiosk = await launchKiosk({ lab: lab.describe(), folder });
    const { app, page } = kiosk;
    await shown(page, 'welcome');
    await primary(page).click();
    await shown(page, 'identify');
    await crash(app);
    await expect.poll(() => screenIn(app), { timeout: 20_000 }).toBe('welcome');
    await present(lab, persona('covered'));
    await expect.poll(() => screenIn(app), { timeout: 20_000 }).toBe('confirm');
  });

  it('the page, on a ticket that could not be printed: the number is still on the screen', async () => {
    const who = persona('covered');
    kiosk = await launchKiosk({ lab: lab.describe(), folder });
    const { app, page } = kiosk;
    lab.printer.setPaper('out');
    await checkIn(page, lab, who, ['ticket.trouble']);
    await crash(app);
    await expect.poll(() => screenIn(app), { timeout: 20_000 }).toBe('ticket.trouble');
    const number = queueNumberOf((await standing(lab, who)).encounters[0]);
    expect(await inPage(app, 'document.body.textContent')).toContain(number);
    expect(lab.printer.tickets).toHaveLength(0);
    lab.printer.setPaper('ok');
  });

  it('the page, while the HIS takes its time to register: one Encounter, one ticket', async () => {
    const who = persona('covered');
    kiosk = await launchKiosk({ lab: lab.describe(), folder });
    const { app, page } = kiosk;
    await checkIn(page, lab, who, ['review']);
    await lab.his.setFault('ok', 1_500);
    await primary(page).click();
    await shown(page, 'registering.sending');
    await crash(app);
    await expect.poll(() => screenIn(app), { timeout: 30_000 }).toBe('ticket.printed');
    await lab.his.setFault('ok', 0);
    expect((await standing(lab, who)).encounters).toHaveLength(1);
    expect(lab.printer.tickets).toHaveLength(1);
  });
});

// Playwright's own page does not outlive a crash: the window is asked, and a script that was lost is given up.
const inPage = (app: ElectronApplication, code: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, script) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
        new Promise((resolve) => setTimeout(resolve, 1_000, null)),
      ]),
    code,
  );
const screenIn = (app: ElectronApplication): Promise<unknown> =>
  inPage(app, `document.querySelector('[data-screen]')?.getAttribute('data-screen')`);
const crash = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
