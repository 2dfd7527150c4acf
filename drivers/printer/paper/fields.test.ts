import { describe, expect, it } from 'vitest';
import { CASHIER, DESK, QUEUE, RECEIPT } from '../../../tests/tickets.ts';
import { TICKET_FIELDS } from '../../ports/ticket.ts';
import { amountText, fillWords, fixedWords, lineFields, ticketFields } from './fields.ts';

describe('fields', () => {
  it.each([QUEUE, RECEIPT, CASHIER, DESK])('of a $kind ticket are those that a layout may name', (ticket) => {
    expect([...ticketFields(ticket).keys()].sort()).toEqual(
      [...TICKET_FIELDS[ticket.kind], 'reprint'].sort(),
    );
  });

  it('know the reprint on a copy alone', () => {
    expect(ticketFields(QUEUE).get('reprint')).toBeNull();
    expect(ticketFields({ ...QUEUE, reprint: true }).get('reprint')).not.toBeNull();
  });

  it.each([
    [0, '0 đ'],
    [999, '999 đ'],
    [150_000, '150.000 đ'],
    [12_345_678, '12.345.678 đ'],
    [-20_000, '-20.000 đ'],
  ])('write %i đồng as %s', (amount, text) => {
    expect(amountText(amount)).toBe(text.replace(' ', '\u00a0'));
  });

  it('give each line of a bill', () => {
    expect([QUEUE, DESK].map(lineFields)).toEqual([[], []]);
    expect(lineFields(RECEIPT).map((line) => line.get('amount'))).toEqual([
      '150.000\u00a0đ',
      '85.000\u00a0đ',
    ]);
  });
});

describe('words of a layout', () => {
  const fill = (words: Parameters<typeof fillWords>[0], more = {}) =>
    fillWords(words, 'vi', ticketFields({ ...QUEUE, ...more }));

  it('are filled in, in the language of the ticket', () => {
    const words = { vi: 'Phòng {room} – Tầng {floor}', en: 'Room {room} – Floor {floor}' };
    expect(fill(words)).toBe('Phòng 201 – Tầng 2');
    expect(fillWords(words, 'en', ticketFields(QUEUE))).toBe('Room 201 – Floor 2');
    expect(fill('{waiting} người', { waiting: 0 })).toBe('0 người');
  });

  it('are left out where a field is not known', () => {
    expect(fill('Chờ trước: {waiting}', { waiting: null })).toBeNull();
    expect(fill('{department}', { department: '' })).toBeNull();
    expect(fill('{constructor}')).toBeNull();
  });

  it('do not say a word twice, and take a value as it is', () => {
    expect(fill('Phòng {room}', { room: 'Phòng khám A' })).toBe('Phòng khám A');
    expect(fill('Phòng {room}', { room: 'Phòngkhám' })).toBe('Phòng Phòngkhám');
    expect(fill('{clinic}', { clinic: '{number} $&' })).toBe('{number} $&');
  });

  it('stand alone without their fields', () => {
    expect(fixedWords({ vi: 'Số {number}', en: 'No. {number}' }).split(/\s+/).filter(Boolean)).toEqual([
      'Số',
      'No.',
    ]);
  });
});
