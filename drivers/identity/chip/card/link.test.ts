import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../tests/lab/chip/os/command.ts';
import { SecureChannel } from '../../../../tests/lab/chip/os/secure-channel.ts';
import { type Command, parseAnswer } from '../../../codec/apdu.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { sessionKeys } from '../crypto/keys.ts';
import { createLink, type Link, type Transmit, type TransmitFailure } from './link.ts';
import { createSecureMessaging } from './secure-messaging.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (data: Uint8Array): string => Buffer.from(data).toString('hex');
const READ: Command = { cla: 0x00, ins: 0xb0, p1: 0x00, p2: 0x00, le: 256 };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Said = string | TransmitFailure | undefined;
const isFailure = (said: Said): said is TransmitFailure =>
  said === 'removed' || said === 'unresponsive' || said === 'lost';

/** A link to a card that says these words one after the other, and the last of them for ever. */
const scripted = (...script: readonly (Said | ((command: string) => Said))[]) => {
  const sent: string[] = [];
  const transmit: Transmit = async (command) => {
    const hex = hexOf(command);
    const next = script[Math.min(sent.length, script.length - 1)];
    sent.push(hex);
    const said = typeof next === 'function' ? next(hex) : next;
    return isFailure(said) ? err(said) : ok(bytes(said ?? ''));
  };
  return { link: createLink(transmit), sent };
};

const outcome = (answer: Awaited<ReturnType<Link['send']>>): string =>
  answer.ok ? `${hexOf(answer.value.data)} ${answer.value.sw.toString(16)}` : answer.error;

describe('one command', () => {
  it('goes as it is and its answer comes', async () => {
    const { link, sent } = scripted('aabb9000');
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
    expect(sent).toEqual(['00b0000000']);
  });

  it.each(['removed', 'unresponsive', 'lost'] as const)('%s is told', async (why) => {
    const { link } = scripted(why);
    expect(outcome(await link.send(READ))).toBe(why);
  });

  it.each(['', '90'])('an answer of %j is garbled', async (said) => {
    expect(outcome(await scripted(said).link.send(READ))).toBe('garbled');
  });
});

describe('answers in parts (61xx)', () => {
  it('are put together', async () => {
    const { link, sent } = scripted('aa6102', 'bbcc6101', 'dd9000');
    expect(outcome(await link.send(READ))).toBe('aabbccdd 9000');
    expect(sent).toEqual(['00b0000000', '00c0000002', '00c0000001']);
  });

  it('6100 asks for all there is, in a short frame', async () => {
    const { link, sent } = scripted('6100', 'aa9000');
    expect(outcome(await link.send(READ))).toBe('aa 9000');
    expect(sent[1]).toBe('00c0000000');
  });

  it('end with the status of the last', async () => {
    const { link } = scripted('aa6101', 'bb6282');
    expect(outcome(await link.send(READ))).toBe('aabb 6282');
  });

  it.each([
    ['nothing', '6100'],
    ['a byte', 'aa6101'],
    ['full frames', `${'aa'.repeat(256)}6100`],
  ])('are garbled where they have no end: %s each time', async (_, said) => {
    const { link, sent } = scripted(said);
    expect(outcome(await link.send(READ))).toBe('garbled');
    expect(sent.length).toBeLessThanOrEqual(1_000);
  });

  it('are garbled where they are longer than any file', async () => {
    const { link, sent } = scripted(`${'aa'.repeat(60_000)}6100`);
    expect(outcome(await link.send(READ))).toBe('garbled');
    expect(sent.length).toBeLessThanOrEqual(4);
  });

  it('and the card leaves in between', async () => {
    const { link } = scripted('aa6101', 'removed');
    expect(outcome(await link.send(READ))).toBe('removed');
  });
});

describe('a wrong Le (6Cxx)', () => {
  it('is put right once', async () => {
    const { link, sent } = scripted('6c04', 'aabbccdd9000');
    expect(outcome(await link.send(READ))).toBe('aabbccdd 9000');
    expect(sent).toEqual(['00b0000000', '00b0000004']);
  });

  it('6C00 means 256', async () => {
    const { link, sent } = scripted('6c00', '9000');
    await link.send({ ...READ, le: 4 });
    expect(sent[1]).toBe('00b0000000');
  });

  it('and not for ever', async () => {
    const { link, sent } = scripted('6c04');
    expect(outcome(await link.send(READ))).toBe(' 6c04');
    expect(sent).toHaveLength(2);
  });

  it('may be followed by an answer in parts', async () => {
    const { link } = scripted('6c04', 'aa6101', 'bb9000');
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
  });
});

