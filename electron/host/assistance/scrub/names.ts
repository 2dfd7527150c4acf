import { cueBefore } from './cues.ts';
import { foreignAt } from './foreign.ts';
import { type KnownName, knownAt, knownNames } from './known-names.ts';
import { GIVEN, GIVEN_AND_ORDINARY, SURNAME } from './name-words.ts';
import { peoplesNameAt } from './peoples.ts';
import { isOrdinaryPhrase, placeAt } from './phrases.ts';
import {
  isGivenOrMiddle,
  isOrdinary,
  isSurname,
  nextOf,
  runOf,
  type Sight,
  sightOf,
  stands,
} from './sight.ts';
import { nameLength, surnameAt } from './surnames.ts';
import { isExactlyIn, isIn, wordSet } from './written.ts';

/** What stands for a name. */
const HIDDEN = '…';
/** Most words that are taken for a name behind a cue. */
const MOST = 4;
/** `where is my …` asks for a thing. */
const WHOSE = wordSet('my our his her their its');

/** The text without names of people. `known`: full names that are looked for besides. */
export function withoutNames(text: string, known: readonly string[]): string {
  const sight = sightOf(text);
  const names = knownNames(known);
  let out = '';
  let copied = 0;
  for (let at = 0; at < sight.words.length; ) {
    const length = nameAt(sight, at, text, names);
    const [first, last] = [sight.words[at], sight.words[at + length - 1]];
    if (length > 0 && first && last) {
      const before = text.slice(copied, first.start);
      const goesOn = out.endsWith(HIDDEN) && /^[\s.\-–]*$/u.test(before);
      if (!goesOn) out += before + HIDDEN;
      copied = last.end;
    }
    at += Math.max(1, length, length > 0 ? 0 : placeAt(sight.words, at));
  }
  return out + text.slice(copied);
}

/** Words of the name that begins at `at`; 0 where none does. */
function nameAt(sight: Sight, at: number, text: string, known: readonly KnownName[]): number {
  const cue = cueBefore(sight, at, text);
  return Math.max(
    knownAt(sight, at, cue, known),
    surnameAt(sight, at),
    peoplesNameAt(sight, at),
    foreignAt(sight, at),
    cue === 'told' ? toldAt(sight, at) : 0,
    cue === 'addressed' ? Math.max(1, toldAt(sight, at)) : 0,
    cue === 'hinted' ? hintedAt(sight, at) : 0,
    cue === 'sought' ? soughtAt(sight, at) : 0,
    cue === 'family' ? familyAt(sight, at) : 0,
    cue === null || cue === 'told' ? 0 : titledAt(sight, at),
    capitalsAt(sight, at),
  );
}

/** Up to the next ordinary word; behind a surname no phrase that reads like a name ends it (`gia đình`, `tư vấn`). */
function toldAt(sight: Sight, at: number): number {
  const { words } = sight;
  const length = runOf(
    sight,
    at,
    MOST,
    (part, place) => stands(sight, part) || (!isOrdinary(part) && !isOrdinaryPhrase(words, place)),
  );
  const [word, next] = [words[at], nextOf(sight, at)];
  if (!word || !next || !isSurname(word) || !isGivenOrMiddle(next) || isOrdinary(next)) return length;
  const behind = runOf(
    sight,
    at + 1,
    MOST - 1,
    (part) => stands(sight, part) || (isGivenOrMiddle(part) && !isOrdinary(part)),
  );
  return Math.max(length, 1 + behind, 1 + nameLength(sight, at + 1, MOST - 1));
}

/** A surname or a given name, that nothing else is meant by. */
function hintedAt(sight: Sight, at: number): number {
  const { words } = sight;
  const word = words[at];
  if (!word || isOrdinaryPhrase(words, at) || placeAt(words, at) > 0) return 0;
  const next = nextOf(sight, at);
  if (next && !isOrdinary(next)) {
    if (isExactlyIn(SURNAME, word) || (isSurname(word) && isGivenOrMiddle(next)))
      return 1 + nameLength(sight, at + 1, MOST - 1);
  }
  const isGiven = isIn(GIVEN, word) && !isIn(GIVEN_AND_ORDINARY, word);
  return isGiven && (!next || (!word.isBare && isOrdinary(next))) ? 1 : 0;
}

/** Two words and more that questions never use. */
function soughtAt(sight: Sight, at: number): number {
  const length = runOf(
    sight,
    at,
    MOST,
    (part, place) => !isOrdinary(part) && !isExactlyIn(WHOSE, part) && !isOrdinaryPhrase(sight.words, place),
  );
  return length >= 2 && placeAt(sight.words, at) === 0 ? length : 0;
}

/** `người họ Lý`, `họ trần`: not `họ lại bảo`, where `họ` are they. */
function familyAt(sight: Sight, at: number): number {
  const word = sight.words[at];
  if (!word || isOrdinaryPhrase(sight.words, at) || isOrdinary(word)) return 0;
  const isFamily = isExactlyIn(SURNAME, word) || (isSurname(word) && stands(sight, word));
  return isFamily ? 1 + nameLength(sight, at + 1, MOST - 1) : 0;
}

/** `bác sĩ Hùng`, `chị Ngọc Anh`; without a capital only names that are nothing else: `cô phượng`. */
function titledAt(sight: Sight, at: number): number {
  const { words } = sight;
  const word = words[at];
  if (!word || placeAt(words, at) > 0 || placeAt(words, at - 1) > 1) return 0;
  if (isOrdinaryPhrase(words, at) || isOrdinaryPhrase(words, at - 1)) return 0;
  if (stands(sight, word))
    return word.beginsSentence || isOrdinary(word)
      ? 0
      : runOf(sight, at, MOST, (part) => stands(sight, part));
  const isGiven = !word.isBare && isExactlyIn(GIVEN, word) && !isExactlyIn(GIVEN_AND_ORDINARY, word);
  return isGiven ? 1 : 0;
}

/** Capitals within a sentence that no ordinary word explains; at its beginning, given names alone. */
function capitalsAt(sight: Sight, at: number): number {
  const { words } = sight;
  const word = words[at];
  if (!word || placeAt(words, at) > 0) return 0;
  const length = runOf(
    sight,
    at,
    MOST,
    (part, place) =>
      stands(sight, part) &&
      (place === at || part.isApart) &&
      !isOrdinary(part) &&
      !isOrdinaryPhrase(words, place, isExactlyIn) &&
      (!word.beginsSentence || isGivenOrMiddle(part)),
  );
  return length >= 2 ? length : 0;
}
