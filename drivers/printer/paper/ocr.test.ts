import { beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../../../tests/run/describe-with.ts';
import { missingForOcr } from '../../../tests/run/ocr.ts';
import { exactValues, sayings } from '../../../tests/run/ticket-sayings.ts';
import { faultsIn, isRead, misread, readTicket } from '../../../tests/run/ticket-text.ts';
import { LAYOUTS, PAPERS, PRINTED_TICKETS, QUEUE, RECEIPT } from '../../../tests/tickets.ts';
import type { Paper } from '../../ports/printer.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { drawTicket } from './draw-ticket.ts';
import { type House, openHouse } from './house.ts';

const OCR_LIMIT_MS = 60_000;

let house: House;
beforeAll(async () => {
  const opened = await openHouse(LAYOUTS);
  if (!opened.ok) throw new Error(opened.detail);
  house = opened.value;
});

const drawn = (ticket: Ticket, paper: Paper) => ({
  bitmap: drawTicket(ticket, paper, house),
  dpi: paper.dpi,
  language: ticket.language,
});
const wanted = (ticket: Ticket) => sayings(ticket, house.layouts);
/** What is wrong where `printed` comes out in place of `meant`. */
const faultsOf = (printed: Ticket, meant: Ticket): Promise<readonly string[]> =>
  misread(drawn(printed, PAPERS[576]), wanted(meant), exactValues(meant));

describeWith(missingForOcr(), 'OCR of a drawn ticket', () => {
  it.concurrent.each(PRINTED_TICKETS)(
    'reads every line of $name, with its marks',
    async ({ ticket, paper }) => {
      expect(wanted(ticket).length).toBeGreaterThan(6);
      expect(await misread(drawn(ticket, paper), wanted(ticket), exactValues(ticket))).toEqual([]);
    },
    OCR_LIMIT_MS,
  );

  it('finds no mark of a copy on a first print', async () => {
    const copy = await readTicket(drawTicket({ ...QUEUE, reprint: true }, PAPERS[576], house), 203);
    const first = await readTicket(drawTicket(QUEUE, PAPERS[576], house), 203);
    expect([isRead('BẢN IN LẠI', copy), isRead('BẢN IN LẠI', first)]).toEqual([true, false]);
  });

  it.each<[string, Partial<typeof QUEUE>, string]>([
    ['another clinic', { clinic: 'Phòng khám Nhi tổng quát' }, 'Phòng khám Nội tổng quát'],
    ['another room', { room: '207' }, 'Phòng 201 – Tầng 2'],
    ['another floor', { floor: '3' }, 'Phòng 201 – Tầng 2'],
    ['another word', { note: 'BHYT: được hoãn 80%' }, 'BHYT: được hưởng 80%'],
    ['another share', { note: 'BHYT: được hưởng 30%' }, 'BHYT: được hưởng 80%'],
    ['a line left out', { waiting: null }, 'Số người chờ trước: 12'],
    ['another hour', { time: '22/11/2026 03:15' }, 'Số 017 – 22/11/2026 08:15'],
  ])('refuses a ticket with %s', async (_, change, line) => {
    expect(await faultsOf({ ...QUEUE, ...change }, QUEUE)).toEqual([`not read: ${line}`]);
  });

  it('refuses a receipt with another total, or another reference', async () => {
    const other = { ...RECEIPT, total: 41_000, reference: 'HD-2026-004771' };
    expect(await faultsOf(other, RECEIPT)).toEqual([
      'not read: Đã thanh toán 47.000\u00a0đ',
      'not read: Mã giao dịch HD-2026-004711',
    ]);
  });

  it('refuses a ticket without marks', async () => {
    const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    const printed = { ...QUEUE, ...{ hospital: bare(QUEUE.hospital), clinic: bare(QUEUE.clinic) } };
    const [fault, ...more] = await faultsOf(printed, QUEUE);
    expect(fault).toMatch(/^\d\d % of the marks: .*Phòng khám Nội tổng quát/);
    expect(more).toEqual([]);
  });
});

describe('what was read', () => {
  const LINES = ['Phòng khám Nội tổng quát', 'Phòng 201 – Tầng 2', 'Creatinin máu 169.500 đ'];
  const read = (...lines: string[]): string[] =>
    faultsIn([lines.join('\n')], LINES, ['Phòng khám Nội tổng quát']);
  const [clinic = '', room = '', line = ''] = LINES;

  it('may part lines, and take few letters for their like', () => {
    expect(read(clinic, room, line)).toEqual([]);
    expect(read('Phòng khám', 'Nội tổng quát', 'Phòng 2O1 - Tầng 2', 'Credtinin', 'máu 169.500 đ')).toEqual(
      [],
    );
  });

  it.each([
    ['another clinic', ['Phòng khám Nhi tổng quát', room, line], clinic],
    ['a clinic with one letter of its own', ['Phòng khém Nội tổng quát', room, line], clinic],
    ['a line left out', [clinic, line], room],
    ['a digit more', [clinic, 'Phòng 2001 - Tầng 2', line], room],
    ['another digit', [clinic, room, line.replace('169', '168')], line],
    ['two letters of their like', [clinic, room, line.replace('Creatinin máu', 'Credtinin meu')], line],
    ['another word', [clinic, room, line.replace('máu', 'mía')], line],
    ['another order', [clinic, line, room], line],
  ])('is refused with %s', (_, lines, missing) => {
    expect(read(...lines)).toEqual([`not read: ${missing}`]);
  });

  it('is refused without its marks, line by line', () => {
    expect(read('Phong kham Noi tong quat', 'Phong 201 – Tang 2', line)).toEqual([
      '17 % of the marks: 0/7 Phòng khám Nội tổng quát; 0/3 Phòng 201 – Tầng 2',
    ]);
    expect(isRead(clinic, 'Phong kham Noi tong quat')).toBe(false);
    expect(isRead(room, 'Phong 201 - Tang 2')).toBe(false);
    expect(isRead(clinic, 'Phòng khám Nhi tổng quát')).toBe(false);
    expect(isRead(clinic, `x\fnone\n${clinic}\n`)).toBe(true);
  });
});
