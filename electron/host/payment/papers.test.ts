import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TicketPrinter } from '../../../drivers/ports/printer.ts';
import { chargePayload, openTestJournal } from '../../../tests/money/lines.ts';
import { MORNING, moneyParts, PERSON, TICKET_NUMBER } from '../../../tests/money/parts.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import { createPaperJobs } from '../paper-jobs.ts';
import { createVisitRoom } from '../visit.ts';
import { createMoneyPapers } from './papers.ts';
import { endedView } from './paying-view.ts';

let test: ReturnType<typeof openPapers>;
beforeEach(() => {
  test = openPapers();
});
afterEach(() => test.end());

const PRINTER: TicketPrinter = {
  paper: { width: 576, height: null, dpi: 203 },
  status: async () => 'ready',
  mark: async () => null,
  print: async () => ({ outcome: 'confirmed' }),
  query: async () => 'printed',
  close: async () => undefined,
};

function openPapers() {
  const { journal, end } = openTestJournal(() => MORNING);
  const parts = moneyParts({ journal, printer: PRINTER, now: () => MORNING });
  const papers = createMoneyPapers(parts, createPaperJobs(parts));
  const visit = Object.assign(createVisitRoom(() => MORNING).begin(PERSON), {
    number: TICKET_NUMBER,
    numberKey: 'number-1',
  });
  const ended = (ending: EndingView): void => {
    const id = journal.open('charge', 'number-1', chargePayload());
    journal.close(id, 'charge', ending.end, { ...chargePayload(), ending });
    visit.chargeId = id;
    visit.paying = endedView(chargePayload(), ending);
  };
  return { journal, papers, visit, ended, end };
}
/** Papers that were sent to the printer. */
const jobs = (): number =>
  test.journal.lines().filter(({ kind, state }) => kind === 'print' && state === 'opened').length;
const PRINTED = { ok: true, value: 'confirmed' };

it.each<[EndingView, boolean]>([
  [{ end: 'paid', booked: false }, true],
  [{ end: 'too-much', came: 160_000 }, true],
  [{ end: 'twice', came: 300_000 }, true],
  [{ end: 'too-little', came: 1_000 }, false],
  [{ end: 'cancelled' }, false],
  [{ end: 'unknown' }, false],
])('after %j a receipt comes out: %s', async (ending, comes) => {
  test.ended(ending);
  const receipt = await test.papers.receipt(test.visit, false);
  expect(receipt).toEqual(comes ? PRINTED : { ok: false, error: 'not-paid' });
});

it('gives a receipt for money that came after the charge was closed', async () => {
  test.ended({ end: 'expired' });
  test.visit.paying = endedView(chargePayload(), { end: 'late', came: 150_000 });
  expect(await test.papers.receipt(test.visit, false)).toEqual(PRINTED);
});

it('prints a receipt once, once more on the patient’s wish, and no more', async () => {
  test.ended({ end: 'paid', booked: true });
  const { papers, visit, journal } = test;
  expect(await papers.receipt(visit, false)).toEqual(PRINTED);
  expect(await papers.receipt(visit, false)).toEqual(PRINTED);
  expect(journal.prints(visit.chargeId ?? '')).toHaveLength(1);
  expect(await papers.receipt(visit, true)).toEqual(PRINTED);
  expect(await papers.receipt(visit, true)).toEqual({ ok: false, error: 'reprint-limit' });
});

it('prints a slip for bills that were offered, or for the charge, each once', async () => {
  const { papers, visit } = test;
  const notOffered = { ok: false, error: 'not-offered' };
  expect(await papers.slip(visit, [])).toEqual(notOffered);
  expect(await papers.slip(visit, ['hd-1'])).toEqual(notOffered);
  const bill = {
    id: 'hd-1',
    patientId: 'p-1',
    visitKey: 'number-1',
    issuedAt: '',
    insurance: 0,
    due: 150_000,
  };
  visit.bills = [{ ...bill, items: [{ label: 'Công khám', amount: 150_000 }] }];
  expect(await papers.slip(visit, ['hd-1', 'hd-2'])).toEqual(notOffered);
  expect(await papers.slip(visit, ['hd-1'])).toEqual(PRINTED);
  test.ended({ end: 'unknown' });
  expect(await papers.slip(visit, [])).toEqual(PRINTED);
  // A page that wishes for it again finds that it came out.
  expect(await papers.slip(visit, [])).toEqual(PRINTED);
  expect(jobs()).toBe(2);
});

it('prints another slip once it says something else, and on another visit', async () => {
  const { papers, visit } = test;
  test.ended({ end: 'unknown' });
  await papers.slip(visit, []);
  visit.paying = endedView(chargePayload(), { end: 'too-little', came: 50_000 });
  await papers.slip(visit, []);
  await papers.slip(visit, []);
  expect(jobs()).toBe(2);
  await papers.slip({ ...visit, key: 'another-visit' }, []);
  expect(jobs()).toBe(3);
});

it('prints a slip for what is paid and not in the HIS, and none for what is', async () => {
  const { papers, visit } = test;
  test.ended({ end: 'paid', booked: false });
  expect(await papers.slip(visit, [])).toEqual(PRINTED);
  visit.paying = endedView(chargePayload(), { end: 'paid', booked: true });
  expect(await papers.slip(visit, [])).toEqual({ ok: false, error: 'not-offered' });
});
