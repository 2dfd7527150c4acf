import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ChipBehaviour, WELL } from '../../../../tests/lab/chip/contents.ts';
import { createChip, type VirtualChip } from '../../../../tests/lab/chip/os/chip.ts';
import { type Command, parseCommand } from '../../../../tests/lab/chip/os/command.ts';
import { CONTENTS } from '../../../../tests/lab/chip/os/test-contents.ts';
import { encode } from '../../../../tests/lab/chip/os/tlv.ts';
import { printTlv } from '../../../codec/ber-tlv.ts';
import { err, ok } from '../../../ports/result.ts';
import { openByBac } from '../access/bac.ts';
import { selectApplication } from '../access/open.ts';
import { emptyFile, FILES, MAX_FILE, type PartialFile, readFile } from './files.ts';
import { createLink, type Link, type Transmit } from './link.ts';

const some = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
const status = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff);
const answerOf = (data: Uint8Array, sw = 0x9000): Uint8Array => Uint8Array.from([...data, ...status(sw)]);

/** A file of so many bytes in all, header included; the fewest is 2. */
const fileOf = (total: number): Uint8Array => {
  for (const head of [2, 3, 4, 5]) {
    const file = encode(0x75, some(total - head));
    if (file.length === total) return file;
  }
  throw new Error(`no file is ${total} bytes long`);
};

interface CardOptions {
  /** Most bytes of an answer. */
  readonly most?: number;
  /** Long commands after which the card refuses long ones with 6700. */
  readonly longOnes?: number;
  readonly shortFileIds?: boolean;
  /** Takes the answer to this READ BINARY, counted from 0, out of the card's hands. */
  readonly instead?: (read: number, answer: Uint8Array) => Uint8Array | null;
}

const offsetIn = ({ ins, p1, p2, data }: Command): number => {
  if (ins === 0xb1) return data.subarray(2).reduce((sum, byte) => sum * 256 + byte, 0);
  return p1 >= 0x80 ? p2 : p1 * 256 + p2;
};

/** A card in the clear with one file, EF.DG2, that notes what it is asked. */
const cardWith = (file: Uint8Array, options: CardOptions = {}) => {
  const { most = 65_536, longOnes = Number.POSITIVE_INFINITY, shortFileIds = true, instead } = options;
  const asked: { readonly ins: number; readonly offset: number; readonly ne: number }[] = [];
  let long = 0;
  const read = (command: Command): Uint8Array => {
    const offset = offsetIn(command);
    asked.push({ ins: command.ins, offset, ne: command.ne ?? 0 });
    if (command.p1 >= 0x80 && command.ins === 0xb0 && (!shortFileIds || command.p1 !== 0x82))
      return status(0x6a82);
    const room = Math.min(command.ne ?? 0, most) - (command.ins === 0xb1 ? 8 : 0);
    const data = file.subarray(offset, offset + room);
    if (data.length === 0) return status(0x6b00);
    const sw = data.length < (command.ne ?? 0) && offset + data.length === file.length ? 0x6282 : 0x9000;
    return answerOf(command.ins === 0xb1 ? printTlv(0x53, data) : data, sw);
  };
  const transmit: Transmit = async (apdu) => {
    const command = parseCommand(apdu, true);
    if (typeof command === 'number') return ok(status(command));
    if (apdu.length > 5 && apdu[4] === 0 && ++long > longOnes) return ok(status(0x6700));
    if (command.ins === 0xa4) return ok(status(command.data.at(-1) === 0x02 ? 0x9000 : 0x6a82));
    const answer = read(command);
    const other = instead === undefined ? answer : instead(asked.length - 1, answer);
    return other === null ? err('removed') : ok(other);
  };
  return { link: createLink(transmit), asked };
};

const readDg2 = (link: Link, partial: PartialFile = emptyFile()) => readFile(link, FILES.dg2, partial);
const outcome = async (link: Link, partial?: PartialFile): Promise<Uint8Array | string> => {
  const read = await readDg2(link, partial);
  return read.ok ? Uint8Array.from(read.value) : read.error;
};

/** Of large files in time: whether what came is the file, or else what came. */
const cameWhole = async (link: Link, file: Uint8Array): Promise<boolean | string> => {
  const came = await outcome(link);
  return typeof came === 'string' ? came : Buffer.compare(came, file) === 0;
};

// One byte more and less than what a length byte, a frame and an offset can say.
const SIZES = [
  2,
  3,
  8,
  127,
  128,
  129,
  131,
  222,
  223,
  224,
  230,
  231,
  232,
  255,
  256,
  257,
  258,
  260,
  446,
  447,
  512,
  513,
  32_766,
  32_767,
  32_768,
  32_769,
  32_770,
  33_000,
  65_278,
  65_279,
  65_280,
  65_281,
  65_535,
  65_536,
  65_539,
  65_541,
  70_000,
  MAX_FILE - 1,
  MAX_FILE,
];

