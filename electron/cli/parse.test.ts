import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  BHYT_15,
  BHYT_17,
  BHYT_SHORT,
  CCCD,
  CCCD_11_DIGITS,
  CCCD_31_FEBRUARY,
  MRZ,
  MRZ_UTOPIA,
  VIETQR_CARD,
  VIETQR_KIOSK,
  VIETQR_MALFORMED,
  VIETQR_SMALL_CRC,
  VIETQR_WRONG_CRC,
} from '../../drivers/codec/code-samples.ts';
import { parseCodes } from './parse.ts';

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
afterEach(() => {
  vi.restoreAllMocks();
  if (stdin) Object.defineProperty(process, 'stdin', stdin);
});

/** Runs `parse` on these pieces of input; gives its answer and the lines it printed. */
const parsePieces = async (
  pieces: readonly (string | Uint8Array)[],
  json = true,
): Promise<{ all: boolean; said: string[] }> => {
  let said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const input = Readable.from(pieces, { objectMode: true });
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  return { all: await parseCodes({ config: '', json }), said: said.split('\n').slice(0, -1) };
};
const parse = (lines: readonly string[], json = true): Promise<{ all: boolean; said: string[] }> =>
  parsePieces([lines.join('\n')], json);

const CARD_FIELDS = [
  'number',
  'oldNumber',
  'name',
  'birthDate',
  'sex',
  'address',
  'issueDate',
  'layout',
  'extra',
];
const INSURANCE_FIELDS = [
  'code',
  'name',
  'birthDate',
  'sex',
  'address',
  'facility',
  'validFrom',
  'validTo',
  'issueDate',
  'guardian',
  'fiveYearDate',
  'benefitLevel',
];
const ZONE_FIELDS = ['number', 'documentNumber', 'birthDate', 'sex', 'expiryDate', 'nationality', 'name'];
const TRANSFER_FIELDS = ['bin', 'account', 'service', 'amount', 'purpose', 'dynamic'];

const TAKEN: readonly (readonly [string, string, readonly string[], object])[] = [
  ...CCCD.map((line) => [line, 'cccd-qr', CARD_FIELDS, { number: line.slice(0, 12) }] as const),
  [CCCD[0] ?? '', 'cccd-qr', CARD_FIELDS, { oldNumber: '012345678', name: 'Nguyễn Văn An', layout: 2021 }],
  [CCCD[3] ?? '', 'cccd-qr', CARD_FIELDS, { birthDate: '1945', sex: 'female' }],
  [CCCD[4] ?? '', 'cccd-qr', CARD_FIELDS, { birthDate: '1945-05' }],
  [BHYT_15, 'bhyt-qr', INSURANCE_FIELDS, { code: 'GD4010123456789', facility: '01028', validTo: null }],
  [BHYT_17, 'bhyt-qr', INSURANCE_FIELDS, { code: '0123456789', facility: '01C54', benefitLevel: '4' }],
  [BHYT_SHORT, 'bhyt-qr', INSURANCE_FIELDS, { name: 'Trần Bé Út', birthDate: '2022', guardian: null }],
  [MRZ.join('/'), 'mrz', ZONE_FIELDS, { number: '001090123456', name: 'NGUYEN VAN AN' }],
  [MRZ.join(' / '), 'mrz', ZONE_FIELDS, { expiryDate: '2030-01-01' }],
  [VIETQR_KIOSK, 'vietqr', TRANSFER_FIELDS, { bin: '970436', amount: 150_000, dynamic: true }],
  [VIETQR_SMALL_CRC, 'vietqr', TRANSFER_FIELDS, { purpose: 'VP 26112200001' }],
  [VIETQR_CARD, 'vietqr', TRANSFER_FIELDS, { service: 'QRIBFTTC', amount: null, purpose: null }],
];
const REFUSED: readonly (readonly [string, string, string])[] = [
  [CCCD_31_FEBRUARY, 'cccd-qr', 'invalid'],
  [CCCD_11_DIGITS, 'cccd-qr', 'invalid'],
  ['001090123456||Nguyễn Văn', 'cccd-qr', 'incomplete'],
  [BHYT_15.replace('01/01/1990', '31/02/1990'), 'bhyt-qr', 'invalid: birthDate'],
  [BHYT_15.slice(0, 200), 'bhyt-qr', 'incomplete'],
  [MRZ.join('/').replace('9001011', '9001012'), 'mrz', 'check-digit: birth-date'],
  [MRZ_UTOPIA, 'mrz', 'foreign'],
  [VIETQR_MALFORMED, 'vietqr', 'malformed'],
  [VIETQR_WRONG_CRC, 'vietqr', 'crc'],
  ['012345678', 'unknown', 'not-a-citizen-card'],
  ['GD4010123456789', 'unknown', 'not-a-citizen-card'],
  ['01234567', 'unknown', 'wrong-length'],
  ['https://example.vn/?id=001090123456', 'unknown', 'link'],
  ['{"number":"001090123456"}', 'unknown', 'json'],
  ['QmFzZTY0IG9mIHNvbWV0aGluZyBvcGFxdWUgMTIzNDU2', 'unknown', 'token'],
  ['Xin chào', 'unknown', 'text'],
  ['x'.repeat(100_000), 'unknown', 'noise'],
];

