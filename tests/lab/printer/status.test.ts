import { describe, expect, it } from 'vitest';
import { type LabModelId, labModel } from './models.ts';
import {
  automaticStatus,
  ejectorStatus,
  nipponStatus,
  type PrinterState,
  paperSensor,
  realTimeStatus,
  soundState,
} from './status.ts';

const state = (wish: Partial<PrinterState>): PrinterState => ({ ...soundState(), ...wish });
const ask = (wish: Partial<PrinterState>, id: LabModelId = 'epson-tm-t82'): number[] =>
  [1, 2, 3, 4].flatMap((n) => [...realTimeStatus(n, labModel(id), state(wish))]);

describe('DLE EOT 1 to 4 (Epson ESC/POS reference)', () => {
  it.each<[string, Partial<PrinterState>, number[]]>([
    ['nothing', {}, [0x12, 0x12, 0x12, 0x12]],
    ['a low roll', { paper: 'low' }, [0x12, 0x12, 0x12, 0x1e]],
    ['no paper', { paper: 'out' }, [0x1a, 0x32, 0x12, 0x7e]],
    ['an open cover', { cover: 'open' }, [0x1a, 0x16, 0x12, 0x12]],
    ['the feed button held', { feeding: true }, [0x5a, 0x1a, 0x12, 0x12]],
    ['jammed paper', { error: 'jam' }, [0x1a, 0x52, 0x1a, 0x12]],
    ['a stuck cutter', { error: 'cutter' }, [0x1a, 0x52, 0x1a, 0x12]],
    ['an error for good', { error: 'unrecoverable' }, [0x1a, 0x52, 0x32, 0x12]],
    ['a hot head', { error: 'overheated' }, [0x1a, 0x52, 0x52, 0x12]],
    ['cover and paper at once', { cover: 'open', paper: 'out' }, [0x1a, 0x36, 0x12, 0x7e]],
  ])('tell of %s', (_, wish, bytes) => {
    expect(ask(wish)).toEqual(bytes);
  });

  it('keep the fixed bits whatever happens', () => {
    for (const paper of ['ok', 'low', 'out'] as const)
      for (const cover of ['open', 'closed'] as const)
        for (const error of ['none', 'jam', 'unrecoverable', 'overheated'] as const)
          for (const byte of ask({ paper, cover, error, feeding: true })) expect(byte & 0x93).toBe(0x12);
  });

  it('tell of the button in DLE EOT 2 alone where bit 6 of the first is not defined', () => {
    expect(ask({ feeding: true }, 'xprinter-xp80')).toEqual([0x1a, 0x1a, 0x12, 0x12]);
  });

  it('know no low roll without a sensor for it', () => {
    expect(ask({ paper: 'low' }, 'generic-old')).toEqual([0x12, 0x12, 0x12, 0x12]);
    expect(ask({ paper: 'out' }, 'generic-old')).toEqual([0x1a, 0x32, 0x12, 0x72]);
  });
});

describe('DLE EOT 17 and 20 (Custom)', () => {
  const custom = labModel('custom-vkp80');
  const full = (wish: Partial<PrinterState>): string =>
    realTimeStatus(20, custom, state(wish)).toString('hex');

  it.each<[string, Partial<PrinterState>, string]>([
    ['nothing', {}, '100f00000000'],
    ['a low roll', { paper: 'low' }, '100f04000000'],
    ['no paper', { paper: 'out' }, '100f05000000'],
    ['a ticket to be taken', { ticketWaits: true }, '100f20000000'],
    ['the lever open: head up and cover', { cover: 'open' }, '100f00030000'],
    ['work in the buffer', { spooling: true }, '100f00040000'],
    ['the feed key', { feeding: true }, '100f00200000'],
    ['a hot head', { error: 'overheated' }, '100f00000100'],
    ['jammed paper', { error: 'jam' }, '100f00004000'],
    ['a stuck cutter', { error: 'cutter' }, '100f00000001'],
    ['broken memory', { error: 'unrecoverable' }, '100f00000004'],
  ])('tell of %s', (_, wish, bytes) => {
    expect(full(wish)).toBe(bytes);
  });

  it('tell of paper in the print status', () => {
    expect([...realTimeStatus(17, custom, state({}))]).toEqual([0x12]);
    expect([...realTimeStatus(17, custom, state({ paper: 'out' }))]).toEqual([0x32]);
  });
});

describe('sensors asked in order of the buffer', () => {
  const epson = labModel('epson-tm-t82');

  it.each([
    ['ok', 0x00],
    ['low', 0x03],
    ['out', 0x0f],
  ] as const)('GS r 1 with the roll %s', (paper, byte) => {
    expect(paperSensor(epson, state({ paper }))).toBe(byte);
  });

  it.each<[Partial<PrinterState>, number]>([
    [{}, 0x00],
    [{ paper: 'low' }, 0x01],
    [{ cover: 'open' }, 0x02],
    [{ paper: 'out' }, 0x05],
    [{ error: 'overheated' }, 0x08],
    [{ error: 'cutter' }, 0x10],
    [{ error: 'jam' }, 0x20],
    [{ ticketWaits: true }, 0x40],
  ])('ESC v of Nippon Primex: %j', (wish, byte) => {
    expect(nipponStatus(labModel('nippon-kiosk'), state(wish))).toBe(byte);
  });

  it.each<[Partial<PrinterState>, number]>([
    [{}, 0x00],
    [{ paper: 'low' }, 0x01],
    [{ paper: 'out' }, 0x05],
    [{ ticketWaits: true }, 0x08],
    [{ error: 'cutter' }, 0x40],
    [{ error: 'jam' }, 0xc0],
  ])('GS e 6 of Custom: %j', (wish, byte) => {
    expect(ejectorStatus(labModel('custom-vkp80'), state(wish))).toBe(byte);
  });
});

describe('Automatic Status Back', () => {
  it.each<[string, Partial<PrinterState>, string]>([
    ['nothing', {}, '1000000f'],
    ['a low roll', { paper: 'low' }, '1000030f'],
    ['no paper', { paper: 'out' }, '18000f0f'],
    ['an open cover', { cover: 'open' }, '3800000f'],
    ['the feed button held', { feeding: true }, '5802000f'],
    ['a stuck cutter', { error: 'cutter' }, '1808000f'],
    ['an error for good', { error: 'unrecoverable' }, '1820000f'],
    ['a hot head', { error: 'overheated' }, '1840000f'],
  ])('tells of %s in four bytes', (_, wish, bytes) => {
    expect(automaticStatus(labModel('epson-tm-t82'), state(wish)).toString('hex')).toBe(bytes);
  });
});
