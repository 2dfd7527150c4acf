import type { Patient } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import { labDetailsOf } from '../lab/his-details.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { checkIn, giveUp, leave, primary, shown, wordsOf } from './check-in.ts';
import { choose, typeDigits, typedOn, typeOn } from './typing.ts';
import { standing } from './visits.ts';

const WHO = persona('appointment-today');

describeWith(missingForKiosk(), 'a patient updates their details, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab();
    kiosk = await launchKiosk({ lab: lab.describe() });
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(async () => {
    await shown(kiosk.page, 'welcome');
    await lab.his.reseed();
    lab.printer.reset();
  });

  const record = async (): Promise<Patient> => {
    const [patient] = (await standing(lab, WHO)).patients;
    if (!patient) throw new Error('the HIS has no such patient');
    return patient;
  };
  const offer = () => kiosk.page.getByRole('button', { name: vi.details.offer });
  async function open(): Promise<void> {
    await checkIn(kiosk.page, lab, WHO, ['arrive.appointment']);
    await offer().click();
    await shown(kiosk.page, 'details.shown');
  }
  const field = (name: keyof typeof vi.details.fields) =>
    kiosk.page.locator('.choice', { hasText: vi.details.fields[name] }).first();
  const next = () => primary(kiosk.page).click();

  it('address and contact in Telex: only they are sent, and what staff changed meanwhile stays', async () => {
    const { page } = kiosk;
    const before = await record();
    await open();
    const phone = labDetailsOf(before).phone ?? '';
    expect(await wordsOf(page)).toContain(phone.slice(-3));
    expect(await wordsOf(page)).not.toContain(phone);

    await field('address').click();
    await shown(page, 'details.province');
    await choose(page, 'Hà Nội', vi.department.more);
    await shown(page, 'details.commune');
    if (await page.getByRole('button', { name: vi.details.commune.search }).isVisible())
      await page.getByRole('button', { name: vi.details.commune.search }).click();
    await typeOn(page, 'hoanf kieems');
    expect(await typedOn(page)).toBe('hoàn kiếm');
    await page.locator('.choice', { hasText: 'Phường Hoàn Kiếm' }).click();
    await shown(page, 'details.line');
    await typeOn(page, '12/3 phoos hangf boong');
    expect(await typedOn(page)).toBe('12/3 Phố Hàng Bông');
    await next();

    await shown(page, 'details.shown');
    await field('contact').click();
    await shown(page, 'details.name');
    await typeOn(page, 'nguyeenx thij anhs tuyeets');
    expect(await typedOn(page)).toBe('Nguyễn Thị Ánh Tuyết');
    await next();
    await shown(page, 'details.their-phone');
    await typeDigits(page, '0912345678');
    await next();

    await shown(page, 'details.shown');
    expect(await wordsOf(page)).toContain('→ Mới: 12/3 Phố Hàng Bông, Phường Hoàn Kiếm, Hà Nội');
    // Meanwhile the desk has written another number into the record.
    await lab.his.repository.updateResource<Patient>({
      ...(await record()),
      telecom: [{ system: 'phone', use: 'mobile', value: '0438880000' }],
    });
    await next();
    await page.getByText(vi.details.stored).waitFor({ timeout: 30_000 });

    const after = await record();
    expect(labDetailsOf(after)).toMatchObject({
      phone: '0438880000',
      address: '12/3 Phố Hàng Bông, Phường Hoàn Kiếm, Hà Nội',
      contact: { name: 'Nguyễn Thị Ánh Tuyết', phone: '0912345678' },
    });
    expect(after.name).toEqual(before.name);
    expect(after.identifier).toEqual(before.identifier);

    await next();
    await shown(page, 'arrive.appointment');
    await next();
    await shown(page, 'ticket.printed');
    await leave(page);
  });

  it('a phone number that staff have just changed is shown before it is changed again', async () => {
    const { page } = kiosk;
    await open();
    await field('phone').click();
    await shown(page, 'details.phone');
    await typeDigits(page, '0987654321');
    await next();
    await shown(page, 'details.shown');
    await lab.his.repository.updateResource<Patient>({
      ...(await record()),
      telecom: [{ system: 'phone', use: 'mobile', value: '0438880111' }],
    });
    await next();
    await page.getByText(vi.details.fault.changed).waitFor({ timeout: 30_000 });
    expect(labDetailsOf(await record()).phone).toBe('0438880111');
    expect(await wordsOf(page)).toContain('111');
    await next();
    await page.getByText(vi.details.stored).waitFor({ timeout: 30_000 });
    expect(labDetailsOf(await record()).phone).toBe('0987654321');
    await giveUp(page);
  });
});
