import type { Language } from '../../electron/contract/views.ts';
import { type PageTimers, pageTimers } from '../camera/timers.ts';
import { sentencesOf } from './sentences.ts';
import { type Utterance, utter } from './utter.ts';
import { bestVoice } from './voice.ts';

/** Slower than people talk, for ears of 75. */
const RATE = 0.9;
/** Some systems lose what is said at once after a silence that was asked for. */
export const CALM_MS = 100;
/** An utterance that does not begin is tried once more. */
const TRIES = 2;

/** What is used of the page's `speechSynthesis`. */
export type Synth = Pick<
  SpeechSynthesis,
  'getVoices' | 'cancel' | 'addEventListener' | 'removeEventListener'
> & {
  speak(utterance: Utterance): void;
};

export interface Speech {
  /** True while the machine has a voice of its own for the language. Voices may come late. */
  canSpeak(language: Language): boolean;
  /**
   * Reads aloud, in place of what is being read. `onEnd` is called once: at the end, after `stop()`, or where it cannot be
   * read (any longer).
   */
  speak(paragraphs: readonly string[], language: Language, onEnd: () => void): void;
  /** Silence at once. */
  stop(): void;
  /** Calls `listener` whenever voices have come or gone; the returned function ends that. */
  onVoices(listener: () => void): () => void;
}

/** Reads aloud with the system's voice; `synth` is undefined where there is none. No text is kept beyond its reading. */
export const createSpeech = (
  synth: Synth | undefined,
  utterance: (text: string) => Utterance = (text) => new SpeechSynthesisUtterance(text),
  timers: PageTimers = pageTimers,
): Speech => (synth ? speechOf(synth, utterance, timers) : MUTE);

function speechOf(synth: Synth, utterance: (text: string) => Utterance, timers: PageTimers): Speech {
  // Chosen only when they change: of espeak there are more than ten thousand.
  let voices = voicesOf(synth);
  let stopReading: (() => void) | null = null;
  let calmAt = 0;
  // A page that was reloaded or that crashed leaves the system speaking.
  synth.cancel();
  synth.addEventListener('voiceschanged', () => {
    voices = voicesOf(synth);
  });

  const silence = (): void => {
    synth.cancel();
    calmAt = timers.now() + CALM_MS;
  };

  function read(sentences: readonly string[], voice: SpeechSynthesisVoice, onEnd: () => void): void {
    let forget: () => void = () => undefined;
    const end = (): void => {
      stopReading = null;
      onEnd();
    };
    stopReading = () => {
      forget();
      silence();
      end();
    };
    const whenCalm = (act: () => void): void => {
      const wait = calmAt - timers.now();
      if (wait > 0) forget = timers.after(wait, act);
      else act();
    };
    const say = (at: number, tries: number): void => {
      const text = sentences[at];
      if (text === undefined) {
        end();
        return;
      }
      const one = Object.assign(utterance(text), { voice, lang: voice.lang, rate: RATE });
      forget = utter(synth, one, timers, (how) => {
        if (how === 'spoken') return say(at + 1, TRIES);
        silence();
        if (how === 'broken' || tries === 1) return end();
        whenCalm(() => say(at, tries - 1));
      });
    };
    whenCalm(() => say(0, TRIES));
  }

  const stop = (): void => stopReading?.();
  return {
    canSpeak: (language) => voices[language] !== null,
    speak(paragraphs, language, onEnd) {
      stop();
      const voice = voices[language];
      if (voice) read(sentencesOf(paragraphs, language), voice, onEnd);
      else onEnd();
    },
    stop,
    onVoices(listener) {
      synth.addEventListener('voiceschanged', listener);
      return () => synth.removeEventListener('voiceschanged', listener);
    },
  };
}

const voicesOf = (synth: Synth): Readonly<Record<Language, SpeechSynthesisVoice | null>> => {
  const all = synth.getVoices();
  return { vi: bestVoice(all, 'vi'), en: bestVoice(all, 'en') };
};

const MUTE: Speech = {
  canSpeak: () => false,
  speak: (_paragraphs, _language, onEnd) => onEnd(),
  stop: () => undefined,
  onVoices: () => () => undefined,
};
