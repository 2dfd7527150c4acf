import { describe, expect, it } from 'vitest';
import { checksum, deriveKey, encrypt, KEY_FOR, pad } from '../../../../tests/lab/chip/os/cipher.ts';
import { parseCommand } from '../../../../tests/lab/chip/os/command.ts';
import { SecureChannel } from '../../../../tests/lab/chip/os/secure-channel.ts';
import { encode } from '../../../../tests/lab/chip/os/tlv.ts';
import { type Command, printCommand } from '../../../codec/apdu.ts';
import { readTlvs } from '../../../codec/ber-tlv.ts';
import { CIPHERS, type CipherName } from '../crypto/ciphers.ts';
import { sessionKeys } from '../crypto/keys.ts';
import { createSecureMessaging, type SecureMessaging } from './secure-messaging.ts';

const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 1);
const blockOf = (cipher: CipherName): 8 | 16 => (cipher === '3des' ? 8 : 16);
const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const some = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + 5) & 0xff);

/** Both ends of a session, which share nothing but the standard. */
const pair = (
  cipher: CipherName,
  counter: Uint8Array = new Uint8Array(blockOf(cipher)),
): { ours: SecureMessaging; theirs: SecureChannel } => ({
  ours: createSecureMessaging(cipher, sessionKeys(SECRET, cipher), counter),
  theirs: new SecureChannel(cipher, SECRET, counter),
});

/** What the chip makes of a command: the plain one, or its refusal. */
const received = (theirs: SecureChannel, command: Command) => {
  const parsed = parseCommand(printCommand(command), true);
  if (typeof parsed === 'number') throw new Error(`no command: ${parsed.toString(16)}`);
  return theirs.open(parsed);
};

const SIZES = [0, 1, 7, 8, 9, 15, 16, 17, 127, 128, 223, 224, 231, 232, 255, 256, 4_000, 65_000];

