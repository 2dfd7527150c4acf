import { NAMED, TITLE } from './name-words.ts';
import type { Sight } from './sight.ts';
import { isIn, keyOf, type Written, wordSet } from './written.ts';

/**
 * What leads to a name. `told`: nothing but a name comes next (`tên tôi là …`, `my name is …`). `hinted`: it may
 * (`tôi là …`, `bệnh nhân …`). `title`: it may, of a single word (`bác sĩ …`, `chị …`).
 */
export type Cue = 'told' | 'hinted' | 'title';

const MYSELF = wordSet('tôi tui tớ em cháu con mình đây mẹ bố vợ chồng');
const BEFORE_CALLED = wordSet(`am i'm im is he's she's`);
/** Most words between `tên` and `là`: `tên con gái tôi là`. */
const MOST_BETWEEN = 3;

/** Cues are known without their marks, too. */
const says = (word: Written | undefined, text: string): boolean =>
  word !== undefined &&
  (word.key === keyOf(text) || (word.isBare && word.plain === keyOf(text).replace(/\p{M}/gu, '')));
const saysOneOf = (word: Written | undefined, set: ReturnType<typeof wordSet>): boolean =>
  word !== undefined && (isIn(set, word) || (word.isBare && set.plain.has(word.plain)));

/** `text`: what the words were found in. Null where nothing leads to a name at `at`. */
export function cueBefore({ words }: Sight, at: number, text: string): Cue | null {
  const word = words[at];
  const last = words[at - 1];
  if (!word || !last || !/^[\s:,"“”'()\-–]+$/u.test(text.slice(last.end, word.start))) return null;
  if (isTold(words, at - 1)) return 'told';
  if (/:/.test(text.slice(last.end, word.start)) && (says(last, 'tên') || says(last, 'name'))) return 'told';
  if (!word.followsOn) return null;
  if (isHinted(words, at - 1)) return 'hinted';
  return saysOneOf(last, TITLE) ? 'title' : null;
}

function isTold(words: readonly Written[], last: number): boolean {
  const [word, before] = [words[last], words[last - 1]];
  if (says(word, 'tên')) return word?.followsOn === true && saysOneOf(before, NAMED);
  if (says(word, 'là')) return isNameOf(words, last - 1) || isFullNameOf(words, last - 1);
  if (says(word, 'is')) return says(before, 'name');
  if (says(word, 'called')) return saysOneOf(before, BEFORE_CALLED);
  return says(word, `name's`);
}

/** `tên`, `tên tôi`, `tên con gái tôi` end there. */
function isNameOf(words: readonly Written[], last: number): boolean {
  for (let at = last; at >= 0 && last - at <= MOST_BETWEEN; at--) {
    if (says(words[at], 'tên')) return true;
    if (!saysOneOf(words[at], NAMED)) return false;
  }
  return false;
}
/** `tên đầy đủ`, `tên thật`, `tên khai sinh`. */
function isFullNameOf(words: readonly Written[], last: number): boolean {
  const word = words[last];
  if (says(word, 'thật')) return isNameOf(words, last - 1);
  return (says(word, 'đủ') || says(word, 'sinh')) && isNameOf(words, last - 2);
}

function isHinted(words: readonly Written[], last: number): boolean {
  const [word, before] = [words[last], words[last - 1]];
  if (says(word, 'là')) return saysOneOf(before, MYSELF);
  if (says(word, 'nhân')) return says(before, 'bệnh');
  if (says(word, 'am')) return says(before, 'i');
  return ['bn', 'patient', `i'm`].some((cue) => says(word, cue));
}
