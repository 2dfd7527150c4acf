import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Language } from '../../electron/contract/views.ts';
import { createSpeech } from './speech.ts';

/** The page has one voice. Browsers without speech, and Node, have no `speechSynthesis`. */
const speech = createSpeech(globalThis.speechSynthesis);

interface UseSpeech {
  /** The machine has a voice for the language. */
  readonly available: boolean;
  readonly speaking: boolean;
  /** Begins to read aloud, or stops. */
  toggle(): void;
}

/** Reads these paragraphs aloud, until they or the language change or the component goes. */
export function useSpeech(paragraphs: readonly string[], language: Language): UseSpeech {
  const available = useSyncExternalStore(speech.onVoices, () => speech.canSpeak(language));
  const [speaking, setSpeaking] = useState(false);
  // A new array of the same words is no change.
  const text = paragraphs.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read ends when either of them changes
  useEffect(() => speech.stop, [text, language]);
  const toggle = useCallback((): void => {
    setSpeaking(!speaking);
    if (speaking) speech.stop();
    else speech.speak(text.split('\n'), language, () => setSpeaking(false));
  }, [speaking, text, language]);
  return { available, speaking, toggle };
}
