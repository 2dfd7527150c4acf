import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import { CLINICS, DEPARTMENTS } from '../lab/his-hospital.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { PERSONAS, type Persona, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { missingForOcr, plain } from '../run/ocr.ts';
import { bitmapOfPng } from '../run/png-dots.ts';
import { isRead, readTicket } from '../run/ticket-text.ts';
import { checkIn, giveUp, leave, present, primary, shown, wordsOf } from './check-in.ts';
import { queueNumberOf, standing } from './visits.ts';

const DPI = 203;
/** What stands on the paper that came out, as tesseract reads it. */
const readPaper = async (lab: Lab): Promise<string> =>
  readTicket(await bitmapOfPng(lab.printer.tickets[0]?.png ?? Buffer.alloc(0)), DPI);

const clinicName = (id: string): string => CLINICS.find((clinic) => clinic.id === id)?.vi ?? '';

const departmentName = (id: string): string =>
  DEPARTMENTS.find(({ clinics }) => clinics.some((clinic) => clinic.id === id))?.vi ?? '';

describeWith(missingForKiosk() ?? missingForOcr(), 'a patient checks in, in the real Electron', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab({ his: { validate: true } });
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

  it.each(PERSONAS.filter(({ ending }) => ending === 'ticket'))('$id: $scenario → a ticket', async (who) => {
    const before = (await standing(lab, who)).encounters.length;
    const { touched } = await checkIn(kiosk.page, lab, who);
    expect(touched).toEqual(
      who.his.appointmentClinicId === null
        ? ['confirm', 'insurance.shown', 'department.choosing', 'clinic', 'review']
        : ['confirm', 'insurance.shown', 'arrive.appointment'],
    );
    const { patients, encounters } = await standing(lab, who);
    expect(before).toBe(0);
    expect(patients).toHaveLength(1);
    expect(encounters).toHaveLength(1);
    expect(patients[0]?.name?.[0]?.text).toBe(who.card.name);

    expect(lab.printer.tickets).toHaveLength(1);
    const read = await readPaper(lab);
    const text = plain(read);
    const number = queueNumberOf(encounters[0]);
    expect(text).toContain(`so ${number}`);
    expect(isRead(clinicName(who.clinicId), read)).toBe(true);
    expect(text).not.toContain(plain(who.card.name));
    expect(text).not.toContain(who.card.number);
    expect(await wordsOf(kiosk.page)).toContain(number);
    await leave(kiosk.page);
  });

  it('already-has-number: is told the number, which is printed on a touch and marked', async () => {
    const who = persona('already-has-number');
    const before = queueNumberOf((await standing(lab, who)).encounters[0]);
    const { touched } = await checkIn(kiosk.page, lab, who, ['arrive.already']);
    expect(touched).toEqual(['confirm', 'insurance.shown']);
    expect(await wordsOf(kiosk.page)).toContain(before);
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed');
    expect((await standing(lab, who)).encounters).toHaveLength(1);
    expect(lab.printer.tickets).toHaveLength(1);
    const text = plain(await readPaper(lab));
    expect(text).toContain(`so ${before}`);
    expect(text).toContain('ban in lai');
    await leave(kiosk.page);
  });

  it('clinic-full: a department without places cannot be chosen, nothing is registered', async () => {
    const who = persona('clinic-full');
    await checkIn(kiosk.page, lab, who, ['department.choosing']);
    const full = kiosk.page.locator('.choice', { hasText: departmentName(who.clinicId) });
    const more = kiosk.page.getByRole('button', { name: 'Xem thêm' });
    while (!(await full.isVisible())) await more.click();
    expect(await full.getAttribute('aria-disabled')).toBe('true');
    expect(await full.textContent()).toContain('Hết chỗ');
    await full.click({ force: true });
    await shown(kiosk.page, 'department.choosing');
    expect((await standing(lab, who)).encounters).toHaveLength(0);
    expect(lab.printer.tickets).toHaveLength(0);
    await giveUp(kiosk.page);
  });

  it('the same person at a second kiosk is told the number that stands', async () => {
    const who = persona('covered');
    await checkIn(kiosk.page, lab, who);
    const number = queueNumberOf((await standing(lab, who)).encounters[0]);
    await leave(kiosk.page);
    await kiosk.close();
    kiosk = await launchKiosk({ lab: lab.describe(), config: { kiosk: { id: 'kiosk-02' } } });
    await checkIn(kiosk.page, lab, who, ['arrive.already']);
    expect(await wordsOf(kiosk.page)).toContain(number);
    expect((await standing(lab, who)).encounters).toHaveLength(1);
    await giveUp(kiosk.page);
  });

  it.each([
    ['a link', 'https://example.vn/kham-benh', 'not-a-citizen-card'],
    ['half a line', '001090123456|012345678|Nguyễn Vă', 'incomplete'],
    ['10 kB of noise', 'x~\u0001'.repeat(3_400), 'noise'],
  ])('%s is refused in words and leaves the door open', async (_, text) => {
    await lab.scanner?.present(text);
    const notice = kiosk.page.locator('.notice, [role="status"], [role="alert"]').first();
    await notice.waitFor({ timeout: 10_000 });
    expect(((await notice.textContent()) ?? '').length).toBeGreaterThan(20);
    // nobody changes cards faster than the silence by which a reader without terminators tells two of them apart
    await new Promise((resolve) => setTimeout(resolve, 500));
    await checkIn(kiosk.page, lab, persona('covered'), ['department.choosing']);
    await giveUp(kiosk.page);
  });

  it('two cards at once, and a card in the middle of another step: the first person stays, nothing is lost', async () => {
    const [first, second] = [persona('covered'), persona('new-card-2024')];
    await present(lab, first);
    await present(lab, second);
    await shown(kiosk.page, 'confirm');
    expect(await wordsOf(kiosk.page)).toContain(first.card.name);
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'insurance.shown');
    await present(lab, second);
    await kiosk.page.getByText('Đang phục vụ người khác').waitFor();
    await shown(kiosk.page, 'insurance.shown');
    expect(await kiosk.page.content()).not.toContain(second.card.name);
    await giveUp(kiosk.page);
  });

  /** A visit that was kept comes to stand when the HIS is well. */
  const standsOnce = (who: Persona) =>
    expect.poll(async () => (await standing(lab, who)).encounters.length, { timeout: 60_000 }).toBe(1);

  it.each(['down', 'error-500', 'cut-json', 'nonsense-html'] as const)(
    'HIS %s while registering: a slip for the desk, and the visit is registered once when it is well',
    async (fault) => {
      const who = persona('foreign-address');
      await checkIn(kiosk.page, lab, who, ['review']);
      await lab.his.setFault(fault);
      await primary(kiosk.page).click();
      await shown(kiosk.page, 'ticket.printed');
      expect(await wordsOf(kiosk.page)).toContain(vi.down.desk.title);
      expect(lab.printer.tickets).toHaveLength(1);
      await leave(kiosk.page);
      expect((await standing(lab, who)).encounters).toHaveLength(0);
      await lab.his.setFault('ok');
      await standsOnce(who);
    },
  );

  it('an answer of the HIS that is lost after the work is asked for: one visit, one paper', async () => {
    const who = persona('covered');
    await checkIn(kiosk.page, lab, who, ['review']);
    await lab.his.setFault('lose-answer');
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed');
    await lab.his.setFault('ok');
    await standsOnce(who);
    expect((await standing(lab, who)).patients).toHaveLength(1);
    expect(lab.printer.tickets).toHaveLength(1);
    await leave(kiosk.page);
  });

  it('a slow HIS (10 s): the patient is told, and the visit stands once', async () => {
    const who = persona('foreign-address');
    await checkIn(kiosk.page, lab, who, ['review']);
    await lab.his.setFault('ok', 10_000);
    await primary(kiosk.page).click();
    await kiosk.page.getByText('Lâu hơn thường lệ').waitFor({ timeout: 20_000 });
    await lab.his.setFault('ok', 0);
    await shown(kiosk.page, 'ticket.printed');
    await standsOnce(who);
    await leave(kiosk.page);
  });

  it('call staff: the hospital hears which kiosk and where, nothing of the person', async () => {
    const who = persona('covered');
    await checkIn(kiosk.page, lab, who, ['insurance.shown']);
    lab.staffCalls.length = 0;
    await kiosk.page.getByRole('button', { name: 'Gọi nhân viên' }).click();
    await kiosk.page.getByRole('dialog').getByText('Đã gọi nhân viên').waitFor();
    expect(lab.staffCalls).toEqual([
      { kiosk: expect.any(String), place: 'Sảnh A, tầng 1', about: 'patient', step: 'insurance' },
    ]);
    await kiosk.page.getByRole('button', { name: 'Đóng' }).click();
    await shown(kiosk.page, 'insurance.shown');
    await giveUp(kiosk.page);
  });

  it('an unplugged scanner: said on the welcome screen, and read again after it is back', async () => {
    await lab.scanner?.unplug();
    await kiosk.page.getByText('Đầu đọc thẻ đang tạm nghỉ').waitFor({ timeout: 10_000 });
    await lab.scanner?.plug();
    await kiosk.page.getByText('Đầu đọc thẻ đang tạm nghỉ').waitFor({ state: 'detached', timeout: 20_000 });
    await checkIn(kiosk.page, lab, persona('covered'), ['department.choosing']);
    await giveUp(kiosk.page);
  });
});
