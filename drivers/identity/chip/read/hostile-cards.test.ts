import { describe, expect, it } from 'vitest';
import type { ChipBehaviour, ChipFault } from '../../../../tests/lab/chip/contents.ts';
import { cardFor, keyOf, lay } from '../../../../tests/lab/chip/direct.ts';
import { persona } from '../../../../tests/personas.ts';
import { MAX_WRONG } from '../access/open.ts';
import { MAX_FILE } from '../card/files.ts';
import { assuranceOf } from './reading.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the quirks of real cards', () => {
  const quirks: readonly (readonly [string, Partial<ChipBehaviour>])[] = [
    ['SELECT of the master file is refused', { selectMf: 0x6d00 }],
    ['no short file ids', { shortFileIds: false }],
    ['short APDUs alone', { extended: false, maxResponse: 256 }],
    ['long APDUs with answers of 1,000 bytes', { maxResponse: 1_000 }],
    ['long APDUs with answers of 256 bytes', { maxResponse: 256 }],
    ['none of it', { selectMf: 0x6d00, shortFileIds: false, extended: false, maxResponse: 256 }],
  ];
  it.each(quirks)('%s', async (_, behaviour) => {
    const { card, key, trust } = cardFor({}, behaviour);
    const { reading } = await lay(card, { key, trust });
    expect([reading.failed, assuranceOf(reading)]).toEqual([null, 'chip-authentic']);
  });

  it.each([
    ['pace-can', {}, {}],
    ['bac', { pace: null }, {}],
    ['bac', { cardAccess: false }, { extended: false, maxResponse: 256 }],
  ] as const)('opens by %s', async (access, options, behaviour) => {
    const { card, key, trust } = cardFor(options, behaviour);
    expect((await lay(card, { key, trust })).reading.access).toBe(access);
  });

  it('opens by the MRZ where it was read, and asks for nothing else', async () => {
    const { card, key, trust, person } = cardFor();
    const { mrzLines } = await import('../../../../tests/lab/chip/issuer/mrz.ts');
    const { reading } = await lay(card, { key: { ...key, number: '', mrz: mrzLines(person) }, trust });
    expect(reading).toMatchObject({ failed: null, access: 'pace-mrz' });
    expect(card.wrongPasswords()).toBe(0);
  });

  it.each(['appointment-today', 'new-card-2024', 'child-under-6'])(
    'finds the expiry date that BAC needs: %s',
    async (who) => {
      const { card, key, trust } = cardFor({ pace: null }, {}, who);
      const { reading } = await lay(card, { key, trust });
      expect(reading).toMatchObject({ failed: null, access: 'bac' });
    },
  );
});

describe('a key that is not this card’s', () => {
  const other = keyOf(persona('year-only-birth'));
  const stranger = keyOf(persona('new-card-2024'));

  it.each([
    ['PACE', {}],
    ['BAC', { pace: null }],
  ])('is refused after few tries: %s', async (_, options) => {
    const { card, trust } = cardFor(options);
    const { reading } = await lay(card, { key: stranger, trust });
    expect(reading.failed).toMatch(/^(key-refused|chip-blocked)$/);
    expect(card.wrongPasswords()).toBeLessThanOrEqual(MAX_WRONG.key);
    expect(reading.person).toBeNull();
  });

  it('without a whole birth date there is one try', async () => {
    const { card, trust } = cardFor();
    const { reading } = await lay(card, { key: other, trust });
    expect(reading.failed).toBe('key-refused');
    expect(card.wrongPasswords()).toBe(1);
  });

  it.each(['6985', '6a80', '6f00', '6300'])('counts as wrong whatever the chip calls it: %s', async (sw) => {
    const { card, trust } = cardFor();
    let judged = 0;
    const vague = {
      atr: card.atr,
      powerUp: () => card.powerUp(),
      transmit: async (command: Uint8Array) => {
        const isToken = command[1] === 0x86 && command[7] === 0x85;
        const isExternal = command[1] === 0x82;
        if (!isToken && !isExternal) return card.transmit(command);
        judged++;
        return bytes(sw);
      },
    };
    const { reading } = await lay(vague, { key: stranger, trust });
    expect(reading.failed).toMatch(/^(key-refused|chip-blocked)$/);
    expect(judged).toBeLessThanOrEqual(MAX_WRONG.key);
  });

  it('stops at the card’s own word that it locks', async () => {
    const { card, trust } = cardFor({}, { blockAfter: 1 });
    const { reading } = await lay(card, { key: stranger, trust });
    expect(reading.failed).toBe('chip-blocked');
    expect(card.wrongPasswords()).toBe(1);
  });

  it('stops when the card slows down', async () => {
    const { card, trust } = cardFor({}, { slowAfter: 1, slowMs: 1_500 });
    const { reading } = await lay(card, { key: stranger, trust });
    expect(reading.failed).toBe('chip-blocked');
    expect(card.wrongPasswords()).toBe(2);
  });
});

