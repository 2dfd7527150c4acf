import { createECDH, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PERSONAS, persona } from '../../../personas.ts';
import type { ChipContents } from '../contents.ts';
import { issueChip } from './issue.ts';
import { ODD_CARDS } from './odd-cards.ts';
import { chipPersonOf } from './person.ts';
import { countNodes, nodesOf, under } from './tlv-tree.ts';

const KHAI = chipPersonOf(persona('covered'));
const hex = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const fileOf = (chip: ChipContents, id: number): Uint8Array => chip.files.get(id) ?? new Uint8Array();

/** The 16 items of DG13, each as its values behind the number. */
const itemsOf = (chip: ChipContents) =>
  nodesOf(under(fileOf(chip, 0x010d), 0x6d)).map(({ value }) => nodesOf(value).slice(1));
const item = (chip: ChipContents, number: number): string =>
  text(itemsOf(chip)[number - 1]?.[0]?.value ?? new Uint8Array());

describe('every odd card', () => {
  it.each(ODD_CARDS.map((card) => [card.id, card] as const))(
    '%s has exact lengths in every file',
    (_id, card) => {
      const chip = issueChip(chipPersonOf(persona(card.persona)), card.options);
      for (const [id, file] of chip.files) {
        expect(nodesOf(file), `one object in ${id.toString(16)}`).toHaveLength(1);
        expect(countNodes(file)).toBeGreaterThan(1);
      }
      if (chip.cardAccess) expect(countNodes(chip.cardAccess)).toBe(5);
      const onChip = [...chip.files.keys()].filter((id) => id < 0x0111).length;
      expect(under(fileOf(chip, 0x011e), 0x60, 0x5c)).toHaveLength(onChip);
    },
  );

  it('has its own id', () => {
    expect(new Set(ODD_CARDS.map(({ id }) => id)).size).toBe(ODD_CARDS.length);
  });
});

describe('a plain card', () => {
  const chip = issueChip(KHAI);

  it('has the files of a Vietnamese card and names them in EF.COM', () => {
    expect([...chip.files.keys()].toSorted()).toEqual([
      0x0101, 0x0102, 0x010d, 0x010e, 0x010f, 0x011d, 0x011e,
    ]);
    expect(hex(chip.files.get(0x011e))).toBe('60175f0104303130375f36063034303030305c0561756d6e6f');
  });

  it('opens with the last digits of the number, the MRZ, and PACE on brainpool', () => {
    expect(chip.can).toBe('014263');
    expect(chip.mrzInformation).toHaveLength(24);
    expect(hex(chip.cardAccess)).toBe('31143012060a04007f0007020204020202010202010d');
  });

  it('tells the person in DG13 in the form seen on cards', () => {
    const file = hex(chip.files.get(0x010d));
    expect(file).toContain('3011020101130c303031303738303134323633');
    expect(file).toContain('300f020103130a31372f30352f31393738');
    expect(file).toContain('30080201040c034e616d');
    expect(item(chip, 2)).toBe(KHAI.name);
    expect(item(chip, 9)).toBe(KHAI.residence);
    expect(item(chip, 15)).toBe('011873526');
    expect(item(chip, 16)).toMatch(/^[0-9A-F]{16}$/);
    expect(itemsOf(chip)[12]).toHaveLength(2);
  });

  it('is the same for the same person, but for keys and signatures', () => {
    const again = issueChip(KHAI);
    for (const id of [0x0101, 0x0102, 0x010d, 0x011e])
      expect(hex(again.files.get(id))).toBe(hex(chip.files.get(id)));
  });
});

