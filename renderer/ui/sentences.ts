import type { Language } from '../../electron/contract/views.ts';

/** In characters: at the slow rate some ten seconds. Chromium has stopped utterances that take longer than about fifteen. */
const LONGEST = 120;
/** Where a voice draws breath. */
const PAUSE = /[,;:–—]\s/g;

/** Paragraphs as what is said in one breath each, in their order: sentences, and the parts of a sentence that is long. */
export function sentencesOf(paragraphs: readonly string[], language: Language): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return paragraphs
    .flatMap((paragraph) => [...segmenter.segment(paragraph)])
    .flatMap(({ segment }) => breathsOf(segment.trim()))
    .filter((breath) => /[\p{L}\p{N}]/u.test(breath));
}

function breathsOf(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const cut = cutOf(sentence.slice(0, LONGEST));
  return [sentence.slice(0, cut).trim(), ...breathsOf(sentence.slice(cut).trim())];
}

/** Behind the last pause, else behind the last word that is whole, else at the end. */
function cutOf(head: string): number {
  const pause = [...head.matchAll(PAUSE)].at(-1);
  if (pause) return pause.index + 1;
  const blank = head.lastIndexOf(' ');
  return blank > 0 ? blank : head.length;
}
