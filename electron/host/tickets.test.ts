import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type {
  JobFate,
  Paper,
  PrinterStatus,
  PrintResult,
  TicketPrinter,
} from '../../drivers/ports/printer.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { createTurn } from '../../drivers/transport/turn.ts';
import { DEFAULT_TICKET_LAYOUTS } from '../../kiosk-config/tickets/defaults.ts';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import type { PaperView } from '../contract/views.ts';
import type { Journal } from './journal/journal.ts';
import { createJournal } from './journal/journal.ts';
import { openStore } from './journal/store.ts';
import { createLocalTime } from './local-time.ts';
import { paperFate } from './paper-fate.ts';
import { createPaperJobs } from './paper-jobs.ts';
import type { Parts } from './parts.ts';
import { deskSlip, ticketOf } from './ticket-data.ts';
import { createTickets } from './tickets.ts';
import type { Visit } from './visit.ts';
import { createVisitRoom } from './visit.ts';

const PAPER: Paper = { width: 576, height: null, dpi: 203 };
const CAME: PrintResult = { outcome: 'confirmed' };

/** A printer that answers as told, and remembers what it was asked; it draws what it prints. */
class Scripted implements TicketPrinter {
  readonly paper = PAPER;
  readonly asked: string[] = [];
  readonly jobIds: string[] = [];
  /** Heights of the pictures that came. */
  readonly heights: number[] = [];
  now: PrinterStatus = 'ready';
  results: PrintResult[] = [];
  fate: JobFate = 'unknown';

  async status() {
    this.asked.push('status');
    return this.now;
  }
  async mark() {
    return 7;
  }
  async print(picture: () => { height: number }, jobId: string) {
    this.asked.push('print');
    this.jobIds.push(jobId);
    this.heights.push(picture().height);
    return this.results.shift() ?? CAME;
  }
  async query() {
    this.asked.push('query');
    return this.fate;
  }
  close() {
    return Promise.resolve();
  }
}

let folder: string;
let journal: Journal;
let house: Parts['house'];
let printer: Scripted;
beforeAll(async () => {
  const opened = await openHouse(DEFAULT_TICKET_LAYOUTS);
  if (!opened.ok) throw new Error(opened.detail);
  house = opened.value;
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiep-don-tickets-'));
  journal = createJournal(openStore(join(folder, 'journal.db'), 'a key of the test'), () => 1_000);
  printer = new Scripted();
});
afterEach(() => {
  journal.shut();
  rmSync(folder, { recursive: true });
});

const partsOf = (open: TicketPrinter | null): Parts =>
  ({
    config: {
      hospital: {
        name: { vi: 'Bệnh viện Mẫu', en: 'Mau Hospital' },
        deskHint: { vi: 'Quầy tiếp đón, bên trái sảnh A', en: 'Reception desk, left of lobby A' },
      },
      visit: { reprints: 1 },
    } as Parts['config'],
    drivers: { his: () => null, insurer: () => null, payment: () => null, printer: () => open },
    journal,
    house,
    printing: createTurn(),
    log: () => undefined,
    time: createLocalTime('Asia/Ho_Chi_Minh'),
    eye: { needed: 'scanned', today: () => '1970-01-01' },
    now: () => 1_000,
    sleep: async () => undefined,
  }) satisfies Parts;
const ticketsOf = (open: TicketPrinter | null) => {
  const parts = partsOf(open);
  return createTickets(parts, createPaperJobs(parts));
};

/** A visit that has its number. */
function visitWith(number: Partial<typeof NUMBER> = {}): Visit {
  const visit = createVisitRoom(() => 1_000).begin({
    ...{ source: 'qr', assurance: 'scanned', number: '001090123456', oldNumber: null, name: 'Nguyễn Văn An' },
    ...{ birthDate: '1990-01-01', sex: 'male', address: null, issueDate: null },
  } as const);
  return Object.assign(visit, { number: { ...NUMBER, ...number }, numberKey: 'number-1' });
}
const papers = () => journal.prints('number-1');
/** Marked copies are longer by the bar that says so. */
const marked = (): boolean[] => {
  const plain = Math.min(...printer.heights);
  return printer.heights.map((height) => height > plain);
};

