import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestRegister, until } from './test-register.ts';
import { type LabZvt, startZvtTerminal } from './zvt.ts';

const REGISTER = '06 00 08 00 00 00 08 07 04 03 00';
const PAY_150_000 = '06 01 0A 04 00 00 00 15 00 00 49 07 04';
const ABORT = '06 B0 00';
const REPEAT = '06 20 03 00 00 00';
const STATUS = '05 01 03 00 00 00';
const END_OF_DAY = '06 50 03 00 00 00';
const COMPLETION = '060f';
const END_BY_TERMINAL = '061e';
const STATUS_INFORMATION = '040f';

let terminal: LabZvt;
const registers: TestRegister[] = [];
beforeAll(async () => {
  terminal = await startZvtTerminal({ now: () => Date.parse('2026-11-22T01:12:00Z') });
});
afterEach(async () => {
  for (const register of registers.splice(0)) await register.hangUp();
  terminal.watch(null);
  await terminal.reset();
});
afterAll(() => terminal.close());

const connected = async (): Promise<TestRegister> => {
  const register = await TestRegister.connect(terminal.port);
  registers.push(register);
  return register;
};
const introduced = async (): Promise<TestRegister> => {
  const register = await connected();
  await register.ask(REGISTER, COMPLETION);
  return register;
};
/** Numbers of a status information, where they stand one after the other. */
const numbersOf = (status: string | null) =>
  /0b(?<trace>\d{6})(?:37(?<original>\d{6}))?87(?<receipt>\d{4})88/.exec(status ?? '')?.groups;
const receiptOf = (status: string | null): string | undefined => numbersOf(status)?.receipt;
const amounts = (): string[] => terminal.ledger().map(({ kind, amount }) => `${kind} ${amount}`);
const reversal = (receipt: string | undefined): string => `06 30 06 00 00 00 87 ${receipt}`;

describe('a sale', () => {
  it('is acknowledged, told step by step and ends with its status', async () => {
    terminal.customer({ does: 'pays' });
    const register = await introduced();
    register.heard.length = 0;
    expect(await register.ask(PAY_150_000, COMPLETION)).toBe('060f00');
    const [ack, ...said] = register.heard;
    expect(ack).toBe('800000');
    expect(said.slice(0, 6)).toEqual([
      '04ff010a',
      '04ff010e',
      '04ff0101',
      '04ff0104',
      '04ff011c',
      '04ff010b',
    ]);
    const status = said[6] ?? '';
    expect(status).toMatch(/^040fff....2700/);
    expect(status).toContain('040000001500004907040c0812000d1122');
    expect(status).toContain('22f0f8411111eeeeee1111');
    expect(status).toContain(`8bf0f5${Buffer.from('VISA\0').toString('hex')}`);
    expect(terminal.ledger()).toEqual([
      { kind: 'charge', key: null, amount: 150_000, id: expect.any(String), at: expect.any(Number) },
    ]);
  });

  it('is refused to a register that did not introduce itself, or in another currency', async () => {
    terminal.customer({ does: 'pays' });
    const register = await connected();
    expect(await register.ask(PAY_150_000, '84')).toBe('846b00');
    expect(await register.ask('06 00 06 00 00 00 08 09 78', '84')).toBe('846f00');
    await register.ask(REGISTER, COMPLETION);
    expect(await register.ask('06 01 0A 04 00 00 00 15 00 00 49 09 78', '061e')).toBe('061e016f');
    expect(await register.ask('06 01 07 04 00 00 00 00 00 00', '061e')).toBe('061e01c8');
    expect(await register.ask('06 01 03 04 00 0a', '84')).toBe('849a00');
    expect(await register.ask('0f 10 00', '84')).toBe('848300');
    expect(terminal.ledger()).toEqual([]);
  });

  it('tells no steps where none were asked for', async () => {
    terminal.customer({ does: 'pays' });
    const register = await connected();
    await register.ask('06 00 08 00 00 00 00 07 04 03 00', COMPLETION);
    register.heard.length = 0;
    await register.ask(PAY_150_000, COMPLETION);
    expect(register.heard.map((message) => message.slice(0, 4))).toEqual(['8000', '040f', '060f']);
  });

  it.each([
    ['funds', '33'],
    ['card', '64'],
    ['pin', '37'],
    ['bank', '05'],
  ] as const)('that is declined for %s has a status with %s', async (reason, code) => {
    terminal.customer({ does: 'is-declined', reason });
    const register = await introduced();
    expect(await register.ask(PAY_150_000, END_BY_TERMINAL)).toBe(`061e01${code}`);
    expect(await register.hear(STATUS_INFORMATION)).toContain(`27${code}04000000150000`);
    expect(terminal.ledger()).toEqual([]);
  });

  it('that the customer cancels ends without a status', async () => {
    terminal.customer({ does: 'cancels' });
    const register = await introduced();
    expect(await register.ask(PAY_150_000, END_BY_TERMINAL)).toBe('061e016c');
    expect(register.heard.some((message) => message.startsWith(STATUS_INFORMATION))).toBe(false);
  });

  it('that nobody pays is given up', async () => {
    const hasty = await startZvtTerminal({ giveUpMs: 10 });
    const register = await TestRegister.connect(hasty.port);
    await register.ask(REGISTER, COMPLETION);
    expect(await register.ask(PAY_150_000, END_BY_TERMINAL)).toBe('061e016c');
    await register.hangUp();
    await hasty.close();
  });

  it('may be paid with another amount', async () => {
    terminal.customer({ does: 'pays', amount: 149_000 });
    const register = await introduced();
    await register.ask(PAY_150_000, COMPLETION);
    expect(await register.hear(STATUS_INFORMATION)).toContain('04000000149000');
  });

  it('of a terminal whose bank was slow comes late, and not twice', async () => {
    const register = await introduced();
    const coming = register.ask(PAY_150_000, COMPLETION);
    await register.hear('04ff010a');
    terminal.pay(null, 150_000);
    expect(await coming).toBe('060f00');
    expect(amounts()).toEqual(['charge 150000']);
  });
});

