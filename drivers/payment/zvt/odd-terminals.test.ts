import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../tests/lab/listen.ts';
import type { ReverseIntent } from '../../ports/payment.ts';
import { FEE, forEver, markOf, mint, openMethod } from './test-method.ts';

const [ACK, DONE] = ['800000', '060f00'];
const [REGISTER, STATUS, REPEAT, SALE, REVERSAL, STOP] = ['0600', '0501', '0620', '0601', '0630', '06b0'];

/** 04 0F of a transaction: result, amount, trace, receipt and what else as hex digits. */
const told = (result: string, amount: number, trace: string, receipt: string, more = ''): string => {
  const fields = `27${result}04${String(amount).padStart(12, '0')}0b${trace}${receipt === '' ? '' : `87${receipt}`}${more}`;
  return `040f${(fields.length / 2).toString(16).padStart(2, '0')}${fields}`;
};
const OLD = told('00', 1_000, '000100', '0012');
const NEW = told('00', FEE, '000101', '0013');

/** What the terminal of the test says to a command; `cut` breaks the connection, `mute` says nothing. */
type Play = (command: string, times: number) => readonly (string | 'cut')[];

let server: Server | null = null;
const sockets = new Set<Socket>();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  server = null;
});

/** A terminal that says at once all it has to say to a command, and is asked over TCP. */
const terminalThat = async (play: Play, timeouts: object = {}) => {
  const commands: string[] = [];
  const made = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    let held = '';
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('hex');
      while (held.length >= 6) {
        const end = 6 + 2 * Number.parseInt(held.slice(4, 6), 16);
        if (held.length < end) return;
        const command = held.slice(0, 4);
        held = held.slice(end);
        if (command.startsWith('8')) continue;
        commands.push(command);
        for (const say of play(command, commands.filter((one) => one === command).length)) {
          if (say === 'cut') socket.destroy();
          else socket.write(Buffer.from(say, 'hex'));
        }
      }
    });
  });
  server = made;
  const port = await listenOnLoopback(made);
  const patience = { recover: 150, ...timeouts };
  const { method, lines } = await openMethod(`tcp://127.0.0.1:${port}`, { timeouts: patience });
  closers.push(() => method.close());
  return { method, commands, lines };
};

/** What every terminal says, where `play` says nothing of a command. */
const plain =
  (play: Play): Play =>
  (command, times) => {
    const said = play(command, times);
    if (said.length > 0) return said;
    return command === REPEAT ? [ACK, OLD, DONE] : [ACK, DONE];
  };
const saleThatSays = (...said: string[]): Play =>
  plain((command) => (command === SALE ? [ACK, ...said] : []));
const sales = (commands: readonly string[]): number => commands.filter((one) => one === SALE).length;

const chargeOn = async (play: Play, timeouts: object = {}) => {
  const { method, commands } = await terminalThat(play, timeouts);
  const fate = await method.charge(mint(), await markOf(method), () => undefined, forEver());
  expect(sales(commands)).toBeLessThanOrEqual(1);
  return { fate, commands };
};