describe('files of every size in the clear', () => {
  it.each([
    ['long frames', true, {}],
    ['short frames', false, { most: 256 }],
    ['answers of 1,000 bytes', true, { most: 1_000 }],
    ['no short file ids', true, { shortFileIds: false }],
  ] as const)('%s', async (_, extended, options) => {
    for (const size of SIZES) {
      const file = fileOf(size);
      const { link, asked } = cardWith(file, options);
      link.allowExtended(extended);
      expect(await cameWhole(link, file), `${size} bytes`).toBe(true);
      expect(asked.every(({ ins, offset }) => (ins === 0xb1) === offset > 0x7fff)).toBe(true);
    }
  });
});

describe('files of every size in a session', () => {
  const random = (count: number): Uint8Array => Uint8Array.from(randomBytes(count));
  const opened = async (
    file: Uint8Array,
    behaviour: Partial<ChipBehaviour>,
  ): Promise<{ link: Link; card: VirtualChip }> => {
    const card = createChip({ ...CONTENTS, files: new Map([[0x0102, file]]) }, { ...WELL, ...behaviour });
    card.powerUp();
    const link = createLink(async (command) => {
      const answer = await card.transmit(command);
      return answer === null ? err('removed') : ok(answer);
    });
    expect((await selectApplication(link)).ok).toBe(true);
    expect((await openByBac(link, CONTENTS.mrzInformation, random)).ok).toBe(true);
    return { link, card };
  };

  it.each([
    ['long frames', true, {}],
    ['short frames', false, { extended: false, maxResponse: 256 }],
    ['answers of 256 bytes to long commands', true, { maxResponse: 256 }],
    ['answers of 1,000 bytes', true, { maxResponse: 1_000 }],
    ['no short file ids', true, { shortFileIds: false }],
  ] as const)('%s', async (_, extended, behaviour) => {
    for (const size of SIZES.filter((each) => each < 66_000)) {
      const file = fileOf(size);
      const { link, card } = await opened(file, behaviour);
      link.allowExtended(extended);
      expect(await cameWhole(link, file), `${size} bytes`).toBe(true);
      expect(card.session()).toBe('bac');
    }
  });

  it('a file that fits one long answer takes one command', async () => {
    const { link, card } = await opened(fileOf(15_000), {});
    link.allowExtended(true);
    const before = card.apdus();
    await readDg2(link);
    expect(card.apdus() - before).toBe(1);
  });
});

describe('a card that carries less than it seemed', () => {
  it('is asked in short frames from the refusal on', async () => {
    const file = fileOf(5_000);
    const { link, asked } = cardWith(file, { most: 1_000, longOnes: 2 });
    link.allowExtended(true);
    expect(await outcome(link)).toEqual(file);
    expect(link.extended).toBe(false);
    expect(asked.slice(2).every(({ ne }) => ne <= 256)).toBe(true);
  });

  it('is asked in short frames from its first refusal on', async () => {
    const file = fileOf(600);
    const { link, asked } = cardWith(file, { longOnes: 0 });
    link.allowExtended(true);
    expect(await outcome(link)).toEqual(file);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 256, 512]);
  });

  it('is given up where it refuses short ones as well', async () => {
    const { link, asked } = cardWith(fileOf(600), { instead: () => status(0x6700) });
    link.allowExtended(true);
    expect(await outcome(link)).toBe('garbled');
    expect(asked.length).toBeLessThan(6);
  });
});