describe('an abort', () => {
  it('ends a sale that waits for a card', async () => {
    const register = await introduced();
    const ended = register.ask(PAY_150_000, END_BY_TERMINAL);
    await register.hear('04ff010a');
    expect(await register.ask(ABORT, '8000')).toBe('800000');
    expect(await ended).toBe('061e016c');
    terminal.customer({ does: 'pays' });
    expect(await register.ask(PAY_150_000, COMPLETION)).toBe('060f00');
  });

  it('comes too late once the bank was asked', async () => {
    terminal.customer({ does: 'pays' });
    terminal.holdBank(true);
    const register = await introduced();
    const ended = register.ask(PAY_150_000, COMPLETION);
    await register.hear('04ff0104');
    expect(await register.ask(ABORT, '8000')).toBe('800000');
    expect(terminal.stage).toBe('bank-asked');
    terminal.holdBank(false);
    expect(await ended).toBe('060f00');
    expect(amounts()).toEqual(['charge 150000']);
  });

  it('without a sale is acknowledged', async () => {
    const register = await introduced();
    expect(await register.ask(ABORT, '8000')).toBe('800000');
  });
});

describe('the journal', () => {
  it('counts receipts on and repeats the last one in another connection', async () => {
    terminal.customer({ does: 'pays' });
    const first = await introduced();
    await first.ask(PAY_150_000, COMPLETION);
    const one = await first.hear(STATUS_INFORMATION);
    await first.hangUp();
    const second = await introduced();
    await second.ask(REPEAT, COMPLETION);
    expect(await second.hear(STATUS_INFORMATION)).toBe(one);
    await second.ask(PAY_150_000, COMPLETION);
    const two = second.heard.findLast((message) => message.startsWith(STATUS_INFORMATION)) ?? '';
    expect(Number(receiptOf(two))).toBe(Number(receiptOf(one)) + 1);
  });

  it('has nothing to repeat at first, and nothing of what was declined', async () => {
    terminal.customer({ does: 'is-declined', reason: 'bank' });
    const register = await introduced();
    await register.ask(PAY_150_000, END_BY_TERMINAL);
    expect(await register.ask(REPEAT, END_BY_TERMINAL)).toBe('061e0183');
  });

  it('reverses a receipt once', async () => {
    terminal.customer({ does: 'pays' });
    const register = await introduced();
    await register.ask(PAY_150_000, COMPLETION);
    const sale = await register.hear(STATUS_INFORMATION);
    const receipt = receiptOf(sale);
    register.heard.length = 0;
    expect(await register.ask(reversal(receipt), COMPLETION)).toBe('060f00');
    const back = await register.hear(STATUS_INFORMATION);
    expect(numbersOf(sale)).toMatchObject({ trace: expect.any(String), original: undefined });
    expect(numbersOf(back)?.original).toBe(numbersOf(sale)?.trace);
    expect(await register.ask(reversal(receipt), END_BY_TERMINAL)).toBe('061e01b4');
    expect(await register.ask(reversal('9999'), END_BY_TERMINAL)).toBe('061e01b5');
    expect(amounts()).toEqual(['charge 150000', 'reversal 150000']);
  });

  it('is closed at the end of the day', async () => {
    terminal.customer({ does: 'pays' });
    const register = await introduced();
    await register.ask(PAY_150_000, COMPLETION);
    const receipt = receiptOf(await register.hear(STATUS_INFORMATION));
    await register.ask(PAY_150_000, COMPLETION);
    register.heard.length = 0;
    expect(await register.ask(END_OF_DAY, COMPLETION)).toBe('060f00');
    const totals = await register.hear(STATUS_INFORMATION);
    expect(totals).toContain('04000000300000490704');
    expect(totals).toContain(`60f0f5f3${receipt}`);
    expect(totals).toContain('02000000300000');
    expect(await register.ask(reversal(receipt), END_BY_TERMINAL)).toBe('061e01b5');
    register.heard.length = 0;
    await register.ask(END_OF_DAY, COMPLETION);
    expect(await register.hear(STATUS_INFORMATION)).toContain('04000000000000490704');
  });

  it('takes money late and unasked', async () => {
    const register = await introduced();
    terminal.pay(null, 42_000);
    await register.ask(REPEAT, COMPLETION);
    expect(await register.hear(STATUS_INFORMATION)).toContain('04000000042000');
    expect(amounts()).toEqual(['charge 42000']);
  });
});

