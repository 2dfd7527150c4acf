import { randomUUID } from 'node:crypto';
import type { Intent, Journal } from '../../electron/host/journal/journal.ts';

/** One life of the host: from its start to a crash, after which nothing of it reaches the world any more. */
export interface Life {
  dead: boolean;
  /** Dies at the n-th write or message from now on, before or after it; null: lives. */
  fuse: Fuse | null;
}
export interface Fuse {
  readonly at: 'write' | 'message';
  left: number;
  readonly when: 'before' | 'after';
}

export const newLife = (): Life => ({ dead: false, fuse: null });

/** Runs what touches the world: it happens, or the host is dead before it, or right after it. */
function through<T>(life: Life, at: Fuse['at'], effect: () => T, none: () => T): T {
  if (life.dead) return none();
  const { fuse } = life;
  if (fuse?.at !== at) return effect();
  fuse.left -= 1;
  if (fuse.left > 0) return effect();
  if (fuse.when === 'before') {
    life.dead = true;
    return none();
  }
  const value = effect();
  life.dead = true;
  return value;
}

const NEVER = new Promise<never>(() => undefined);

/** What a host that is dead hears: nothing, for ever. */
const alive = async <T>(life: Life, answer: Promise<T>): Promise<T> => {
  const value = await answer;
  return life.dead ? NEVER : value;
};

/** A device or a system as this life of the host sees it. */
export function seenBy<T extends object>(life: Life, system: T): T {
  return new Proxy(system, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        const heard = args.map((one) =>
          typeof one === 'function'
            ? (...said: readonly unknown[]): unknown => (life.dead ? undefined : one(...said))
            : one,
        );
        const call = (): Promise<unknown> => Promise.resolve(Reflect.apply(value, target, heard));
        return alive(
          life,
          through<Promise<unknown>>(life, 'message', call, () => NEVER),
        );
      };
    },
  });
}

/**
 * The journal as this life of the host sees it: nothing is written once it is dead. `book` keeps what was ever written,
 * whatever the journal forgets.
 */
export function writtenBy(life: Life, journal: Journal, book: Map<string, Intent>): Journal {
  const write = <T>(effect: () => T, none: () => T): T =>
    through(
      life,
      'write',
      () => {
        const value = effect();
        for (const intent of journal.kept()) book.set(intent.id, intent);
        return value;
      },
      none,
    );
  return {
    ...journal,
    open: (kind, visit, payload) => write(() => journal.open(kind, visit, payload), randomUUID),
    close: (intent, kind, outcome, payload, next = []) =>
      write(
        () => journal.close(intent, kind, outcome, payload, next),
        () => next.map(() => randomUUID()),
      ),
    closeAll: (ends) =>
      write(
        () => journal.closeAll(ends),
        () => undefined,
      ),
    isOpen: (intent) => !life.dead && journal.isOpen(intent),
    prints: (key) => (life.dead ? [] : journal.prints(key)),
    openOf: (kind) => (life.dead ? [] : journal.openOf(kind)),
    kept: () => (life.dead ? [] : journal.kept()),
    keptOf: (visit) => (life.dead ? [] : journal.keptOf(visit)),
    find: (intent) => (life.dead ? null : journal.find(intent)),
    forget: (visit) => {
      if (!life.dead) journal.forget(visit);
    },
    forgetAllBut: (visits) => {
      if (!life.dead) journal.forgetAllBut(visits);
    },
    forgetBefore: (at) => {
      if (!life.dead) journal.forgetBefore(at);
    },
  };
}