describe('a ticket', () => {
  it('comes out once for one wish, however often it is told', async () => {
    const tickets = ticketsOf(printer);
    const visit = visitWith();
    const answers = await Promise.all([tickets.print(visit, false), tickets.print(visit, false)]);
    expect(answers).toEqual([
      { ok: true, value: 'confirmed' },
      { ok: true, value: 'confirmed' },
    ]);
    expect(papers()).toEqual(['confirmed']);
    // What goes to a printer's own queue names nobody and no number.
    expect(printer.jobIds).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it('comes out again, marked, as often as the hospital allows', async () => {
    const tickets = ticketsOf(printer);
    const visit = visitWith();
    await tickets.print(visit, false);
    await tickets.print(visit, true);
    expect(await tickets.print(visit, true)).toEqual({ ok: false, error: 'reprint-limit' });
    expect(papers()).toEqual(['confirmed', 'confirmed']);
    expect(marked()).toEqual([false, true]);
    expect(visit.printed).toBe('confirmed');
  });

  it('is nothing without a number, or a printer', async () => {
    expect(await ticketsOf(printer).print(visitWith(), false)).toMatchObject({ ok: true });
    const none = Object.assign(visitWith(), { number: null });
    expect(await ticketsOf(printer).print(none, false)).toEqual({ ok: false, error: 'no-number' });
    expect(await ticketsOf(null).print(visitWith(), false)).toEqual({ ok: false, error: 'offline' });
  });

  it.each([
    ['printed', true],
    ['unknown', true],
    [null, true],
    ['not-printed', false],
  ] as const)(
    'of an earlier visit, its paper known as %s: marked %s',
    async (paper: PaperView | null, mark) => {
      await ticketsOf(printer).print(visitWith(), false);
      journal.shut();
      rmSync(join(folder, 'journal.db'));
      journal = createJournal(openStore(join(folder, 'again.db'), 'a key of the test'), () => 1_000);
      await ticketsOf(printer).print(visitWith({ already: true, paper }), false);
      expect(marked()).toEqual([false, mark]);
    },
  );
});

describe('a job that was refused', () => {
  it('is over: the next wish prints, unmarked', async () => {
    printer.results = [{ outcome: 'refused', status: 'cover-open' }];
    const tickets = ticketsOf(printer);
    const visit = visitWith();
    expect(await tickets.print(visit, false)).toEqual({ ok: false, error: 'cover-open' });
    expect([visit.printed, paperFate(journal, 'number-1')]).toEqual(['failed', 'not-printed']);
    await tickets.print(visit, true);
    expect(papers()).toEqual(['cover-open', 'confirmed']);
    expect(marked()).toEqual([false, false]);
    expect(paperFate(journal, 'number-1')).toBe('printed');
  });
});

describe.each([
  [{ outcome: 'stopped', status: 'paper-out' }, 'paper-out', 'failed'],
  [{ outcome: 'unknown' }, 'unknown', 'unknown'],
] as const)('a job that ended in the middle (%o)', (result, error, printed) => {
  const stoppedVisit = async (): Promise<Visit> => {
    printer.results = [result];
    const visit = visitWith();
    expect(await ticketsOf(printer).print(visit, false)).toEqual({ ok: false, error });
    expect(visit.printed).toBe(printed);
    expect(paperFate(journal, 'number-1')).toBe('unknown');
    expect(papers()).toEqual([null]);
    printer.asked.length = 0;
    return visit;
  };

  it('and came out after all: no second paper', async () => {
    const visit = await stoppedVisit();
    printer.fate = 'printed';
    expect(await ticketsOf(printer).print(visit, false)).toEqual({ ok: true, value: 'confirmed' });
    expect(printer.asked).toEqual(['status', 'query']);
    expect(papers()).toEqual(['confirmed']);
  });

  it('and did not: printed by the next wish, whoever has it, unmarked', async () => {
    const visit = await stoppedVisit();
    printer.fate = 'not-printed';
    expect(await ticketsOf(printer).print(visit, false)).toMatchObject({ ok: true });
    expect(papers()).toEqual(['not-printed', 'confirmed']);
    expect(marked()).toEqual([false, false]);
  });

  it('and was taken by a printer that tells no more: as good as printed, and said so', async () => {
    const visit = await stoppedVisit();
    printer.fate = 'sent';
    expect(await ticketsOf(printer).print(visit, false)).toEqual({ ok: true, value: 'sent-unconfirmed' });
    expect(paperFate(journal, 'number-1')).toBe('sent');
  });

  it('and the printer cannot tell: only the patient, who sees the slot, has it printed, as a copy', async () => {
    const visit = await stoppedVisit();
    expect(await ticketsOf(printer).print(visit, false)).toEqual({ ok: false, error: 'unknown' });
    expect(papers()).toEqual([null]);
    expect(await ticketsOf(printer).print(visit, true)).toMatchObject({ ok: true });
    expect(papers()).toEqual(['unknown', 'confirmed']);
    expect(marked()).toEqual([false, true]);
  });

  it('and somebody else prints: it is asked after first, or their ticket would count as its own', async () => {
    await stoppedVisit();
    printer.fate = 'not-printed';
    const next = Object.assign(visitWith(), { numberKey: 'number-2' });
    expect(await ticketsOf(printer).print(next, false)).toEqual({ ok: true, value: 'confirmed' });
    expect(papers()).toEqual(['not-printed']);
    expect(journal.prints('number-2')).toEqual(['confirmed']);
  });

  it('and the printer cannot tell when somebody else prints: it stays unknown, they get their own', async () => {
    await stoppedVisit();
    const next = Object.assign(visitWith(), { numberKey: 'number-2' });
    expect(await ticketsOf(printer).print(next, false)).toEqual({ ok: true, value: 'confirmed' });
    expect(papers()).toEqual(['unknown']);
  });

  it('is not asked after while the printer is not mended', async () => {
    const visit = await stoppedVisit();
    printer.now = 'cover-open';
    expect(await ticketsOf(printer).print(visit, true)).toEqual({ ok: false, error: 'cover-open' });
    expect(printer.asked).toEqual(['status']);
  });
});

describe('a printer that never tells', () => {
  it('gives the patient some more tries, then the desk takes over', async () => {
    const tickets = ticketsOf(printer);
    const visit = visitWith();
    const errors: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      printer.results = [{ outcome: 'unknown' }];
      const result = await tickets.print(visit, turn > 0);
      errors.push(result.ok ? result.value : result.error);
    }
    expect(errors).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'reprint-limit']);
  });
});

