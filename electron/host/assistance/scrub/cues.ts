import { NAMED, TITLE } from './name-words.ts';
import type { Sight } from './sight.ts';
import { isExactlyIn, isIn, isShortTitle, keyOf, type Written, wordSet } from './written.ts';

/**
 * What leads to a name. `told`: nothing but a name comes next (`tên tôi là …`, `my name is …`). `addressed`: a
 * name, whatever else the word means (`mr park`). `hinted`: it may
 * (`tôi là …`, `bệnh nhân …`). `sought`: several words that questions never use are one (`where is …`). `family`: a family
 * name may come (`người họ …`). `title`: it may, of a single word (`bác sĩ …`, `chị …`).
 */
export type Cue = 'told' | 'addressed' | 'hinted' | 'sought' | 'family' | 'title';

const MYSELF = wordSet('tôi tui tớ em cháu con mình đây mẹ bố vợ chồng');
const BEFORE_CALLED = wordSet(`am i'm im is he's she's`);
/** English titles: whoever is called so has a name behind. `miss my turn` is no title. */
const ENGLISH_TITLE = wordSet('ms miss madam dr');
const ADDRESS = wordSet('mr mrs mister');
const AFTER_MISS = wordSet('my');
/** `last name lee`, `family name brown`. */
const BEFORE_NAME = wordSet('last first family full given middle');
/** `where is kim ji soo`, `looking for john smith`. */
const SOUGHT: readonly (readonly string[])[] = [
  ['where', 'is'],
  ['looking', 'for'],
  ['look', 'for'],
  ['room', 'of'],
  ['ward', 'of'],
];
/** Most words between `tên` and `là`: `tên con gái tôi là`. */
const MOST_BETWEEN = 3;

/** Cues are known without their marks, too. */
const says = (word: Written | undefined, text: string): boolean =>
  word !== undefined &&
  (word.key === keyOf(text) || (word.isBare && word.plain === keyOf(text).replace(/\p{M}/gu, '')));
const saysOneOf = (word: Written | undefined, set: ReturnType<typeof wordSet>): boolean =>
  word !== undefined && (isIn(set, word) || (word.isBare && set.plain.has(word.plain)));

const LEADS_ON = /^[\s:,"“”'()\-–]+$/u;

const isTitled = (title: Written, word: Written): boolean =>
  ENGLISH_TITLE.keys.has(title.key) && !(title.key === 'miss' && AFTER_MISS.keys.has(word.key));

/** `text`: what the words were found in. Null where nothing leads to a name at `at`. */
export function cueBefore({ words }: Sight, at: number, text: string): Cue | null {
  const word = words[at];
  const last = words[at - 1];
  if (!word || !last) return null;
  const gap = text.slice(last.end, word.start);
  if (!LEADS_ON.test(isShortTitle(last) ? gap.replace(/^\./, '') || ' ' : gap)) return null;
  if (isExactlyIn(ADDRESS, last)) return 'addressed';
  if (isTold(words, at - 1) || isTitled(last, word)) return 'told';
  if (/:/.test(text.slice(last.end, word.start)) && (says(last, 'tên') || says(last, 'name'))) return 'told';
  if (!word.followsOn) return null;
  if (isHinted(words, at - 1)) return 'hinted';
  if (SOUGHT.some(([one = '', other = '']) => says(words[at - 2], one) && says(last, other))) return 'sought';
  if (says(last, 'họ')) return 'family';
  return saysOneOf(last, TITLE) ? 'title' : null;
}

function isTold(words: readonly Written[], last: number): boolean {
  const [word, before] = [words[last], words[last - 1]];
  if (says(word, 'tên')) return word?.followsOn === true && saysOneOf(before, NAMED);
  if (says(word, 'là')) return isNameOf(words, last - 1) || isFullNameOf(words, last - 1);
  if (says(word, 'is')) return says(before, 'name');
  if (says(word, 'called')) return saysOneOf(before, BEFORE_CALLED);
  if (says(word, 'name')) return saysOneOf(before, BEFORE_NAME);
  return says(word, 'named') || says(word, 'surname') || says(word, `name's`);
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
