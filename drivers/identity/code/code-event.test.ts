import { describe, expect, it } from 'vitest';
import { printMrzTd1 } from '../../codec/mrz-td1.ts';
import type { ReaderEvent } from '../../ports/identity.ts';
import { codeEvent } from './code-event.ts';

const TODAY = '2026-11-23';
const CARD = '001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Hà Nội|15042021';
const ZONE = printMrzTd1({
  number: '001090123456',
  documentNumber: '090123456',
  birthDate: '1990-01-01',
  sex: 'male',
  expiryDate: '2030-01-01',
  nationality: 'VNM',
  name: 'NGUYEN VAN AN',
});
const FOREIGN = printMrzTd1({
  number: null,
  documentNumber: 'D23145890',
  birthDate: '1974-08-12',
  sex: 'female',
  expiryDate: '2032-04-15',
  nationality: 'UTO',
  name: 'ERIKSSON ANNA',
});

const read = (text: string): { event: ReaderEvent; logged: string } => {
  const lines: string[] = [];
  const event = codeEvent(text, 42, TODAY, (...line) => void lines.push(JSON.stringify(line)));
  return { event, logged: lines.join('\n') };
};

describe('what a code says', () => {
  it.each([
    ['as it stands', CARD],
    ['with its line end', `${CARD}\r\n`],
    ['with the identifier of its symbology', `]Q1${CARD}`],
  ])('is who holds the card: %s', (_, text) =>
    expect(read(text).event).toEqual({
      type: 'identity',
      complete: true,
      receivedAt: 42,
      mrz: null,
      identity: {
        source: 'qr',
        assurance: 'scanned',
        number: '001090123456',
        oldNumber: '012345678',
        name: 'Nguyễn Văn An',
        birthDate: '1990-01-01',
        sex: 'male',
        address: 'Số 1 Đường Mẫu, Hà Nội',
        issueDate: '2021-04-15',
      },
    }),
  );

  it.each(['/', '\r', '\r\n', ''])(
    'is who holds the card, and the key of its chip: a zone joined by %j',
    (joint) =>
      expect(read(ZONE.join(joint)).event).toEqual({
        type: 'identity',
        complete: true,
        receivedAt: 42,
        mrz: ZONE,
        identity: {
          source: 'mrz',
          assurance: 'scanned',
          number: '001090123456',
          oldNumber: null,
          name: 'NGUYEN VAN AN',
          birthDate: '1990-01-01',
          sex: 'male',
          address: null,
          issueDate: null,
        },
      }),
  );

  it.each([
    ['incomplete', 'a card cut off', CARD.slice(0, 30)],
    ['incomplete', 'its number alone', '001090123456'],
    ['invalid', 'the 31st of February', CARD.replace('0101', '3102')],
    ['insurance-card', 'a card of insurance', 'DN4010112345678|4e677579e1bb856e|01/01/1990|1|-|01 - 028|$'],
    ['insurance-card', 'its code alone', 'DN4010112345678'],
    [
      'payment-code',
      'a code that asks for money',
      '00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN6304AAAA',
    ],
    ['foreign-card', 'the zone of another state', FOREIGN.join('/')],
    ['invalid', 'a zone with a wrong digit', ZONE.join('/').replace('090123456', '090123457')],
    ['incomplete', 'a zone of two lines', ZONE.slice(0, 2).join('/')],
    ['not-a-citizen-card', 'a link', 'https://example.vn/?id=1'],
    ['not-a-citizen-card', 'JSON', '{"id":1}'],
    ['not-a-citizen-card', 'a token', 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['not-a-citizen-card', 'an article number', '8934563138165'],
    ['noise', 'broken UTF-8', 'A\uFFFDB'],
    ['noise', 'nothing', '  '],
    ['noise', 'the identifier alone', ']Q1'],
  ])('is %s: %s', (code, _, text) => {
    const { event, logged } = read(text);
    expect(event).toEqual({ type: 'failed', code });
    expect(logged).toContain(`"code":"${code}"`);
  });

  it('stays out of the log, whatever it is', () => {
    for (const text of [CARD, CARD.slice(0, 30), ZONE.join('/'), FOREIGN.join('/'), 'https://example.vn/'])
      expect(read(text).logged).not.toMatch(/001090|Nguy|NGUYEN|ERIKSSON|D2314|example/);
  });

  it('is believed and warned of where the number does not fit the rest', () => {
    const { event, logged } = read(CARD.replace('|Nam|', '|Nữ|'));
    expect(event.type).toBe('identity');
    expect(logged).toContain('sex-mismatch');
  });
});