describe('kiosk parse', () => {
  it.each(TAKEN)('%s', async (line, type, fields, value) => {
    const { all, said } = await parse([line]);
    expect(all).toBe(true);
    expect(said).toHaveLength(1);
    const answer = JSON.parse(said[0] ?? '');
    expect(answer).toMatchObject({ type, ok: true, error: null, value });
    expect(Object.keys(answer)).toEqual(['type', 'ok', 'value', 'warnings', 'error']);
    expect(Object.keys(answer.value)).toEqual(fields);
  });

  it.each(REFUSED)('refuses %s', async (line, type, error) => {
    const { all, said } = await parse([line]);
    expect(all).toBe(false);
    expect(JSON.parse(said[0] ?? '')).toEqual({ type, ok: false, value: null, warnings: [], error });
  });

  it('warns of a number whose digits say another year, and takes it', async () => {
    const { all, said } = await parse(['001091123456||Nguyễn Văn An|01011990|Nam|x|15042021']);
    expect(all).toBe(true);
    expect(JSON.parse(said[0] ?? '').warnings).toEqual(['year-mismatch']);
  });

  it('answers every line, and is not content when one was refused', async () => {
    const { all, said } = await parse([...CCCD, '', '012345678']);
    expect(all).toBe(false);
    expect(said.map((line) => JSON.parse(line).ok)).toEqual([true, true, true, true, true, false, false]);
    expect(JSON.parse(said[5] ?? '').error).toBe('empty');
  });

  it('is content with nothing', async () => expect(await parse([])).toEqual({ all: true, said: [] }));

  it.each(['\n', '\r\n', '\r'])('reads bytes that come one by one, lines ending with %j', async (end) => {
    const whole = await parse([...CCCD, BHYT_15]);
    const bytes = Buffer.from([...CCCD, BHYT_15].join(end));
    const pieces = Array.from(bytes, (byte) => Buffer.of(byte));
    expect(await parsePieces(pieces)).toEqual(whole);
  });

  it('goes on after a line without end', async () => {
    const { said } = await parsePieces(['x'.repeat(70_000), 'y'.repeat(70_000), `\n${CCCD[0]}\n`]);
    expect(said.map((line) => JSON.parse(line).error)).toEqual(['noise', null]);
  });

  it('waits where nobody takes its answers', async () => {
    const held: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      held.push(String(text));
      setTimeout(() => process.stdout.emit('drain'));
      return false;
    });
    const input = Readable.from([`${CCCD[0]}\n`, `${CCCD[1]}\n`]);
    Object.defineProperty(process, 'stdin', { value: input, configurable: true });
    expect(await parseCodes({ config: '', json: true })).toBe(true);
    expect(held).toHaveLength(2);
  });

  it.each([true, false])('ends quietly where nobody takes its answers any more (JSON: %s)', async (json) => {
    const held: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      held.push(String(text));
      const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
      setTimeout(() => process.stdout.emit('error', gone));
      return false;
    });
    async function* oneByOne(): AsyncGenerator<string> {
      for (const line of CCCD) {
        yield `${line}\n`;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    const input = Readable.from(oneByOne());
    Object.defineProperty(process, 'stdin', { value: input, configurable: true });
    expect(await parseCodes({ config: '', json })).toBe(true);
    expect(held.length).toBeLessThan(CCCD.length);
  });

  it('speaks to a person without --json', async () => {
    const { said } = await parse(['012345678', CCCD[0] ?? ''], false);
    expect(said[0]).toContain('error: not-a-citizen-card');
    expect(said[1]).toContain('Nguyễn Văn An');
  });
});