describe('states', () => {
  it('are told with and without the software version', async () => {
    const register = await connected();
    expect(await register.ask(STATUS, COMPLETION)).toMatch(/^060f0bf0f0f7(..){7}00$/);
    expect(await register.ask('05 01 05 00 00 00 03 02', '060f01')).toBe('060f0100');
  });

  it('a log-off and a diagnosis are answered', async () => {
    const register = await introduced();
    expect(await register.ask('06 70 00', '060f00')).toBe('060f00');
    expect(await register.ask('06 02 00', '8000')).toBe('800000');
    expect(await register.ask(REPEAT, '84')).toBe('846b00');
  });

  it('a sale under way makes it busy, for every register', async () => {
    const first = await introduced();
    const ended = first.ask(PAY_150_000, '060f00');
    await first.hear('04ff010a');
    expect(await first.ask(STATUS, '84')).toBe('849c00');
    expect(await first.ask(PAY_150_000, '84')).toBe('849c00');
    terminal.customer({ does: 'pays' });
    expect(await ended).toBe('060f00');
    expect(amounts()).toEqual(['charge 150000']);
  });

  it('a second register is served when the first has gone', async () => {
    const first = await introduced();
    const second = await connected();
    second.send(REGISTER);
    await first.ask(STATUS, COMPLETION);
    expect(second.heard).toEqual([]);
    await first.hangUp();
    expect(await second.hear(COMPLETION)).not.toBeNull();
  });
});

describe('a register that goes away', () => {
  it('before the card was in ends the sale', async () => {
    const register = await introduced();
    register.send(PAY_150_000);
    await register.hear('04ff010a');
    await register.hangUp();
    const next = await introduced();
    await until(() => terminal.stage === null);
    expect(await next.ask(REPEAT, END_BY_TERMINAL)).toBe('061e0183');
  });

  it('after the card was in leaves a sale that goes on and stands as the last one', async () => {
    terminal.customer({ does: 'pays' });
    terminal.holdBank(true);
    const register = await introduced();
    register.send(PAY_150_000);
    await register.hear('04ff0104');
    await register.hangUp();
    const next = await connected();
    expect(await next.ask(STATUS, '84')).toBe('849c00');
    terminal.holdBank(false);
    await until(() => terminal.stage === null);
    await next.ask(REGISTER, '060f');
    await next.ask(REPEAT, '060f00');
    expect(await next.hear(STATUS_INFORMATION)).toContain('04000000150000');
    expect(amounts()).toEqual(['charge 150000']);
  });

  it('without a word is given up', async () => {
    const strict = await startZvtTerminal({ ackMs: 20 });
    const register = await TestRegister.connect(strict.port);
    register.acknowledges = false;
    expect(await register.ask(REGISTER, COMPLETION)).not.toBeNull();
    await register.broken();
    await strict.close();
  });
});
