import type { Language } from '../../electron/contract/views.ts';
import { sentencesOf } from './sentences.ts';

/** `text` in pieces of whole sentences, of at most about `longest` characters each. */
export function piecesOf(text: string, language: Language, longest: number): readonly string[] {
  const pieces: string[] = [];
  for (const sentence of sentencesOf([text], language)) {
    const joined = `${pieces.at(-1) ?? ''} ${sentence}`.trim();
    if (pieces.length > 0 && joined.length <= longest) pieces[pieces.length - 1] = joined;
    else pieces.push(sentence);
  }
  return pieces;
}

/** Lines that texts take, one below the other, at so many characters a line. */
export const linesOf = (texts: readonly string[], line: number): number =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / line)), 0);