describe('data that no short command takes', () => {
  const data = new Uint8Array(600).fill(7);
  const long: Command = { cla: 0x00, ins: 0x86, p1: 0x00, p2: 0x00, data, le: 256 };

  it('goes in a chain, and the answer to the last is the answer', async () => {
    const { link, sent } = scripted('9000', '9000', 'aabb9000');
    expect(outcome(await link.send(long))).toBe('aabb 9000');
    expect(sent.map((command) => command.slice(0, 10))).toEqual(['10860000ff', '10860000ff', '008600005a']);
    expect(sent.map((command) => command.slice(10)).join('')).toBe(`${hexOf(data)}00`);
  });

  it('the chain ends with the first refusal', async () => {
    const { link, sent } = scripted('9000', '6883');
    expect(outcome(await link.send(long))).toBe(' 6883');
    expect(sent).toHaveLength(2);
  });

  it('the chain ends where the card leaves', async () => {
    const { link, sent } = scripted('9000', 'removed', '9000');
    expect(outcome(await link.send(long))).toBe('removed');
    expect(sent).toHaveLength(2);
  });

  it('goes in one long command where the card takes them', async () => {
    const { link, sent } = scripted('9000');
    link.allowExtended(true);
    await link.send(long);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.slice(0, 14)).toBe('00860000000258');
  });

  it('255 bytes are no chain, 256 are', async () => {
    const one = scripted('9000');
    await one.link.send({ ...long, data: data.subarray(0, 255) });
    expect(one.sent).toHaveLength(1);
    const two = scripted('9000');
    await two.link.send({ ...long, data: data.subarray(0, 256) });
    expect(two.sent).toHaveLength(2);
  });
});

describe('how much is asked for at once', () => {
  const SECRET = new Uint8Array(16).fill(1);
  it.each([
    ['3des', 231],
    ['aes-128', 223],
    ['aes-192', 223],
    ['aes-256', 223],
  ] as const)('%s: %d bytes in a short frame, and their answer fits', (cipher, most) => {
    const { link } = scripted('9000');
    expect(link.readLe).toBe(256);
    const counter = new Uint8Array(cipher === '3des' ? 8 : 16);
    link.secure(createSecureMessaging(cipher, sessionKeys(SECRET, cipher), counter));
    expect(link.readLe).toBe(most);
    const size = (count: number): number =>
      new SecureChannel(cipher, SECRET).seal(0xb0, new Uint8Array(count), 0x9000).length;
    expect(size(most)).toBeLessThanOrEqual(256);
    expect(size(most + 1)).toBeGreaterThan(256);
    link.allowExtended(true);
    expect(size(link.readLe)).toBeLessThanOrEqual(65_536);
  });
});

