import { CircleStop, Volume2 } from 'lucide-react';
import type { Language } from '../../electron/contract/views.ts';
import { Action } from './action.tsx';
import { useSpeech } from './use-speech.ts';

interface ReadAloudProps {
  /** Never a name, a number or anything else of a person. */
  readonly paragraphs: readonly string[];
  readonly language: Language;
  readonly words: { readonly start: string; readonly stop: string };
}

/** Reads the paragraphs aloud, or stops; not there where the machine has no voice for the language. */
export function ReadAloud({ paragraphs, language, words }: ReadAloudProps) {
  const { available, speaking, toggle } = useSpeech(paragraphs, language);
  if (!available) return null;
  return (
    <Action kind="quiet" icon={speaking ? CircleStop : Volume2} onPress={toggle}>
      {speaking ? words.stop : words.start}
    </Action>
  );
}