describe('a file that is none', () => {
  it.each([
    ['absent', 0x6a82],
    ['denied', 0x6982],
    ['denied', 0x6985],
    ['garbled', 0x6f00],
    ['garbled', 0x6a81],
  ])('%s: %i', async (expected, sw) => {
    const link = createLink(async () => ok(status(sw)));
    expect(await outcome(link)).toBe(expected);
  });

  it.each([
    ['one byte', Uint8Array.of(0x75)],
    ['no tag', Uint8Array.of(0x00, 0x05, 1, 2, 3, 4, 5)],
    ['a length without end', Uint8Array.of(0x75, 0x80, 1, 2, 3, 4, 5, 6, 7, 8)],
    ['a length of five bytes', Uint8Array.of(0x75, 0x85, 0, 0, 0, 0, 9, 1, 2, 3)],
    ['more than it has', Uint8Array.of(0x75, 0x20, 1, 2, 3)],
  ])('%s', async (_, file) => {
    for (const extended of [true, false]) {
      const { link, asked } = cardWith(file);
      link.allowExtended(extended);
      expect(await outcome(link)).toBe('garbled');
      expect(asked.length).toBeLessThan(10);
    }
  });

  it.each([MAX_FILE + 1, 0x00ff_ffff, 0x7fff_ffff, 0xffff_ffff])(
    'says that it is %d bytes long',
    async (length) => {
      const size = [length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff];
      const { link, asked } = cardWith(Uint8Array.from([0x75, 0x84, ...size, ...some(500)]), { most: 256 });
      const partial = emptyFile();
      expect(await outcome(link, partial)).toBe('garbled');
      expect(asked).toHaveLength(1);
      expect(partial.bytes.length).toBeLessThanOrEqual(256);
    },
  );

  it('of 128 kB is read, and one byte more is not', async () => {
    const whole = cardWith(fileOf(MAX_FILE));
    whole.link.allowExtended(true);
    expect((await outcome(whole.link)).length).toBe(MAX_FILE);
    const long = cardWith(fileOf(MAX_FILE + 1));
    long.link.allowExtended(true);
    expect(await outcome(long.link)).toBe('garbled');
  });

  it('answers with nothing, again and again', async () => {
    const { link, asked } = cardWith(fileOf(600), { instead: () => status(0x9000) });
    expect(await outcome(link)).toBe('garbled');
    expect(asked.length).toBeLessThan(6);
  });

  it('gives more than was asked for: what is beyond its length is cut off', async () => {
    const file = fileOf(300);
    const { link } = cardWith(file, { instead: () => answerOf(Uint8Array.from([...file, ...some(400)])) });
    expect(await outcome(link)).toEqual(file);
  });

  it('given byte by byte is given up, as no kiosk waits for it', async () => {
    const { link, asked } = cardWith(fileOf(20_000), { most: 1 });
    expect(await outcome(link)).toBe('garbled');
    expect(asked.length).toBeLessThanOrEqual(2_000);
  });

  it.each([
    ['no object', answerOf(Uint8Array.of(0x00, 0x00))],
    ['another object', answerOf(printTlv(0x04, some(50)))],
    ['an object cut off', answerOf(Uint8Array.of(0x53, 0x50, 1, 2, 3))],
    ['an empty object', answerOf(printTlv(0x53))],
  ])('from far: %s', async (_, far) => {
    const { link, asked } = cardWith(fileOf(50_000), {
      most: 20_000,
      instead: (read, answer) => (asked[read]?.ins === 0xb1 ? far : answer),
    });
    link.allowExtended(true);
    expect(await outcome(link)).toBe('garbled');
  });

  it('from far: in a constructed object, as some cards do', async () => {
    const file = fileOf(50_000);
    const { link, asked } = cardWith(file, {
      most: 20_000,
      instead: (read, answer) => {
        if (asked[read]?.ins !== 0xb1) return answer;
        return Uint8Array.from([0x73, ...answer.subarray(1)]);
      },
    });
    link.allowExtended(true);
    expect(await outcome(link)).toEqual(file);
  });
});

describe('a file that was broken off', () => {
  it.each([0, 1, 2, 5])('at read %d goes on where it stopped', async (at) => {
    const file = fileOf(2_000);
    const torn = cardWith(file, { most: 256, instead: (read, answer) => (read === at ? null : answer) });
    const partial = emptyFile();
    expect(await outcome(torn.link, partial)).toBe('removed');
    expect(partial.bytes).toEqual(file.subarray(0, at * 256));
    const whole = cardWith(file, { most: 256 });
    expect(await outcome(whole.link, partial)).toEqual(file);
    expect(whole.asked[0]?.offset).toBe(at * 256);
    expect(whole.asked).toHaveLength(8 - at);
  });

  it('beyond the reach of the near command goes on there', async () => {
    const file = fileOf(40_000);
    const partial: PartialFile = { bytes: file.slice(0, 35_000), length: file.length };
    const { link, asked } = cardWith(file);
    link.allowExtended(true);
    expect(await outcome(link, partial)).toEqual(file);
    expect(asked.map(({ ins, offset }) => [ins, offset])).toEqual([[0xb1, 35_000]]);
  });

  it('before its length was known goes on as well', async () => {
    const file = fileOf(600);
    const { link } = cardWith(file);
    expect(await outcome(link, { bytes: file.slice(0, 1), length: null })).toEqual(file);
  });

  it('and is whole needs no command', async () => {
    const file = fileOf(600);
    const { link, asked } = cardWith(file);
    expect(await outcome(link, { bytes: file, length: file.length })).toEqual(file);
    expect(asked).toHaveLength(0);
  });

  it('and is no longer there is absent', async () => {
    const link = createLink(async () => ok(status(0x6a82)));
    expect(await outcome(link, { bytes: fileOf(600).slice(0, 100), length: 600 })).toBe('absent');
  });
});