describe.each(CIPHERS)('secure messaging with %s', (cipher) => {
  const block = blockOf(cipher);
  const READ: Command = { cla: 0x00, ins: 0xb0, p1: 0x01, p2: 0x02, le: 223 };

  it('commands of every case and size are opened by the chip', () => {
    const { ours, theirs } = pair(cipher);
    for (const size of SIZES)
      for (const le of [undefined, 1, 255, 256, 257, 65_279, 65_536])
        for (const ins of [0xa4, 0xb1]) {
          // A command with neither is none that any protocol of the chip has in a session.
          if (size === 0 && le === undefined) continue;
          const data = some(size);
          const plain: Command = {
            cla: 0x00,
            ins,
            p1: 0x12,
            p2: 0x34,
            data,
            ...(le === undefined ? {} : { le }),
          };
          const told = `${size} bytes, Le ${le}, ${ins.toString(16)}`;
          const command = received(theirs, ours.protect(plain));
          expect(command, told).toMatchObject({ cla: 0x00, ins, p1: 0x12, p2: 0x34, ne: le ?? null });
          if (typeof command !== 'number') expect(Buffer.compare(command.data, data), told).toBe(0);
          const answer = theirs.seal(ins, some(3), 0x9000);
          expect(ours.open({ data: answer, sw: 0x9000 }), told).toEqual({ data: some(3), sw: 0x9000 });
        }
  });

  it('answers of every size are opened by us', () => {
    const { ours, theirs } = pair(cipher);
    for (const size of SIZES)
      for (const ins of [0xb0, 0xb1])
        for (const sw of [0x9000, 0x6282, 0x6a82]) {
          received(theirs, ours.protect({ ...READ, ins }));
          const answer = theirs.seal(ins, some(size), sw);
          const opened = ours.open({ data: answer, sw });
          expect(opened?.sw).toBe(sw);
          expect(Buffer.compare(opened?.data ?? some(1), some(size)), `${size} bytes`).toBe(0);
        }
  });

  it('chained commands keep their class', () => {
    const { ours } = pair(cipher);
    expect(ours.protect({ ...READ, cla: 0x10 }).cla).toBe(0x1c);
  });

  it('the status that counts is the protected one', () => {
    const { ours, theirs } = pair(cipher);
    received(theirs, ours.protect(READ));
    const answer = theirs.seal(0xb0, new Uint8Array(0), 0x6a82);
    expect(ours.open({ data: answer, sw: 0x9000 })?.sw).toBe(0x6a82);
  });

  it('one bit is wrong anywhere in an answer', () => {
    const length = pair(cipher).theirs.seal(0xb0, some(20), 0x9000).length;
    for (let at = 0; at < length; at++)
      for (const bit of [0x01, 0x80]) {
        const { ours, theirs } = pair(cipher);
        received(theirs, ours.protect(READ));
        const answer = theirs.seal(0xb0, some(20), 0x9000);
        answer[at] = (answer[at] ?? 0) ^ bit;
        expect(ours.open({ data: answer, sw: 0x9000 }), `byte ${at}`).toBeNull();
      }
  });

  it('an answer is cut off anywhere, or goes on', () => {
    const whole = pair(cipher).theirs.seal(0xb0, some(20), 0x9000).length;
    for (let length = 0; length < whole; length++) {
      const { ours, theirs } = pair(cipher);
      received(theirs, ours.protect(READ));
      const answer = theirs.seal(0xb0, some(20), 0x9000).subarray(0, length);
      expect(ours.open({ data: answer, sw: 0x9000 }), `${length} bytes`).toBeNull();
    }
    const { ours, theirs } = pair(cipher);
    received(theirs, ours.protect(READ));
    const answer = concat(theirs.seal(0xb0, some(20), 0x9000), Uint8Array.of(0x80, 0x01, 0x00));
    expect(ours.open({ data: answer, sw: 0x9000 })).toBeNull();
  });

  it.each([0x87, 0x99, 0x8e])('object %i is left out', (tag) => {
    const { ours, theirs } = pair(cipher);
    received(theirs, ours.protect(READ));
    const answer = theirs.seal(0xb0, some(20), 0x9000);
    const objects = readTlvs(answer);
    if (!objects.ok) throw new Error(objects.error);
    const left = objects.value.filter((one) => one.tag !== tag);
    expect(left.length).toBe(2);
    const data = concat(...left.map(({ start, end }) => answer.subarray(start, end)));
    expect(ours.open({ data, sw: 0x9000 })).toBeNull();
  });

  it('an answer comes twice, or a turn too late', () => {
    const { ours, theirs } = pair(cipher);
    received(theirs, ours.protect(READ));
    const data = theirs.seal(0xb0, some(20), 0x9000);
    expect(ours.open({ data, sw: 0x9000 })).not.toBeNull();
    ours.protect(READ);
    expect(ours.open({ data, sw: 0x9000 })).toBeNull();
  });

  it('the answer to another session', () => {
    const { ours } = pair(cipher);
    ours.protect(READ);
    const other = new SecureChannel(cipher, some(32));
    const parsed = parseCommand(printCommand(pair(cipher).ours.protect(READ)), true);
    if (typeof parsed !== 'number') other.open(parsed);
    expect(ours.open({ data: other.seal(0xb0, some(20), 0x9000), sw: 0x9000 })).toBeNull();
  });

  /** Objects with a checksum that is right, whatever they are: the answer to the first command. */
  const signed = (...objects: readonly Uint8Array[]): Uint8Array => {
    const counter = new Uint8Array(block);
    counter[block - 1] = 2;
    const body = concat(...objects);
    const mac = checksum(
      cipher,
      deriveKey(cipher, SECRET, KEY_FOR.checksum),
      pad(concat(counter, body), block),
    );
    return concat(body, encode(0x8e, mac));
  };
  const STATUS = encode(0x99, Uint8Array.of(0x90, 0x00));
  const hidden = (data: Uint8Array): Uint8Array => {
    const key = deriveKey(cipher, SECRET, KEY_FOR.encryption);
    const counter = new Uint8Array(block);
    counter[block - 1] = 2;
    return encrypt(cipher, key, data, cipher === '3des' ? new Uint8Array(8) : encrypt(cipher, key, counter));
  };
  const opened = (data: Uint8Array) => {
    const { ours } = pair(cipher);
    ours.protect(READ);
    return ours.open({ data, sw: 0x9000 });
  };

  it('a checksum made by hand is taken, so that the refusals below are of what it covers', () => {
    const data = encode(0x87, Uint8Array.of(0x01), hidden(pad(some(5), block)));
    expect(opened(signed(data, STATUS))).toEqual({ data: some(5), sw: 0x9000 });
    expect(opened(signed(STATUS))).toEqual({ data: new Uint8Array(0), sw: 0x9000 });
  });

  it.each([
    ['no status', () => signed(encode(0x87, Uint8Array.of(0x01), hidden(pad(some(5), block))))],
    ['a status of one byte', () => signed(encode(0x99, Uint8Array.of(0x90)))],
    ['a status of three bytes', () => signed(encode(0x99, Uint8Array.of(0x90, 0x00, 0x00)))],
    [
      'another padding indicator',
      () => signed(encode(0x87, Uint8Array.of(0x02), hidden(pad(some(5), block))), STATUS),
    ],
    ['no padding indicator', () => signed(encode(0x87), STATUS)],
    ['no data behind the indicator', () => signed(encode(0x87, Uint8Array.of(0x01)), STATUS)],
    ['half a block', () => signed(encode(0x87, Uint8Array.of(0x01), some(block / 2)), STATUS)],
    ['no padding', () => signed(encode(0x87, Uint8Array.of(0x01), hidden(new Uint8Array(block))), STATUS)],
    ['an empty object 85', () => signed(encode(0x85), STATUS)],
    ['a short checksum', () => concat(STATUS, encode(0x8e, signed(STATUS).subarray(-8, -4)))],
    ['an empty checksum', () => concat(STATUS, encode(0x8e))],
    ['no objects', () => some(20)],
  ])('with a right checksum: %s', (_, answer) => expect(opened(answer())).toBeNull());

  it('the counter runs over', () => {
    const { ours, theirs } = pair(cipher, new Uint8Array(block).fill(0xff));
    for (let count = 0; count < 3; count++) {
      expect(received(theirs, ours.protect(READ))).toMatchObject({ ins: 0xb0, ne: 223 });
      expect(ours.open({ data: theirs.seal(0xb0, some(9), 0x9000), sw: 0x9000 })?.data).toEqual(some(9));
    }
  });

  it('the counter carries from byte to byte', () => {
    const counter = new Uint8Array(block).fill(0xff);
    counter[0] = 0;
    const { ours, theirs } = pair(cipher, counter);
    expect(received(theirs, ours.protect(READ))).toMatchObject({ ins: 0xb0 });
    expect(ours.open({ data: theirs.seal(0xb0, some(9), 0x9000), sw: 0x9000 })?.data).toEqual(some(9));
  });

  it('the counter of the caller stays as it was', () => {
    const counter = new Uint8Array(block);
    pair(cipher, counter).ours.protect(READ);
    expect(counter).toEqual(new Uint8Array(block));
  });
});
