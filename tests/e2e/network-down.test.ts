import type { Encounter } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { checkIn, finishFrom, giveUp, leave, primary, shown, wordsOf } from './check-in.ts';
import { queueNumberOf, standing } from './visits.ts';

const CHECK = 'urn:tiep-don:insurance-check';
const WHO = persona('covered');

describeWith(missingForKiosk(), 'networks that are down stop nobody, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(async () => {
    await kiosk?.close();
    await lab.his.setFault('ok');
    await lab.bhxh.setFault('ok');
    await lab.his.reseed();
    lab.printer.reset();
  });
  const launch = async (visit: object = {}): Promise<void> => {
    kiosk = await launchKiosk({ lab: lab.describe(), config: { visit } });
    await shown(kiosk.page, 'welcome');
  };
  const encounters = async (): Promise<Encounter[]> => (await standing(lab, WHO)).encounters;
  const saidOf = (encounter: Encounter | undefined): string | undefined =>
    encounter?.extension?.find(({ url }) => url === CHECK)?.valueCode;

  it('the portal is down: a number all the same, and the HIS is told once it answers', async () => {
    await launch();
    const { page } = kiosk;
    await lab.bhxh.setFault('down');
    const { touched } = await checkIn(page, lab, WHO, ['ticket.printed']);
    expect(touched).toContain('insurance.shown');
    const [before] = await encounters();
    expect(saidOf(before)).toBe('to-be-checked');
    await leave(page);
    await lab.bhxh.setFault('ok');
    await expect.poll(async () => saidOf((await encounters())[0]), { timeout: 60_000 }).toBe('covered');
    expect(await encounters()).toHaveLength(1);
    expect(queueNumberOf((await encounters())[0])).toBe(queueNumberOf(before));
  });

  it.each([
    ['a slip for the desk', null],
    ['a number of its own', 'K1-'],
  ] as const)('the HIS is down: %s, and the visit stands in it once, when it is back', async (_, prefix) => {
    await launch({ hisDown: { localNumbers: prefix } });
    const { page } = kiosk;
    // Once it has told what it offers.
    await checkIn(page, lab, persona('no-insurance'), ['department.choosing']);
    await giveUp(page);

    await lab.his.setFault('down');
    await checkIn(page, lab, WHO, ['arrive.trouble']);
    expect(await wordsOf(page)).toContain(vi.down.arriveNow);
    await primary(page).click();
    await shown(page, 'department.choosing');
    expect((await finishFrom(page, WHO, 'department.choosing')).end).toBe('ticket.printed');
    expect(await wordsOf(page)).toContain(prefix === null ? vi.down.desk.title : 'K1-001');
    expect(lab.printer.tickets).toHaveLength(1);
    await leave(page);
    expect(await encounters()).toHaveLength(0);

    await lab.his.setFault('ok');
    await expect.poll(async () => (await encounters()).length, { timeout: 60_000 }).toBe(1);
    // It is asked for again and again, and never registered a second time.
    await kiosk.close();
    await launch({ hisDown: { localNumbers: prefix } });
    await checkIn(kiosk.page, lab, WHO, ['arrive.already']);
    expect(await wordsOf(kiosk.page)).toContain(queueNumberOf((await encounters())[0]));
    expect(await encounters()).toHaveLength(1);
  });

  it('a kiosk that keeps nothing: the patient is told, tries again, and is registered once', async () => {
    await launch({ hisDown: { keepHours: 0 } });
    const { page } = kiosk;
    await checkIn(page, lab, WHO, ['review']);
    await lab.his.setFault('down');
    await primary(page).click();
    await shown(page, 'registering.trouble');
    expect(lab.printer.tickets).toHaveLength(0);
    await lab.his.setFault('ok');
    await page.getByRole('button', { name: vi.frame.retry }).click();
    await shown(page, 'ticket.printed');
    expect(await encounters()).toHaveLength(1);
    await leave(page);
  });
});
