import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { type Persona, persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { checkIn, leave, primary, shown, wordsOf } from './check-in.ts';
import { jobsOf, printAgain, troubleSaid, wholeTickets } from './papers.ts';
import { FAULTS, MISHAPS } from './print-faults.ts';
import { queueNumberOf, standing } from './visits.ts';

/** Shorter than a printer's own, so that one that is silent holds no test up. */
const TIMEOUTS = { connect: 500, status: 600, write: 4_000, confirm: 3_000, close: 200 };
const HIS_MS = 1_500;

describeWith(missingForKiosk(), 'tickets, whatever the printer does', () => {
  let lab: Lab;
  let kiosk: Kiosk;
  let who: Persona;
  beforeAll(async () => {
    lab = await startLab();
    kiosk = await launchKiosk({
      lab: lab.describe(),
      config: { devices: { printer: { options: { timeouts: TIMEOUTS } } } },
    });
    who = persona('appointment-today');
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(async () => {
    await lab.his.reseed();
    await lab.printer.setPower(true);
    lab.printer.reset();
    lab.staffCalls.length = 0;
    await printerSays('ready');
    await shown(kiosk.page, 'welcome');
  });
  afterEach(() => {
    expect(lab.printer.faults).toEqual([]);
  });

  /** The kiosk has heard of how the printer is: what the screen warns of is gone, or there. */
  const printerSays = async (status: 'ready' | keyof typeof vi.printer): Promise<void> => {
    const warning = kiosk.page.locator('.notice', { hasText: /Máy in|Nắp máy in/ });
    await warning.first().waitFor({ state: status === 'ready' ? 'detached' : 'visible', timeout: 20_000 });
  };
  const jobs = () => jobsOf(kiosk);
  const says = (code: keyof typeof vi.ticket.trouble) => troubleSaid(kiosk, code);
  const number = async (): Promise<string> => {
    const { encounters } = await standing(lab, who);
    expect(encounters).toHaveLength(1);
    return queueNumberOf(encounters[0]);
  };
  const toAppointment = () => checkIn(kiosk.page, lab, who, ['arrive.appointment']);

  describe.each(FAULTS)('$name', ({ status, bring, mend }) => {
    it('before the number: said first, taken without paper on a touch, printed by itself once mended', async () => {
      await toAppointment();
      await bring(lab.printer);
      await primary(kiosk.page).click();
      await shown(kiosk.page, 'registering.paperless');
      expect(await wordsOf(kiosk.page)).toContain(vi.ticket.trouble[status].headline);
      expect((await standing(lab, who)).encounters).toEqual([]);
      await primary(kiosk.page).click();
      expect(await says(status)).toContain(await number());
      expect(jobs()).toEqual([status]);
      await mend(lab.printer);
      await shown(kiosk.page, 'ticket.printed');
      expect(jobs()).toEqual([status, 'confirmed']);
      expect(lab.printer.tickets).toHaveLength(1);
      await leave(kiosk.page);
    });

    it('while the hospital registers: the number is on the screen, printed by itself once mended', async () => {
      await toAppointment();
      await lab.his.setFault('ok', HIS_MS);
      await primary(kiosk.page).click();
      await shown(kiosk.page, 'registering.sending');
      await bring(lab.printer);
      expect(await says(status)).toContain(await number());
      await lab.his.setFault('ok', 0);
      expect(jobs()).toEqual([status]);
      expect(lab.printer.tickets).toEqual([]);
      await mend(lab.printer);
      await shown(kiosk.page, 'ticket.printed');
      expect(jobs()).toEqual([status, 'confirmed']);
      expect(lab.printer.tickets).toHaveLength(1);
      await leave(kiosk.page);
    });
  });

  it.each(MISHAPS)('$name', async ({ prepare, during, says: code, mend, byItself, jobs: expected }) => {
    await toAppointment();
    await prepare(lab.printer);
    await primary(kiosk.page).click();
    if (during) {
      await shown(kiosk.page, 'ticket.printing');
      await during(lab.printer);
    }
    expect(await says(code)).toContain(await number());
    // Nobody has seen its end: it is asked after before anything else is printed.
    expect(jobs()).toEqual([null]);
    await mend(lab.printer);
    if (!byItself) {
      await printerSays('ready');
      await printAgain(kiosk);
    }
    await shown(kiosk.page, 'ticket.printed');
    expect(jobs()).toEqual(expected);
    // A half ticket falls off by itself, as a piece of its own: nobody gets it stuck to theirs.
    expect(await wholeTickets(kiosk, lab)).toBe(1);
    await leave(kiosk.page);
  });

  it('answers late: printed all the same', async () => {
    await toAppointment();
    lab.printer.answerDelayMs = 350;
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed');
    expect(jobs()).toEqual(['confirmed']);
    expect(lab.printer.tickets).toHaveLength(1);
    await leave(kiosk.page);
  });

  it('paper ends with the ticket: it is out, and the next patient is told before', async () => {
    await toAppointment();
    const out = lab.printer.waitForTicket();
    await primary(kiosk.page).click();
    await out;
    lab.printer.setPaper('out');
    await shown(kiosk.page, 'ticket.printed');
    expect(jobs()).toEqual(['confirmed']);
    await leave(kiosk.page);
    await printerSays('paper-out');
    expect(await wordsOf(kiosk.page)).toContain(vi.printer['paper-out']);
  });

  it('paper runs low: nobody at the screen is troubled, staff are told', async () => {
    lab.printer.setPaper('low');
    await checkIn(kiosk.page, lab, who);
    await shown(kiosk.page, 'ticket.printed');
    await leave(kiosk.page);
    await expect
      .poll(() => lab.staffCalls.map(({ about, step }) => [about, step]), { timeout: 20_000 })
      .toContainEqual(['printer-paper-low', null]);
  });

  it('left without paper, back with the card: told that it was not printed, and it is, unmarked', async () => {
    await toAppointment();
    lab.printer.setCover('open');
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'registering.paperless');
    await primary(kiosk.page).click();
    await says('cover-open');
    await leave(kiosk.page);
    lab.printer.setCover('closed');
    await printerSays('ready');
    await checkIn(kiosk.page, lab, who, ['arrive.already']);
    expect(await wordsOf(kiosk.page)).toContain(vi.arrive.already.paper['not-printed']);
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed');
    expect(jobs()).toEqual(['cover-open', 'confirmed']);
    expect(lab.printer.tickets).toHaveLength(1);
    await leave(kiosk.page);
    await checkIn(kiosk.page, lab, who, ['arrive.already']);
    expect(await wordsOf(kiosk.page)).toContain(vi.arrive.already.paper.printed);
    await kiosk.page.getByRole('button', { name: vi.frame.leave }).click();
    await kiosk.page.getByRole('dialog').getByRole('button', { name: vi.help.leave.leave }).click();
  });

  it('shows on the screen the very dots that came out of the printer', async () => {
    await toAppointment();
    await primary(kiosk.page).click();
    await shown(kiosk.page, 'ticket.printed');
    expect(lab.printer.tickets).toHaveLength(1);
    expect(await wholeTickets(kiosk, lab)).toBe(1);
    await leave(kiosk.page);
  });
});