it('what could not be drawn was not sent: the job is closed, and the fault told', async () => {
  const broken = new Scripted();
  broken.print = () => Promise.reject(new Error('no such glyph'));
  await expect(ticketsOf(broken).print(visitWith(), false)).rejects.toThrow('no such glyph');
  expect(papers()).toEqual(['not-printed']);
});

describe('the picture for the screen', () => {
  it('is the very paper that was printed, at its true size', async () => {
    const tickets = ticketsOf(printer);
    const visit = visitWith();
    await tickets.print(visit, false);
    const picture = tickets.picture(visit);
    expect(picture?.url).toMatch(/^data:image\/png;base64,/);
    expect(picture?.width).toBeCloseTo((576 / 203) * 25.4);
    expect(picture?.height).toBeCloseTo(((printer.heights[0] ?? 0) / 203) * 25.4);
  });

  it('is drawn for the screen alone where nothing was printed', () => {
    const visit = visitWith();
    expect(ticketsOf(null).picture(visit)).not.toBeNull();
    expect(ticketsOf(null).picture(Object.assign(visit, { number: null }))).toBeNull();
  });
});

describe('the paper of a number that is not in the HIS', () => {
  const WISHED = { vi: 'Phòng khám Nội 1', en: 'Internal medicine 1' };
  const NONE = { vi: '', en: '' };
  const SLIP = { ...NUMBER, standing: 'desk', number: '7F3K', clinic: WISHED } as const;
  const UNCHECKED: InsuranceAnswer = { status: 'no-answer', code: null, why: 'unreachable' };
  const MISMATCH: InsuranceAnswer = { status: 'not-covered', code: '060', reason: 'name-mismatch' };
  const UNCHECKED_NOTE = 'BHYT: kiểm tra lại tại quầy';

  it('is a slip that names where the desk is, the visit and what the patient wishes, and nobody', () => {
    const visit = visitWith();
    expect(deskSlip(partsOf(null), visit, SLIP, false)).toEqual({
      kind: 'desk',
      reprint: false,
      language: 'vi',
      hospital: 'Bệnh viện Mẫu',
      time: '01/01/1970 08:00',
      reference: '7F3K',
      clinic: 'Phòng khám Nội 1',
      place: 'Quầy tiếp đón, bên trái sảnh A',
      note: 'Hệ thống bệnh viện chưa trả lời',
      qr: 'number-1',
    });
    visit.language = 'en';
    expect(deskSlip(partsOf(null), visit, SLIP, true)).toMatchObject({
      ...{ reprint: true, language: 'en', hospital: 'Mau Hospital', clinic: 'Internal medicine 1' },
      ...{ place: 'Reception desk, left of lobby A', note: 'The hospital system has not answered' },
    });
  });

  it.each([
    [{ deskOnly: true }, 'Quầy xem lại hồ sơ, rồi cấp số'],
    [{ deskOnly: true, typed: true }, 'Quầy xem giấy khai sinh, rồi cấp số'],
    [{ insurance: UNCHECKED }, `Hệ thống bệnh viện chưa trả lời. ${UNCHECKED_NOTE}`],
    [{ deskOnly: true, insurance: MISMATCH }, `Quầy xem lại hồ sơ, rồi cấp số. ${UNCHECKED_NOTE}`],
    [{ deskOnly: true, insurance: UNCHECKED }, `Quầy xem lại hồ sơ, rồi cấp số. ${UNCHECKED_NOTE}`],
  ])('tells staff why: %o', (known, note) => {
    const visit = Object.assign(visitWith(), known);
    expect(deskSlip(partsOf(null), visit, SLIP, false).note).toBe(note);
  });

  it('leaves the clinic out where none was chosen', () => {
    expect(deskSlip(partsOf(null), visitWith(), { ...SLIP, clinic: NONE }, false).clinic).toBeNull();
  });

  it.each([
    ['vi', null, 'Số tạm: bệnh viện ghi lại sau'],
    ['vi', UNCHECKED, `Số tạm: bệnh viện ghi lại sau. ${UNCHECKED_NOTE}`],
    ['en', null, 'Provisional number: the hospital records it later'],
  ] as const)(
    'is a queue ticket that says so where the number is the kiosk’s own (%s, %o)',
    (language, insurance, note) => {
      const visit = Object.assign(visitWith(), { language, insurance });
      const local = { ...NUMBER, standing: 'local', number: 'K7-012' } as const;
      expect(ticketOf(partsOf(null), visit, local, false)).toMatchObject({
        kind: 'queue',
        number: 'K7-012',
        note,
      });
      const his = { ...local, standing: 'his' } as const;
      expect(ticketOf(partsOf(null), visit, his, false)).toMatchObject({
        note: insurance ? UNCHECKED_NOTE : null,
      });
    },
  );

  it('is printed once and copied like any ticket, dot for dot what the screen shows', async () => {
    const tickets = ticketsOf(printer);
    const visit = visitWith(SLIP);
    expect(await tickets.print(visit, false)).toEqual({ ok: true, value: 'confirmed' });
    const slip = deskSlip(partsOf(null), visit, SLIP, false);
    expect(visit.drawn?.picture).toEqual(drawTicket(slip, PAPER, house));
    expect(tickets.picture(visit)?.height).toBeCloseTo(((printer.heights[0] ?? 0) / 203) * 25.4);
    expect(await tickets.print(visit, true)).toEqual({ ok: true, value: 'confirmed' });
    expect(visit.drawn?.picture).toEqual(drawTicket({ ...slip, reprint: true }, PAPER, house));
    expect(marked()).toEqual([false, true]);
  });
});