describe('an odd terminal', () => {
  it.each([
    ['out of order by its own word', ['061e01ff'], { state: 'not-paid', why: 'not-started', fault: 'fault' }],
    ['a wrong currency', ['061e016f'], { state: 'not-paid', why: 'not-started', fault: 'refused' }],
    ['a no in its completion', [told('33', FEE, '000101', ''), DONE], { why: 'declined', reason: 'funds' }],
    [
      'a no and another in the abort',
      [told('37', FEE, '000101', ''), '061e0105'],
      { why: 'declined', reason: 'pin' },
    ],
    ['print lines and unknown commands between', ['06d1020041', '040d00', NEW, DONE], { state: 'paid' }],
    ['the same money twice', [NEW, NEW, DONE, DONE], { state: 'paid', money: [{ amount: FEE }] }],
    // It took the money, then not: the terminal shows no trace of it.
    ['a yes and then an abort', [NEW, '061e016c'], { state: 'unknown' }],
    [
      'more money than can be',
      [told('00', 999_999_999_999, '000101', '0013'), told('00', 1, '000102', '0014'), DONE],
      { state: 'unknown' },
    ],
    ['a completion and no word of money', [DONE], { state: 'not-paid', why: 'not-started' }],
    ['a yes without an amount', ['040f0627000b000101', DONE], { state: 'not-paid' }],
  ])('says %s', async (_, said, fate) => {
    expect((await chargeOn(saleThatSays(...said))).fate).toMatchObject(fate);
  });

  it('has a clock that is months ahead: when it took the money is not known', async () => {
    const [, month = '', day = ''] = new Date(Date.now() + 100 * 86_400_000).toISOString().split(/[-T]/);
    const said = told('00', FEE, '000101', '0013', `0c1200000d${month}${day}`);
    const { fate } = await chargeOn(saleThatSays(said, DONE));
    expect(fate).toMatchObject({ state: 'paid', money: [{ amount: FEE, at: null }] });
  });

  it('refuses the sale: nothing was begun', async () => {
    for (const [nak, fault] of [
      ['849c00', 'busy'],
      ['848300', 'refused'],
      ['846b00', 'fault'],
    ] as const) {
      const { fate, commands } = await chargeOn(plain((command) => (command === SALE ? [nak] : [])));
      expect(fate).toEqual({ state: 'not-paid', why: 'not-started', fault });
      expect(commands.at(-1)).toBe(SALE);
    }
  });

  it.each([
    [
      'itself, declined',
      told('33', FEE, '000101', ''),
      { state: 'not-paid', why: 'declined', reason: 'funds' },
    ],
    ['the last good one', OLD, { state: 'not-paid', why: 'not-started' }],
    ['itself, paid', NEW, { state: 'paid' }],
    ['one too many', told('00', FEE, '000102', '0014'), { state: 'unknown' }],
    ['a reversal', told('00', 1_000, '000101', '0013', '37000100'), { state: 'unknown' }],
    ['the mark with another trace', told('00', 1_000, '000101', '0012'), { state: 'unknown' }],
  ])('loses its answer and then repeats %s', async (_, repeated, fate) => {
    const play = plain((command, times) => {
      if (command === SALE) return [ACK, 'cut'];
      return command === REPEAT && times > 1 ? [ACK, repeated, DONE] : [];
    });
    expect((await chargeOn(play)).fate).toMatchObject(fate);
  });

  it.each([
    ['nothing', ['061e0183']],
    ['only its completion', [DONE]],
    ['another abort', ['061e01ff']],
  ])('loses its answer and then repeats %s: nobody knows', async (_, said) => {
    const play = plain((command, times) => {
      if (command === SALE) return ['cut'];
      return command === REPEAT && times > 1 ? [ACK, ...said] : [];
    });
    expect((await chargeOn(play)).fate).toEqual({ state: 'unknown' });
  });

  it('is silent after the sale: it is stopped, then asked', async () => {
    const { fate, commands } = await chargeOn(saleThatSays(), { card: 150, answer: 2_000 });
    expect(fate).toMatchObject({ state: 'not-paid', why: 'expired' });
    expect(commands).toContain(STOP);
  });

  it('is busy after the sale: nothing is said before it is idle', async () => {
    let asked = 0;
    const play = plain((command, times) => {
      if (command === SALE) return ['cut'];
      if (command === REPEAT && times > 1) return [ACK, NEW, DONE];
      if (command !== STATUS || times === 1) return [];
      asked++;
      return asked < 4 ? ['849c00'] : [ACK, '060f0100'];
    });
    const { fate } = await chargeOn(play, { card: 60_000 });
    expect(fate).toMatchObject({ state: 'paid' });
    expect(asked).toBe(4);
  });

  it('asks for an initialisation, and gets it before the sale', async () => {
    const play = plain((command, times) => {
      if (command === REGISTER && times === 2) return [ACK, '060f021901'];
      return command === SALE ? [ACK, NEW, DONE] : [];
    });
    const { fate, commands } = await chargeOn(play);
    expect(fate).toMatchObject({ state: 'paid' });
    expect(commands).toContain('0693');
  });

  it('holds no receipt before an older one comes to light: that is not the charge', async () => {
    const play = plain((command, times) => {
      if (command === SALE) return ['cut'];
      if (command !== REPEAT) return [];
      return times === 1 ? [ACK, '061e0183'] : [ACK, NEW, DONE];
    });
    expect((await chargeOn(play)).fate).toEqual({ state: 'unknown' });
  });

  it.each([
    ['ready', [ACK, DONE], 'ready'],
    ['ready, and says so', [ACK, '060f0100'], 'ready'],
    ['with a card in it', [ACK, '060f01dc'], 'busy'],
    ['out of order', [ACK, '060f01df'], 'fault'],
    ['in need of an initialisation', [ACK, '060f0151'], 'ready'],
    ['busy', ['849c00'], 'busy'],
    ['no terminal at all', ['48545450'], 'offline'],
  ])('is %s', async (_, said, status) => {
    const { method, commands } = await terminalThat((command) => (command === STATUS ? said : []));
    expect(await method.status(forEver())).toBe(status);
    expect(commands).toEqual([STATUS]);
  });

  it('that cannot repeat a receipt gives no mark', async () => {
    for (const said of [['848300'], [ACK, DONE], [ACK, '061e01ff']]) {
      const { method } = await terminalThat(plain((command) => (command === REPEAT ? said : [])));
      expect(await method.mark(forEver())).toBe('unreachable');
    }
  });
});

describe('a reversal on an odd terminal', () => {
  const money = { id: '100', amount: 1_000, at: null, receipt: '12', card: null };
  const intent = (): ReverseIntent => ({ ...mint(), charge: mint(), money, again: true });
  const reverseOn = async (play: Play) => {
    const { method, commands } = await terminalThat(play);
    const fate = await method.reverse(intent(), forEver());
    return { fate, times: commands.filter((one) => one === REVERSAL).length };
  };

  it.each([
    ['of the last sale, whatever is asked for', [ACK, NEW, DONE], { state: 'unknown' }],
    ['that was made before', [ACK, '061e01b4'], { state: 'reversed' }],
    ['that was made before (refused)', ['84b400'], { state: 'reversed' }],
    ['that is not possible', [ACK, '061e01b5'], { state: 'not-reversed', why: 'refused' }],
    ['it has no time for', ['849c00'], { state: 'not-reversed', why: 'not-started' }],
    ['without a word', [ACK, DONE], { state: 'unknown' }],
  ])('%s', async (_, said, fate) => {
    const made = await reverseOn(plain((command) => (command === REVERSAL ? said : [])));
    expect(made).toEqual({ fate, times: 1 });
  });

  it('is not made where the same receipt stands under another trace', async () => {
    const again = told('00', 1_000, '000105', '0012');
    const made = await reverseOn(plain((command) => (command === REPEAT ? [ACK, again, DONE] : [])));
    expect(made).toEqual({ fate: { state: 'unknown' }, times: 0 });
  });
});
