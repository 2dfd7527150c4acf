import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { printMessage, segment } from './message.ts';
import { parseMessage } from './parse.ts';
import { find, firstValueAt, parsePosition, partOf, repetitionsOf, textOf, valueAt } from './position.ts';
import { putAt } from './put.ts';

const HEAD =
  'MSH|^~\\&|TIEPDON|KIOSK|HIS|BV|20261122081530+0700||ADT^A04^ADT_A01|1|P|2.5.1||||||UNICODE UTF-8\r';
const place = (text: string) => {
  const position = parsePosition(text);
  if (position === null) throw new Error(`no place: ${text}`);
  return position;
};
const parsed = (text: string): Message => {
  const message = parseMessage(text);
  if (message === null) throw new Error('no message');
  return message;
};

describe('a message (HL7 v2.5.1, 2.5)', () => {
  it('is written with its repetitions, components and subcomponents, and nothing empty at an end', () => {
    const message = [
      segment('MSH', { 3: 'TIEPDON', 9: ['ADT', 'A04', 'ADT_A01'], 10: '1', 12: '2.5.1' }),
      segment('PID', {
        1: '1',
        3: {
          repeated: [
            ['7', '', '', ['BV', '1.2.3', 'ISO'], 'PI'],
            ['001', '', '', 'CCCD', ''],
          ],
        },
        5: ['Đặng', 'Quốc Khải | ^'],
        11: ['', ''],
        13: '',
      }),
    ];
    expect(printMessage(message)).toBe(
      'MSH|^~\\&|TIEPDON||||||ADT^A04^ADT_A01|1||2.5.1\r' +
        'PID|1||7^^^BV&1.2.3&ISO^PI~001^^^CCCD||Đặng^Quốc Khải \\F\\ \\S\\\r',
    );
  });

  it.each(['\r', '\n', '\r\n'])('is read with segments that end with %j', (end) => {
    const message = parsed(`${HEAD}PID|1||7^^^BV&1.2.3&ISO^PI~001^^^CCCD||Đặng^Quốc\r`.replaceAll('\r', end));
    expect(message.map(({ name }) => name)).toEqual(['MSH', 'PID']);
    const [msh, pid] = message;
    expect([textOf(msh, 1), textOf(msh, 2), textOf(msh, 9, 2), textOf(msh, 18)]).toEqual([
      '|',
      '^~\\&',
      'A04',
      'UNICODE UTF-8',
    ]);
    expect(repetitionsOf(pid, 3).map((id) => [partOf(id, 1), partOf(id, 4), partOf(id, 4, 2)])).toEqual([
      ['7', 'BV', '1.2.3'],
      ['001', 'CCCD', ''],
    ]);
  });

  it('is read with the delimiters that it names', () => {
    const message = parsed('MSH!:*?%!TIEPDON!KIOSK\rPID!1!!7:::BV%1.2.3*001!!Đ?F??S?');
    expect(textOf(find(message, 'PID'), 5)).toBe('Đ!:');
    expect(textOf(find(message, 'PID'), 3, 4, 2)).toBe('1.2.3');
    expect(repetitionsOf(find(message, 'PID'), 3)).toHaveLength(2);
  });

  it('keeps the sign for truncation of 2.7 in MSH-2', () => {
    expect(textOf(find(parsed('MSH|^~\\&#|HIS\rMSA|AA|1'), 'MSH'), 2)).toBe('^~\\&#');
  });

  it.each([
    '',
    'PID|1',
    'MSH',
    'MSH|',
    'MSH|^^\\&|a',
    'MSH|^~|a',
    'MSHA^~\\&A',
    '<!doctype html>',
    `${HEAD}${HEAD}`,
    `${HEAD}pid|1`,
    `${HEAD}{"resourceType":"Bundle"}`,
  ])('is not %j', (text) => expect(parseMessage(text)).toBeNull());

  it('takes whatever comes, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'|^~\\&\r\nMSHPID"1') }).map((tail) => `MSH|^~\\&|${tail}`),
    );
    fc.assert(
      fc.property(text, (came) => {
        const message = parseMessage(came);
        expect(message === null || message[0]?.name === 'MSH').toBe(true);
      }),
    );
  });

  it('comes back as it was sent', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 8 });
    const component = fc.oneof(part, fc.array(part, { minLength: 1, maxLength: 3 }));
    const repetition = fc.array(component, { minLength: 1, maxLength: 4 });
    const field = fc.oneof(
      part,
      repetition,
      fc.array(repetition, { minLength: 1, maxLength: 3 }).map((repeated) => ({ repeated })),
    );
    const fields = fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), field);
    fc.assert(
      fc.property(fields, (contents) => {
        const sent = [segment('MSH', { 10: '1' }), segment('ZZZ', contents)];
        const came = parsed(printMessage(sent));
        expect(printMessage(came)).toBe(printMessage(sent));
        const [, mine] = sent;
        const theirs = find(came, 'ZZZ');
        for (let number = 1; number <= 12; number++)
          for (const [at, repetition] of repetitionsOf(mine, number).entries())
            for (let n = 1; n <= repetition.length; n++)
              expect(partOf(repetitionsOf(theirs, number)[at], n)).toBe(partOf(repetition, n));
      }),
    );
  });
});

describe('a place', () => {
  const message = parsed(`${HEAD}PV1|1|O||""||| \rPV1|2|O|noi-1^101|x&y\rZQN|008|7\r`);

  it.each([
    ['PV1-3', 'noi-1'],
    ['PV1-3.2', '101'],
    ['PV1-4', 'x'],
    ['PV1-4.1.2', 'y'],
    ['ZQN-2', '7'],
    ['PV1-7', ''],
    ['PV1-44', ''],
    ['ZZZ-1', ''],
    ['MSH-9.2', 'A04'],
  ])('%s holds %j', (text, value) => expect(valueAt(message, place(text))).toBe(value));

  it.each(['', 'PV1', 'PV1-0', 'PV1-3.0', 'pv1-3', 'PV1-3.1.1.1', 'PV1.3', 'PV1-3.'])('is not %j', (text) =>
    expect(parsePosition(text)).toBeNull(),
  );

  it('is looked for in order', () => {
    expect(firstValueAt(message, [place('ZZZ-1'), place('ZQN-1'), place('PV1-3')])).toBe('008');
    expect(firstValueAt(message, [place('ZZZ-1')])).toBe('');
  });

  it('is filled, in the segment or in a new one, and nothing else changes', () => {
    const filled = putAt(putAt(message, place('PV1-3.3'), 'A|1'), place('ZNW-2.1.2'), 'x');
    expect(printMessage(filled)).toBe(
      `${HEAD}PV1|1|O|^^A\\F\\1|""||| \rPV1|2|O|noi-1^101|x&y\rZQN|008|7\rZNW||&x\r`,
    );
  });
});
