import type { PageTimers } from '../camera/timers.ts';

export type Utterance = Pick<
  SpeechSynthesisUtterance,
  'text' | 'voice' | 'lang' | 'rate' | 'onstart' | 'onend' | 'onerror'
>;

export const UTTER_LIMIT = {
  /** Until it begins, in ms: the first of a run waits for the system's voice to be loaded. */
  startMs: 6_000,
  /** From its beginning to its end: more than a slow voice takes to spell each character. */
  characterMs: 250,
  spareMs: 5_000,
} as const;

/** `spoken`: to its end. `silent`: it has not begun. `broken`: it has begun, and not ended well or not in time. */
export type Uttered = 'spoken' | 'silent' | 'broken';

/**
 * Speaks one utterance and says by `done`, once, how it went: in any case, since systems have lost the end of one.
 * The returned function forgets it without a word of `done`; neither that nor `done` makes the system silent.
 */
export function utter(
  synth: { speak(utterance: Utterance): void },
  utterance: Utterance,
  timers: PageTimers,
  done: (how: Uttered) => void,
): () => void {
  let begun = false;
  let stopTimer = timers.after(UTTER_LIMIT.startMs, () => finish('silent'));
  const forget = (): void => {
    stopTimer();
    utterance.onstart = null;
    utterance.onend = null;
    utterance.onerror = null;
  };
  const finish = (how: Uttered): void => {
    forget();
    done(how);
  };
  utterance.onstart = () => {
    begun = true;
    stopTimer();
    const ms = UTTER_LIMIT.spareMs + utterance.text.length * UTTER_LIMIT.characterMs;
    stopTimer = timers.after(ms, () => finish('broken'));
  };
  utterance.onend = () => finish('spoken');
  utterance.onerror = () => finish(begun ? 'broken' : 'silent');
  synth.speak(utterance);
  return forget;
}
