import type { PageTimers } from '../camera/timers.ts';
import { type Burst, damageOf, GAP_MS, isCode, MOST, NO_BURST } from './burst.ts';

/** What is used of a KeyboardEvent. */
export interface WedgeKey {
  readonly key: string;
  readonly timeStamp: number;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

const write = (character: string) => (before: Burst) => ({
  ...before,
  text: before.text.length > MOST ? before.text : before.text + character,
});
const takeBack = (before: Burst): Burst => ({ ...before, text: before.text.slice(0, -1), rewritten: true });
const lose = (before: Burst): Burst => ({ ...before, lost: before.lost + 1 });
/** Control and Alt together are AltGr, which writes. */
const isShortcut = ({ ctrlKey, altKey, metaKey }: WedgeKey): boolean => metaKey || ctrlKey !== altKey;

/** The window, before anything on the page hears of a key. */
export interface WedgeTarget {
  addEventListener(type: 'keydown' | 'keypress', listener: (event: WedgeKey) => void, capture: true): void;
  removeEventListener(type: 'keydown' | 'keypress', listener: (event: WedgeKey) => void, capture: true): void;
}

export interface WedgeSetup {
  /** A code as it was typed. `altered`: an input method has composed letters of it. */
  onCode(text: string, altered: boolean): void;
  /** A code lost characters: what is left is not told, it may look like another one. */
  onLost(): void;
  readonly timers: PageTimers;
}

const ENDS = ['Enter', 'Tab'];
/** The line feed that some scanners type as a control character, `Ctrl+J`, and their `Ctrl+M`. */
const END_CHARACTERS = ['j', 'm'];
/** A key that an input method, or a driver, has taken. */
const TAKEN = ['Process', 'Dead', 'Compose'];
/** A timer so late means that the page was busy, and that keys may wait to be heard. */
const BUSY_MS = 20;

/**
 * Hears a scanner that types like a keyboard. Every key that writes something belongs to it, so that nothing is ever typed
 * into the page: patients type on the screen. Arrows, Escape, and Enter, Tab and Space outside a code are left alone.
 * @returns gives the keys back
 */
export function listenToWedge(target: WedgeTarget, { onCode, onLost, timers }: WedgeSetup): () => void {
  let burst: Burst = NO_BURST;
  let lastAt = Number.NEGATIVE_INFINITY;
  let endedAt = Number.NEGATIVE_INFINITY;
  /** The last key was without a name: its character may still come, as that of a packet of Windows does. */
  let unnamed = false;
  let stopSilence = (): void => undefined;

  const isEmpty = (): boolean => burst === NO_BURST;

  function drop(): void {
    stopSilence();
    burst = NO_BURST;
    unnamed = false;
  }

  function finish(end: 'key' | 'silence'): void {
    const done = burst;
    drop();
    if (!isCode(done, end)) return;
    const damage = damageOf(done);
    if (damage === 'lost-characters') onLost();
    else onCode(done.text, damage === 'telex');
  }

  function waitForSilence(): void {
    stopSilence();
    const due = timers.now() + GAP_MS;
    stopSilence = timers.after(GAP_MS, () => {
      if (timers.now() - due > BUSY_MS) waitForSilence();
      else finish('silence');
    });
  }

  /** Goes on with the burst, or begins one where the last key is too long ago. */
  function put(next: (before: Burst) => Burst, at: number): void {
    if (at - lastAt >= GAP_MS && !isEmpty()) finish('silence');
    lastAt = at;
    unnamed = false;
    burst = next(burst);
    waitForSilence();
  }

  /** Answers whether the key belongs to the scanner. */
  function take(event: WedgeKey): boolean {
    const { key, timeStamp: at, ctrlKey } = event;
    const within = at - lastAt < GAP_MS && !isEmpty();
    if (ENDS.includes(key) || (ctrlKey && END_CHARACTERS.includes(key.toLowerCase()))) {
      if (within) {
        endedAt = at;
        finish('key');
      }
      return within || at - endedAt < GAP_MS;
    }
    if (event.isComposing || TAKEN.includes(key)) {
      put(lose, at);
      return true;
    }
    if (key === 'Unidentified') {
      put(lose, at);
      unnamed = true;
      return false;
    }
    if (key === 'Backspace') {
      if (within) put(takeBack, at);
      return within;
    }
    if ([...key].length !== 1 || (key === ' ' && !within)) return false;
    if (!event.repeat) put(isShortcut(event) ? lose : write(key), at);
    return true;
  }

  const swallow = (event: WedgeKey): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKeyDown = (event: WedgeKey): void => {
    if (take(event)) swallow(event);
  };
  /** Comes for keys alone that were left alone: of a character without a name this is the first that says which it is. */
  const onKeyPress = (event: WedgeKey): void => {
    if (!unnamed || [...event.key].length !== 1) return;
    put((before) => write(event.key)({ ...before, lost: before.lost - 1 }), event.timeStamp);
    swallow(event);
  };

  target.addEventListener('keydown', onKeyDown, true);
  target.addEventListener('keypress', onKeyPress, true);
  return () => {
    drop();
    target.removeEventListener('keydown', onKeyDown, true);
    target.removeEventListener('keypress', onKeyPress, true);
  };
}
