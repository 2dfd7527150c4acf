import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

const signal = new AbortController().signal;

/** Works that end when the test says so. */
const works = () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
};

describe('a gate', () => {
  it('lets so many in, and the next when one leaves', async () => {
    const gate = createGate(2);
    const { begun, work, end } = works();
    const all = ['a', 'b', 'c', 'd'].map((name) => gate.pass(work(name), signal));
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await all[1];
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await Promise.all([all[0], all[2]]);
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets nobody begin whose signal is aborted, waiting or not', async () => {
    const gate = createGate(1);
    const { begun, work, end } = works();
    const first = gate.pass(work('a'), signal);
    const abort = new AbortController();
    const second = gate.pass(work('b'), abort.signal);
    const third = gate.pass(work('c'), signal);
    abort.abort();
    expect(await second).toBeNull();
    expect(await gate.pass(work('d'), AbortSignal.abort())).toBeNull();
    end('a');
    await first;
    end('c');
    expect(await third).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });

  it('goes on after a work that failed', async () => {
    const gate = createGate(1);
    await expect(gate.pass(() => Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
    expect(await gate.pass(async () => 'next', signal)).toBe('next');
  });
});
