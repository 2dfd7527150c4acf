import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseCodes } from './parse.ts';

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
afterEach(() => {
  vi.restoreAllMocks();
  if (stdin) Object.defineProperty(process, 'stdin', stdin);
});

/** Runs `parse` on these lines; gives its answer and what it printed. */
const parse = async (lines: readonly string[], json = true): Promise<{ all: boolean; said: string[] }> => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  Object.defineProperty(process, 'stdin', { value: Readable.from([lines.join('\n')]), configurable: true });
  return { all: await parseCodes({ config: '', json }), said };
};

const AN = {
  number: '001090123456',
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-01',
  sex: 'male',
  issueDate: '2021-04-15',
};
/** Domain facts A3. */
const CARDS: readonly (readonly [string, object])[] = [
  [
    '001090123456|012345678|Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|15042021',
    {
      ...AN,
      oldNumber: '012345678',
      address: 'Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
      layout: 2021,
      extra: [],
    },
  ],
  [
    '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021',
    { ...AN, oldNumber: null },
  ],
  [
    '079300000017||TRẦN THỊ BÍCH NGỌC|29022000|Nữ|Phường Mẫu, TP. Hồ Chí Minh|01072024||||',
    { number: '079300000017', birthDate: '2000-02-29', sex: 'female', layout: 2024 },
  ],
  [
    '001045000123||Lê Thị Xuân|1945|Nữ|Xã Mẫu, Hà Nội|20052021',
    { birthDate: '1945', name: 'Lê Thị Xuân', sex: 'female' },
  ],
  ['001045000123||Lê Thị Xuân|051945|Nữ|Xã Mẫu, Hà Nội|20052021', { birthDate: '1945-05' }],
];
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['001090123456||Nguyễn Văn An|31021990|Nam|x|15042021', 'cccd-qr', 'invalid'],
  ['00109012345||Nguyễn Văn An|01011990|Nam|x|15042021', 'cccd-qr', 'invalid'],
  ['012345678', 'unknown', 'not-a-citizen-card'],
  ['https://example.vn/?id=001090123456', 'unknown', 'not-a-citizen-card'],
  ['{"number":"001090123456"}', 'unknown', 'not-a-citizen-card'],
];

describe('kiosk parse', () => {
  it.each(CARDS)('%s', async (line, value) => {
    const { all, said } = await parse([line]);
    expect(all).toBe(true);
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ type: 'cccd-qr', ok: true, error: null, value });
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
    const { all, said } = await parse([...CARDS.map(([line]) => line), '012345678']);
    expect(all).toBe(false);
    expect(said.map((line) => JSON.parse(line).ok)).toEqual([true, true, true, true, true, false]);
  });

  it('speaks to a person without --json', async () => {
    const { said } = await parse(['012345678'], false);
    expect(said.join('')).toContain('error: not-a-citizen-card');
  });
});
