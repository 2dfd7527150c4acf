/** What befalls a message: `lost`: done, and the answer never comes. `unreached`: nothing was done. `late`: done, and the answer waits. */
export const MOODS = ['ok', 'lost', 'unreached', 'late'] as const;
export type Mood = (typeof MOODS)[number];

interface Pending {
  /** The answer itself. */
  readonly arrive: () => void;
  /** Whoever waits has given up. */
  readonly giveUp: () => void;
}

/** A network that a test owns: all goes well until it is told otherwise. */
export interface Wire {
  /** So many messages in this mood, then all is well. */
  expect(mood: Mood, times: number): void;
  /** Carries one question. `lost` is what the caller makes of silence, `unreached` of a door that is shut. */
  ask<T>(effect: () => T, otherwise: { readonly lost: T; readonly unreached: T }): Promise<T>;
  /** An answer that comes by itself later on (the end of a charge). */
  answer<T>(value: T, lost: T, resolve: (value: T) => void): void;
  /** Late answers arrive, or are given up by whoever waits. */
  arrive(): void;
  giveUp(): void;
}

export function createWire(): Wire {
  let mood: Mood = 'ok';
  let left = 0;
  let pending: Pending[] = [];
  const next = (): Mood => {
    if (left === 0) return 'ok';
    left -= 1;
    return mood;
  };
  const settle = (how: keyof Pending): void => {
    const now = pending;
    pending = [];
    for (const one of now) one[how]();
  };
  const later = <T>(value: T, lost: T, resolve: (value: T) => void): void => {
    pending.push({ arrive: () => resolve(value), giveUp: () => resolve(lost) });
  };
  return {
    expect(what, times) {
      mood = what;
      left = times;
    },
    async ask(effect, { lost, unreached }) {
      const befalls = next();
      if (befalls === 'unreached') return unreached;
      const value = effect();
      if (befalls === 'lost') return lost;
      return befalls === 'ok' ? value : new Promise((resolve) => later(value, lost, resolve));
    },
    answer(value, lost, resolve) {
      const befalls = next();
      if (befalls === 'late') later(value, lost, resolve);
      else resolve(befalls === 'ok' ? value : lost);
    },
    arrive: () => settle('arrive'),
    giveUp: () => settle('giveUp'),
  };
}