describe('options', () => {
  it('put the old number where the layout has it', () => {
    const chip = issueChip(KHAI, { layout: 2024 });
    expect(item(chip, 16)).toBe('011873526');
    expect(item(chip, 15)).toMatch(/^[0-9A-F]{16}$/);
  });

  it.each([
    ['none', '300302010e'],
    ['empty', '300702010e30020c00'],
  ] as const)('spouse %s is %s', (spouse, bytes) => {
    expect(hex(issueChip(KHAI, { spouse }).files.get(0x010d))).toContain(bytes);
  });

  it.each([
    [127, 0x81],
    [255, 0x82],
  ] as const)('an address over %i bytes has long lengths', (longResidence, form) => {
    const chip = issueChip(KHAI, { longResidence });
    expect(Buffer.byteLength(item(chip, 9))).toBeGreaterThan(longResidence);
    expect(hex(chip.files.get(0x010d))).toMatch(
      new RegExp(`30${form.toString(16)}[0-9a-f]{2,4}0201090c${form.toString(16)}`),
    );
  });

  it('say without end in words', () => {
    expect(item(issueChip(chipPersonOf(persona('appointment-today'))), 12)).toBe('Không thời hạn');
  });

  it('leave PACE out where there is no EF.CardAccess', () => {
    expect(issueChip(KHAI, { cardAccess: false })).toMatchObject({ cardAccess: null, pace: null, bac: true });
  });
});

describe('the keys', () => {
  const pointOfDg14 = (chip: ChipContents): string => {
    const infos = nodesOf(under(fileOf(chip, 0x010e), 0x6e, 0x31));
    const info = infos.find(({ value }) => hex(under(value, 0x06)) === '04007f000702020102');
    return hex(under(info?.value ?? new Uint8Array(), 0x30, 0x03).subarray(1));
  };
  const pointOfKey = ({ chipAuthentication }: ChipContents): string => {
    const pair = createECDH(chipAuthentication?.curve ?? '');
    pair.setPrivateKey(chipAuthentication?.privateKey ?? new Uint8Array());
    return pair.getPublicKey('hex');
  };
  const activeProves = (chip: ChipContents): boolean => {
    const key = createPublicKey({
      key: Buffer.from(under(fileOf(chip, 0x010f), 0x6f)),
      format: 'der',
      type: 'spki',
    });
    const held = chip.activeAuthentication;
    if (!held) return false;
    const challenge = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    return verify(held.hash, challenge, key, sign(held.hash, challenge, held.privateKey));
  };

  it.each([
    'prime256v1',
    'secp384r1',
    'secp521r1',
    'brainpoolP256r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
  ] as const)('of chip authentication on %s belong together', (curve) => {
    for (const parameters of ['named', 'explicit'] as const) {
      const chip = issueChip(KHAI, {
        chipAuthentication: { curve, cipher: 'aes-256', keyId: null, parameters },
      });
      expect(pointOfDg14(chip)).toBe(pointOfKey(chip));
    }
  });

  it.each(['rsa', 'ecdsa'] as const)(
    'of active authentication with %s belong together',
    (activeAuthentication) => {
      expect(activeProves(issueChip(KHAI, { activeAuthentication }))).toBe(true);
      expect(activeProves(issueChip(KHAI, { activeAuthentication, tamper: 'cloned-aa' }))).toBe(false);
    },
  );

  it('of a clone are others than the files say', () => {
    const clone = issueChip(KHAI, { tamper: 'cloned-ca' });
    expect(pointOfDg14(clone)).not.toBe(pointOfKey(clone));
  });

  it('cannot be cloned where there are none', () => {
    expect(() => issueChip(KHAI, { tamper: 'cloned-ca', chipAuthentication: null })).toThrow('cloned-ca');
    expect(() => issueChip(KHAI, { tamper: 'cloned-aa', activeAuthentication: null })).toThrow('cloned-aa');
  });
});

describe('the person of a persona', () => {
  it.each(PERSONAS.map(({ id }) => id))('%s: all fields are told, always the same', (id) => {
    const person = chipPersonOf(persona(id));
    expect(person).toEqual(chipPersonOf(persona(id)));
    expect(person).toMatchObject({ number: persona(id).card.number, residence: persona(id).card.address });
    for (const value of Object.values(person)) expect(value).not.toBe('');
  });

  it('has the parents that the card names', () => {
    expect(chipPersonOf(persona('child-under-6'))).toMatchObject({
      father: 'Bùi Khắc Tuyên',
      mother: 'Dương Thị Hoài Thu',
      spouse: null,
      expiryDate: '14/02/2038',
    });
  });
});