describe('a session', () => {
  const SECRET = new Uint8Array(16).fill(1);
  /** A link with a session, and the card's end of it. */
  const secured = (answer: (peer: SecureChannel, command: Uint8Array, at: number) => Uint8Array) => {
    const peer = new SecureChannel('aes-128', SECRET);
    const sent: string[] = [];
    const link = createLink(async (command): Promise<Result<Uint8Array, TransmitFailure>> => {
      sent.push(hexOf(command));
      return ok(answer(peer, command, sent.length - 1));
    });
    link.secure(createSecureMessaging('aes-128', sessionKeys(SECRET, 'aes-128'), new Uint8Array(16)));
    return { link, sent };
  };
  const honest = (peer: SecureChannel, command: Uint8Array): Uint8Array => {
    const parsed = parseCommand(command, true);
    const plain = typeof parsed === 'number' ? parsed : peer.open(parsed);
    if (typeof plain === 'number') return bytes(plain.toString(16));
    return Uint8Array.from([...peer.seal(plain.ins, bytes('aabb'), 0x9000), 0x90, 0x00]);
  };

  it('protects every command', async () => {
    const { link, sent } = secured(honest);
    for (let count = 0; count < 3; count++) expect(outcome(await link.send(READ))).toBe('aabb 9000');
    expect(sent.every((command) => command.startsWith('0cb0'))).toBe(true);
    expect(new Set(sent).size).toBe(3);
  });

  it('an answer in parts is put together before its checksum is looked at', async () => {
    let left = new Uint8Array(0);
    const { link } = secured((peer, command) => {
      if (command[1] === 0xc0) return Uint8Array.from([...left, 0x90, 0x00]);
      const whole = honest(peer, command).slice(0, -2);
      left = whole.slice(10);
      return Uint8Array.from([...whole.subarray(0, 10), 0x61, left.length]);
    });
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
  });

  it.each(['6987', '6988', '6982', '6a82', '6700'])('the chip drops it in the clear: %s', async (said) => {
    const { link } = secured(() => bytes(said));
    expect(outcome(await link.send(READ))).toBe('session-lost');
  });

  it('"all is well" in the clear is no answer', async () => {
    const { link } = secured(() => bytes('9000'));
    expect(outcome(await link.send(READ))).toBe('garbled');
  });

  it('data in the clear is never taken for an answer', async () => {
    const { link } = secured(() => bytes('aabbcc9000'));
    expect(outcome(await link.send(READ))).toBe('garbled');
  });

  it('that the chip dropped is over: nothing more is asked, least of all in the clear', async () => {
    const { link, sent } = secured((_, __, at) => bytes(at === 0 ? '6988' : 'aabb9000'));
    await link.send(READ);
    expect(outcome(await link.send(READ))).toBe('session-lost');
    expect(sent).toHaveLength(1);
  });

  it('replaced by another begins with its keys at the next command', async () => {
    const second = new SecureChannel('aes-128', new Uint8Array(16).fill(2));
    const { link } = secured((peer, command, at) => honest(at === 0 ? peer : second, command));
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
    const keys = sessionKeys(new Uint8Array(16).fill(2), 'aes-128');
    link.secure(createSecureMessaging('aes-128', keys, new Uint8Array(16)));
    expect(outcome(await link.send(READ))).toBe('aabb 9000');
  });
});

describe('work that is done meanwhile', () => {
  const slow = (): { link: Link; answer: () => void } => {
    let answer = (): void => undefined;
    const link = createLink(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(ok(bytes('9000')));
        }),
    );
    return { link, answer: () => answer() };
  };

  it('is done while the card is busy, one piece with each command, and once', async () => {
    const { link, answer } = slow();
    const done: string[] = [];
    const first = link.meanwhile(() => done.push('first'));
    const second = link.meanwhile(() => done.push('second'));
    await turn();
    expect(done).toEqual([]);
    const one = link.send(READ);
    expect(done).toEqual([]);
    await turn();
    expect(done).toEqual(['first']);
    answer();
    expect(parseAnswer(bytes('9000'))).toEqual((await one).ok ? { data: bytes(''), sw: 0x9000 } : null);
    const two = link.send(READ);
    await turn();
    answer();
    await two;
    expect(done).toEqual(['first', 'second']);
    expect([first(), second()]).toEqual([1, 2]);
    expect([first(), second()]).toEqual([1, 2]);
    expect(done).toHaveLength(2);
  });

  it('is done at the latest when it is asked for', async () => {
    const { link, answer } = slow();
    let times = 0;
    const outcomeOf = link.meanwhile(() => ++times);
    expect(outcomeOf()).toBe(1);
    const sending = link.send(READ);
    await turn();
    answer();
    await sending;
    expect([outcomeOf(), times]).toEqual([1, 1]);
  });

  it('has any outcome, nothing among them', () => {
    const { link } = slow();
    let times = 0;
    const outcomeOf = link.meanwhile(() => {
      times++;
      return undefined;
    });
    expect([outcomeOf(), outcomeOf(), times]).toEqual([undefined, undefined, 1]);
  });

  it('is asked for while its command is still on its way', async () => {
    const { link, answer } = slow();
    let times = 0;
    const outcomeOf = link.meanwhile(() => ++times);
    const sending = link.send(READ);
    expect(outcomeOf()).toBe(1);
    await turn();
    answer();
    await sending;
    expect(times).toBe(1);
  });
});
