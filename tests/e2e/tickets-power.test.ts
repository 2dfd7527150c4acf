import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { checkIn, primary, shown, wordsOf } from './check-in.ts';
import { standing } from './visits.ts';

/** A ticket that takes its time, and a moment in it. */
const [SLOW_MS, MOMENT_MS] = [1_500, 500];
const MM_PER_SECOND = 60;

describeWith(missingForKiosk(), 'the power goes while a ticket is printed', () => {
  let lab: Lab;
  let folder: string;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tiep-don-power-'));
    await lab.his.reseed();
    await lab.printer.setPower(true);
    lab.printer.reset();
  });
  afterEach(async () => {
    await kiosk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (model: string): Promise<void> => {
    kiosk = await launchKiosk({
      lab: lab.describe(),
      folder,
      config: { devices: { printer: { options: { model } } } },
    });
  };

  it.each([
    {
      name: 'the printer had it whole and finished it',
      model: 'epson-tm-t82',
      slow: () => lab.printer.setTicketTime(SLOW_MS),
      power: async () => void (await lab.printer.waitForTicket(0)),
      paper: 'printed',
      papers: 2,
    },
    {
      name: 'the printer went with it',
      model: 'epson-tm-t82',
      slow: () => lab.printer.setSpeed(MM_PER_SECOND),
      power: async () => {
        await lab.printer.setPower(false);
        lab.printer.setSpeed(null);
        await lab.printer.setPower(true);
      },
      paper: 'not-printed',
      papers: 1,
    },
    {
      name: 'the printer cannot be asked',
      model: 'generic',
      slow: () => lab.printer.setTicketTime(SLOW_MS),
      power: async () => void (await lab.printer.waitForTicket(0)),
      paper: 'unknown',
      papers: 2,
    },
  ] as const)('$name: the patient, back with the card, is told $paper', async (scene) => {
    const who = persona('appointment-today');
    await start(scene.model);
    await checkIn(kiosk.page, lab, who, ['arrive.appointment']);
    scene.slow();
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printing');
    await sleep(MOMENT_MS);
    kiosk.app.process().kill('SIGKILL');
    await scene.power();

    await start(scene.model);
    await shown(kiosk.page, 'welcome');
    expect(await kiosk.page.content()).not.toContain(who.card.name);
    await checkIn(kiosk.page, lab, who, ['arrive.already']);
    expect(await wordsOf(kiosk.page)).toContain(vi.arrive.already.paper[scene.paper]);
    expect((await standing(lab, who)).encounters).toHaveLength(1);
    // What was printed, or may have been, comes out again as a copy alone.
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed', 'ticket.trouble');
    if (scene.paper === 'unknown') await kiosk.page.getByRole('button', { name: vi.ticket.again }).click();
    await shown(kiosk.page, 'ticket.printed');
    expect(lab.printer.tickets).toHaveLength(scene.papers);
    expect(lab.printer.faults).toEqual([]);
  });
});