describe('hostile cards end in a closed code', () => {
  const DG = {
    dg1: 0x0101,
    dg2: 0x0102,
    dg13: 0x010d,
    dg14: 0x010e,
    dg15: 0x010f,
    sod: 0x011d,
    access: 0x011c,
  };
  const files = Object.entries(DG).filter(([name]) => name !== 'access');
  const CLOSED = /^(chip-garbled|forged|cloned|mute|moved|other-chip)$/;

  it.each(files)('%s ends too soon', async (_, file) => {
    const { card, key, trust } = cardFor({}, { fault: { kind: 'truncated', file, keep: 20 } });
    expect((await lay(card, { key, trust })).reading.failed).toBe('chip-garbled');
  });

  it.each(files)('%s has no end', async (_, file) => {
    const { card, key, trust } = cardFor({}, { fault: { kind: 'endless', file } });
    const { reading } = await lay(card, { key, trust });
    expect(reading.failed).toBe('chip-garbled');
    for (const { bytes: kept } of reading.files.values()) expect(kept.length).toBeLessThanOrEqual(MAX_FILE);
  });

  it.each(
    files.flatMap(([name, file]) =>
      [0, 1, 70_000, MAX_FILE + 1, 0x7fffffff].map((length) => [name, length, file] as const),
    ),
  )('%s says that it is %d bytes long', async (_, length, file) => {
    const { card, key, trust } = cardFor({}, { fault: { kind: 'huge', file, length } });
    expect((await lay(card, { key, trust })).reading.failed).toMatch(CLOSED);
  });

  it.each([0, 1, 5, 9])('the checksum of protected answer %d is wrong', async (at) => {
    const { card, key, trust } = cardFor({}, { fault: { kind: 'wrong-mac', at } });
    expect((await lay(card, { key, trust })).reading.failed).toMatch(/^(chip-garbled|cloned)$/);
  });

  const answers = [
    '',
    '00',
    '9000',
    '6f00',
    '6a82',
    '6982',
    '6700',
    '6cff',
    '61ff',
    '7c00',
    '30809000',
    `${'ff'.repeat(300)}9000`,
  ];
  it.each(answers)('any answer is %j', async (hex) => {
    for (let at = 0; at < 20; at++) {
      const fault: ChipFault = { kind: 'answer', at, bytes: bytes(hex) };
      const { card, key, trust } = cardFor({}, { fault });
      const { reading } = await lay(card, { key, trust });
      // Some answers at some places are harmless, such as "not found" to a file that is optional.
      expect(reading.failed ?? 'chip-garbled', `answer ${at}`).toMatch(
        /^(chip-garbled|forged|cloned|other-chip|key-refused|chip-blocked)$/,
      );
      if (reading.failed === null) expect(assuranceOf(reading)).toBe('chip-authentic');
    }
  });

  it('falls silent', async () => {
    for (const from of [0, 1, 4, 9]) {
      const { card, key, trust } = cardFor({}, { fault: { kind: 'silent', from } });
      const { reading } = await lay(card, { key, trust, silence: 'unresponsive' });
      expect(reading.failed).toBe('mute');
    }
  });
});

describe('cards that are none of ours', () => {
  it.each([
    ['a bank card', () => '6a82'],
    ['a phone', () => '6d00'],
    ['a transit card', () => '6e00'],
    [
      'a card with a file of its own where EF.CardAccess is',
      (ins: number) => (ins === 0xb0 ? '04029000' + '9000' : '6a82'),
    ],
  ])('%s', async (_, answer) => {
    const card = {
      atr: bytes('3b80800101'),
      powerUp: () => undefined,
      transmit: async (command: Uint8Array) => bytes(answer(command[1] ?? 0)),
    };
    const { key, trust } = cardFor();
    const { reading } = await lay(card, { key, trust });
    expect(reading).toMatchObject({ failed: 'other-chip', person: null });
  });
});
