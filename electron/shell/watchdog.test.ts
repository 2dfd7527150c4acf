import { describe, expect, it } from 'vitest';
import { createWatchdog, hostTiming as timing } from './watchdog.ts';

/** A clock that the test moves; `stall` lets time pass while nothing runs, as when the shell itself hangs. */
function clock() {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after(delay: number, call: () => void) {
      const timer = { at: now + delay, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    stall: (by: number) => {
      now += by;
    },
    pass(by: number) {
      const end = now + by;
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = Math.max(now, end);
    },
  };
}

function watched() {
  const time = clock();
  const said: string[] = [];
  const dog = createWatchdog(timing, time, {
    restart: (reason) => said.push(`restart ${reason}`),
    giveUp: (reason) => said.push(`give up ${reason}`),
  });
  const alive = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += 250) {
      dog.beat();
      time.pass(250);
    }
  };
  return { time, said, dog, alive };
}

describe('watchdog', () => {
  it('leaves alone what beats', () => {
    const { said, dog, alive } = watched();
    dog.start();
    alive(600_000);
    expect(said).toEqual([]);
  });

  it('restarts after the silence, not before', () => {
    const { time, said, dog, alive } = watched();
    dog.start();
    alive(1000);
    time.pass(timing.silence - 251);
    expect(said).toEqual([]);
    time.pass(1);
    expect(said).toEqual(['restart silent']);
  });

  it('gives a start its grace', () => {
    const { time, said, dog } = watched();
    dog.start();
    time.pass(timing.grace - 1);
    expect(said).toEqual([]);
    time.pass(1);
    expect(said).toEqual(['restart silent']);
  });

  it('restarts at once what is known to be dead', () => {
    const { said, dog } = watched();
    dog.start();
    dog.died('exit');
    expect(said).toEqual(['restart exit']);
  });

  it('gives up when the budget is spent and then tries once a minute', () => {
    const { time, said, dog } = watched();
    dog.start();
    for (let i = 0; i <= timing.restarts; i++) dog.died('exit');
    expect(said).toEqual([...Array(timing.restarts).fill('restart exit'), 'give up exit']);
    dog.died('exit');
    dog.beat();
    expect(said).toHaveLength(timing.restarts + 1);
    time.pass(timing.retry);
    expect(said.at(-1)).toBe('restart retry');
    dog.died('exit');
    expect(said.at(-1)).toBe('give up exit');
  });

  it('has its whole budget again after a quiet time', () => {
    const { said, dog, alive } = watched();
    dog.start();
    for (let i = 0; i <= timing.restarts; i++) dog.died('exit');
    const before = said.length;
    dog.stop();
    dog.start();
    alive(timing.within);
    for (let i = 0; i < timing.restarts; i++) dog.died('exit');
    expect(said.slice(before)).toEqual(Array(timing.restarts).fill('restart exit'));
  });

  it('blames nobody for its own sleep', () => {
    const { time, said, dog, alive } = watched();
    dog.start();
    alive(1000);
    time.stall(30_000);
    time.pass(0);
    expect(said).toEqual([]);
    time.pass(timing.silence);
    expect(said).toEqual(['restart silent']);
  });

  it('is quiet once stopped', () => {
    const { time, said, dog } = watched();
    dog.start();
    dog.stop();
    dog.died('exit');
    time.pass(timing.grace * 10);
    expect(said).toEqual([]);
  });
});
