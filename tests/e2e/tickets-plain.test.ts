import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';
import type { Lab } from '../lab/lab.ts';
import { startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { describeWith } from '../run/describe-with.ts';
import type { Kiosk } from '../run/kiosk.ts';
import { launchKiosk, missingForKiosk } from '../run/kiosk.ts';
import { checkIn, leave, primary, shown, wordsOf } from './check-in.ts';
import { jobsOf, printAgain, troubleSaid, wholeTickets } from './papers.ts';
import { standing } from './visits.ts';

const TIMEOUTS = { connect: 500, status: 600, write: 4_000, settle: 800, close: 200 };
/** Dot rows of a ticket that lie before its middle. */
const MIDDLE = 300;
/** Bytes of a job that end in its middle. */
const HALF_JOB = 6_000;
/** A ticket that takes its time, and a moment in it. */
const [SLOW_MS, MOMENT_MS] = [1_500, 500];

describeWith(missingForKiosk(), 'a printer that neither confirms nor counts', () => {
  const who = persona('appointment-today');
  let lab: Lab;
  let kiosk: Kiosk;
  beforeAll(async () => {
    lab = await startLab({ printer: { model: 'generic' } });
    kiosk = await launchKiosk({
      lab: lab.describe(),
      config: { devices: { printer: { options: { model: 'generic', timeouts: TIMEOUTS } } } },
    });
  });
  afterAll(async () => {
    await kiosk?.close();
    await lab?.close();
  });
  beforeEach(async () => {
    await lab.his.reseed();
    await lab.printer.setPower(true);
    lab.printer.reset();
    await shown(kiosk.page, 'welcome');
    await checkIn(kiosk.page, lab, who, ['arrive.appointment']);
  });
  const take = () => primary(kiosk.page).click();

  it('is believed when it took all and stayed well, and the patient is told what to do if not', async () => {
    await take();
    await shown(kiosk.page, 'ticket.printed');
    expect(await wordsOf(kiosk.page)).toContain(vi.ticket.printed.unsure);
    expect(jobsOf(kiosk)).toEqual(['sent-unconfirmed']);
    expect(await wholeTickets(kiosk, lab)).toBe(1);
    await leave(kiosk.page);
  });

  it('paper ends in the middle: the patient is asked to look; mended, it goes on by itself, and nothing is sent twice', async () => {
    lab.printer.runOutAfter(MIDDLE);
    await take();
    await shown(kiosk.page, 'ticket.trouble');
    expect(jobsOf(kiosk)).toEqual([null]);
    lab.printer.setPaper('ok');
    await lab.printer.waitForTicket(0);
    await troubleSaid(kiosk, 'unknown');
    expect(jobsOf(kiosk)).toEqual([null]);
    expect(lab.printer.tickets).toHaveLength(1);
    expect((await standing(lab, who)).encounters).toHaveLength(1);
    await leave(kiosk.page);
  });

  it('the cable is pulled in the middle: printed again on the wish of the patient, who sees no ticket, and marked', async () => {
    lab.printer.dropAfter(HALF_JOB);
    await take();
    await troubleSaid(kiosk, 'unknown');
    await printAgain(kiosk);
    await shown(kiosk.page, 'ticket.printed');
    expect(jobsOf(kiosk)).toEqual(['unknown', 'sent-unconfirmed']);
    expect(await wholeTickets(kiosk, lab)).toBe(1);
    await leave(kiosk.page);
  });

  it('the cable is pulled after the last byte: the ticket comes out; another one is a marked copy', async () => {
    lab.printer.setTicketTime(SLOW_MS);
    await take();
    await shown(kiosk.page, 'ticket.printing');
    await sleep(MOMENT_MS);
    await lab.printer.setOnline(false);
    await troubleSaid(kiosk, 'unknown');
    await lab.printer.waitForTicket(0);
    await lab.printer.setOnline(true);
    lab.printer.setTicketTime(0);
    await printAgain(kiosk);
    await shown(kiosk.page, 'ticket.printed');
    expect(jobsOf(kiosk)).toEqual(['unknown', 'sent-unconfirmed']);
    // The screen shows the copy, which is another picture than the first one.
    expect(await wholeTickets(kiosk, lab)).toBe(1);
    await leave(kiosk.page);
  });
});
