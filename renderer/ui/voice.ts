import type { Language } from '../../electron/contract/views.ts';

export type Voice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService' | 'default'>;

/** The accents that most people here know, best first; an accent that is not named comes after them. */
const ACCENTS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['vi', 'vi-vn'],
  en: ['en-us', 'en-gb', 'en'],
};

/**
 * The best voice of a language; null where there is none. Only voices of this machine: what a remote voice says leaves the
 * hospital.
 */
export function bestVoice<V extends Voice>(voices: readonly V[], language: Language): V | null {
  let best: { voice: V; rank: number } | null = null;
  for (const voice of voices) {
    if (!voice.localService || languageOf(voice) !== language) continue;
    const rank = rankOf(voice, language);
    if (best === null || rank < best.rank) best = { voice, rank };
  }
  return best?.voice ?? null;
}

/** Some systems write `vi_VN`. */
const tagOf = ({ lang }: Voice): string => lang.toLowerCase().replaceAll('_', '-');
const languageOf = (voice: Voice): string | undefined => tagOf(voice).split('-')[0];

/** The accent counts first, then espeak's plain voice before its hundred playful variants (`…+whisper`), then the system's choice. */
function rankOf(voice: Voice, language: Language): number {
  const known = ACCENTS[language].indexOf(tagOf(voice));
  const accent = known < 0 ? ACCENTS[language].length : known;
  return accent * 4 + (voice.name.includes('+') ? 2 : 0) + (voice.default ? 0 : 1);
}
