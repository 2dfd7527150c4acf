import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestRegister, until } from './test-register.ts';
import { type LabZvt, startZvtTerminal } from './zvt.ts';

const REGISTER = '06 00 08 00 00 00 08 07 04 03 00';
const PAY_150_000 = '06 01 0A 04 00 00 00 15 00 00 49 07 04';
const REPEAT = '06 20 03 00 00 00';
const message = 'zvt:authorisation';

let terminal: LabZvt;
const registers: TestRegister[] = [];
beforeAll(async () => {
  terminal = await startZvtTerminal();
});
afterEach(async () => {
  for (const register of registers.splice(0)) await register.hangUp();
  terminal.watch(null);
  await terminal.reset();
});
afterAll(() => terminal.close());

const introduced = async (): Promise<TestRegister> => {
  const register = await TestRegister.connect(terminal.port);
  registers.push(register);
  await register.ask(REGISTER, '060f');
  register.heard.length = 0;
  terminal.customer({ does: 'pays' });
  return register;
};
const kinds = ({ heard }: TestRegister): string[] => heard.map((one) => one.slice(0, 4));
const charged = (): number[] => terminal.ledger().map(({ amount }) => amount);

describe('faults', () => {
  it('lose-answer: the sale is made, and the line breaks before its result', async () => {
    const register = await introduced();
    await terminal.setFault('lose-answer', { message });
    expect(await register.ask(PAY_150_000, '040f')).toBeNull();
    expect(charged()).toEqual([150_000]);
    const next = await introduced();
    await next.ask(REPEAT, '060f');
    expect(await next.hear('040f')).toContain('04000000150000');
    expect(await next.ask(PAY_150_000, '060f')).toBe('060f00');
  });

  it('lose-answer of the completion alone: the result was heard', async () => {
    const register = await introduced();
    await terminal.setFault('lose-answer', { message: 'zvt:completion' });
    expect(await register.ask(PAY_150_000, '060f')).toBeNull();
    expect(kinds(register)).toContain('040f');
    expect(charged()).toEqual([150_000]);
  });

  it('lose-request: nothing is done, so often as was said', async () => {
    await terminal.setFault('lose-request', { message, times: 2 });
    for (let time = 0; time < 2; time++) {
      const register = await introduced();
      expect(await register.ask(PAY_150_000, '8000')).toBeNull();
    }
    expect(charged()).toEqual([]);
    const register = await introduced();
    expect(await register.ask(PAY_150_000, '060f')).toBe('060f00');
  });

  it('delay: the money has moved before the result comes', async () => {
    const register = await introduced();
    await terminal.setFault('delay', { message, delayMs: 30 });
    const ended = register.ask(PAY_150_000, '060f');
    await register.hear('04ff010b');
    expect(charged()).toEqual([150_000]);
    expect(await ended).toBe('060f00');
  });

  it('double: result and completion come twice', async () => {
    const register = await introduced();
    await terminal.setFault('double', { message });
    register.send(PAY_150_000);
    await register.count(11);
    expect(kinds(register).slice(7)).toEqual(['040f', '040f', '060f', '060f']);
    expect(charged()).toEqual([150_000]);
  });

  it('disorder: the completion comes before the result', async () => {
    const register = await introduced();
    await terminal.setFault('disorder', { message });
    await register.ask(PAY_150_000, '040f');
    expect(kinds(register).slice(7)).toEqual(['060f', '040f']);
  });

  it('wrong-amount: another one is taken, and said; a registration is no charge', async () => {
    await terminal.setFault('wrong-amount');
    const register = await introduced();
    await register.ask(PAY_150_000, '060f');
    expect(await register.hear('040f')).toContain('04000000149000');
    expect(charged()).toEqual([149_000]);
  });

  it('nonsense: an unknown message and a cut status, and no end', async () => {
    const register = await introduced();
    await terminal.setFault('nonsense', { message });
    const cut = await register.ask(PAY_150_000, '040f');
    expect(kinds(register).slice(7)).toEqual(['dead', '040f']);
    expect(cut).toContain('04fa');
    expect(charged()).toEqual([150_000]);
  });

  it('away: nobody listens until it is back, under the same port', async () => {
    const register = await introduced();
    await terminal.setFault('away');
    await register.broken();
    await expect(TestRegister.connect(terminal.port)).rejects.toThrow('ECONNREFUSED');
    await terminal.setFault(null);
    expect(await (await introduced()).ask(PAY_150_000, '060f')).toBe('060f00');
  });

  it('a refusal can be lost, late, doubled or nonsense as well', async () => {
    const register = await introduced();
    await terminal.setFault('double', { message: 'zvt:unknown' });
    register.send('0f 10 00');
    await register.count(2);
    expect(register.heard).toEqual(['848300', '848300']);
    await terminal.setFault('nonsense', { message: 'zvt:abort' });
    expect(await register.ask('06 b0 00', 'dead')).not.toBeNull();
    await terminal.setFault('delay', { message: 'zvt:abort', delayMs: 1 });
    expect(await register.ask('06 b0 00', '8000')).toBe('800000');
    await terminal.setFault('lose-answer', { message: 'zvt:abort' });
    expect(await register.ask('06 b0 00', '8000')).toBeNull();
  });
});

it('tells the watch of each message before and after', async () => {
  const register = await introduced();
  const told: string[] = [];
  terminal.watch((when, name) => told.push(`${when} ${name.slice(4)} ${terminal.ledger().length}`));
  await register.ask(PAY_150_000, '060f');
  expect(told.filter((one) => !one.includes('intermediate'))).toEqual([
    'before authorisation 0',
    'before status-information 1',
    'after status-information 1',
    'before completion 1',
    'after completion 1',
    'after authorisation 1',
  ]);
  expect(told.filter((one) => one === 'before intermediate 0')).toHaveLength(4);
});

it('a register that is killed while it is told is one that went away', async () => {
  const register = await introduced();
  terminal.holdBank(true);
  let intermediates = 0;
  terminal.watch((when, name) => {
    if (when === 'after' && name === 'zvt:intermediate') intermediates += 1;
    if (intermediates === 4) void register.hangUp();
  });
  register.send(PAY_150_000);
  await register.broken();
  terminal.holdBank(false);
  await until(() => charged().length > 0);
  expect(charged()).toEqual([150_000]);
});
