import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineDriver, type OpenContext, type OpenFailure } from './define.ts';
import type { Insurer } from './ports/insurer.ts';
import { err, ok, type Result } from './ports/result.ts';
import { BACK_OFF_MS, type Supervised, type SupervisedState, supervise } from './supervisor.ts';

type Opening = Result<Insurer, OpenFailure>;

/** A device that does what each test says, and counts. */
const device = () => {
  const made = {
    opens: 0,
    closes: 0,
    contexts: [] as OpenContext[],
    next: async (): Promise<Opening> => ok(port()),
  };
  const port = (): Insurer => ({
    check: async () => ({ status: 'no-answer', code: null, why: 'timeout' }),
    close: async () => void made.closes++,
  });
  const driver = defineDriver({
    kind: 'insurance',
    id: 'fake',
    label: 'Fake',
    options: z.object({ baud: z.number().default(9600) }),
    open: (_options, context) => {
      made.opens++;
      made.contexts.push(context);
      return made.next();
    },
  });
  return { made, driver, port };
};

let supervised: Supervised<'insurance'> | null = null;
let states: SupervisedState[] = [];
let ports = 0;

const begin = (
  driver: ReturnType<typeof device>['driver'],
  options: unknown = {},
): Supervised<'insurance'> => {
  supervised = supervise({
    driver,
    options,
    context: { now: () => Date.now(), secret: () => undefined, log: () => undefined },
    onState: (state) => states.push(state),
    onPort: () => ports++,
  });
  return supervised;
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  states = [];
  ports = 0;
});
afterEach(async () => {
  await supervised?.close();
  supervised = null;
  vi.useRealTimers();
});

describe('supervisor', () => {
  it('opens', async () => {
    const { driver } = device();
    const it = begin(driver);
    expect([it.state(), it.port()]).toEqual([{ status: 'opening', reason: null, since: 1000 }, null]);
    await pass(0);
    expect(it.state().status).toBe('ready');
    expect(it.port()).not.toBeNull();
    expect(ports).toBe(1);
  });

  it('tries again for ever, each time later, until the device is there', async () => {
    const { made, driver, port } = device();
    made.next = async () => err('not-found');
    const it = begin(driver);
    await pass(0);
    let tries = 1;
    for (const wait of [...BACK_OFF_MS, 5000, 5000]) {
      await pass(wait - 1);
      expect(made.opens).toBe(tries);
      await pass(1);
      expect(made.opens).toBe(++tries);
    }
    expect(it.state()).toEqual({ status: 'lost', reason: 'not-found', since: 1000 });
    made.next = async () => ok(port());
    await pass(5000);
    expect(it.state().status).toBe('ready');
    expect(states.map((state) => state.status)).toEqual(['lost', 'ready']);
  });

  it('closes what is lost and opens it again, saying so once', async () => {
    const { made, driver } = device();
    const it = begin(driver);
    await pass(20_000);
    made.contexts[0]?.lost('unplugged');
    made.contexts[0]?.lost('unplugged');
    expect(it.state()).toEqual({ status: 'lost', reason: 'unplugged', since: 21_000 });
    expect([it.port(), made.closes, made.contexts[0]?.signal.aborted]).toEqual([null, 1, true]);
    await pass(250);
    expect([it.state().status, made.opens, ports]).toEqual(['ready', 2, 2]);
    made.contexts[0]?.lost('late word of the first life');
    expect(it.state().status).toBe('ready');
  });

  it('waits longer for a device that does not stay', async () => {
    const { made, driver } = device();
    const it = begin(driver);
    await pass(0);
    made.contexts[0]?.lost('x');
    await pass(250);
    made.contexts[1]?.lost('x');
    await pass(499);
    expect(it.state().status).toBe('lost');
    await pass(1);
    expect(it.state().status).toBe('ready');
    await pass(10_000);
    made.contexts[2]?.lost('x');
    await pass(250);
    expect(it.state().status).toBe('ready');
  });

  it('closes a port that was lost while it opened', async () => {
    const { made, driver, port } = device();
    made.next = async () => {
      made.contexts.at(-1)?.lost('x');
      return ok(port());
    };
    begin(driver);
    await pass(0);
    expect([ports, made.closes]).toEqual([0, 1]);
  });

  it('gives up an attempt that hangs, and closes what comes of it', async () => {
    const { made, driver, port } = device();
    let answer = (_result: Opening): void => undefined;
    made.next = () => new Promise((resolve) => (answer = resolve));
    const it = begin(driver);
    await pass(15_000);
    expect(it.state()).toMatchObject({ status: 'lost', reason: 'unreachable' });
    expect(made.contexts[0]?.signal.aborted).toBe(true);
    answer(ok(port()));
    made.next = async () => ok(port());
    await pass(250);
    expect([it.state().status, made.closes, ports]).toEqual(['ready', 1, 1]);
  });

  it('does not open with options that do not fit', async () => {
    const { made, driver } = device();
    const it = begin(driver, { baud: 'fast' });
    await pass(60_000);
    expect([it.state().status, it.state().reason, made.opens]).toEqual([
      'misconfigured',
      expect.stringContaining('baud'),
      0,
    ]);
  });

  it('tries a misconfigured device again: a secret may be set later', async () => {
    const { made, driver, port } = device();
    made.next = async () => err('misconfigured');
    const it = begin(driver);
    await pass(0);
    expect(it.state().status).toBe('misconfigured');
    made.next = async () => ok(port());
    await pass(250);
    expect(it.state().status).toBe('ready');
  });

  it('is silent and still after close', async () => {
    const { made, driver } = device();
    const it = begin(driver);
    await pass(0);
    await it.close();
    made.contexts[0]?.lost('x');
    await pass(60_000);
    expect([made.opens, made.closes, it.port()]).toEqual([1, 1, null]);
    expect(states.map((state) => state.status)).toEqual(['ready']);
  });

  it('stops waiting when closed between attempts', async () => {
    const { made, driver } = device();
    made.next = async () => err('busy');
    const it = begin(driver);
    await pass(0);
    await it.close();
    await pass(60_000);
    expect(made.opens).toBe(1);
  });

  it('keeps going when a port does not close', async () => {
    const { made, driver } = device();
    made.next = async () =>
      ok({ check: async () => Promise.reject(), close: () => Promise.reject(new Error('stuck')) });
    const it = begin(driver);
    await pass(0);
    made.contexts[0]?.lost('x');
    await pass(250);
    expect(it.state().status).toBe('ready');
  });

  it.each(['opens', 'does not open', 'does not fit'])('has tried once the first attempt %s', async (how) => {
    const { made, driver } = device();
    if (how === 'does not open') made.next = async () => err('busy');
    const it = begin(driver, how === 'does not fit' ? { baud: 'x' } : {});
    await it.tried;
    expect(it.state().status).not.toBe('opening');
  });
});
