import {
  AFTER_NGUYEN,
  BEFORE_NGUYEN,
  GIVEN,
  MIDDLE,
  SURE_MIDDLE,
  SURE_SURNAME,
  SURNAME,
} from './name-words.ts';
import { isOrdinaryPhrase, placeAt } from './phrases.ts';
import {
  isGivenOrMiddle,
  isInBare,
  isOrdinary,
  isSurname,
  nextOf,
  runOf,
  type Sight,
  stands,
} from './sight.ts';
import { isExactlyIn, isIn, type Written, wordSet } from './written.ts';

/** Most words of a name behind its surname: `Tôn Nữ Thị Thu Hà`. */
const MOST = 4;
/** Surnames that are hardly another word even without marks. */
const PLAIN_SURNAME = wordSet('tran pham phan bui ngo hoang trinh quach phung');
const TOGETHER =
  /^(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly)(?:van|thi)[a-z]{2,14}$/;

/** Words of the name that begins with a surname at `at`; 0 where none does. */
export function surnameAt(sight: Sight, at: number): number {
  const word = sight.words[at];
  if (!word) return 0;
  if (TOGETHER.test(word.plain)) return 1;
  const next = nextOf(sight, at);
  if (!next || placeAt(sight.words, at) > 0) return 0;
  return (
    capitalised(sight, at, word, next) || sure(sight, at, word, next) || withMiddle(sight, at, word, next)
  );
}

/** `Lê Hoa`, `lê Hoa`; where all words have capitals, too. */
function capitalised(sight: Sight, at: number, word: Written, next: Written): number {
  if (!next.hasCapital || !isSurname(word)) return 0;
  // Capitals speak for a name: without marks a phrase is no answer to them.
  const isWord = sight.caseTells && word.hasCapital ? isExactlyIn : isIn;
  if (isOrdinaryPhrase(sight.words, at, isWord) && !goesOn(sight, at + 1)) return 0;
  if (next.isUpper && (!word.isUpper || !sight.caseTells)) return 0;
  const isRare = !isInBare(SURNAME, word) || (word.beginsSentence && !isExactlyIn(SURNAME, word));
  const wantsMore = isRare || !word.hasCapital || !sight.caseTells;
  if (wantsMore && (endsName(next) || placeAt(sight.words, at + 1) > 0)) return 0;
  if (isRare && (!word.hasCapital || ((word.beginsSentence || !sight.caseTells) && !isGivenOrMiddle(next))))
    return 0;
  return 1 + runOf(sight, at + 1, MOST, (part, place) => isPartOf(sight, word, part, place));
}

/** `Hoàng Gia Anh`: what begins like `hoàng gia` is a name by its third word. */
function goesOn(sight: Sight, at: number): boolean {
  const third = nextOf(sight, at);
  return third?.hasCapital === true && isGivenOrMiddle(third) && !isOrdinaryPhrase(sight.words, at + 1);
}

/** An initial is a word of chats, too (`V`, `K`), and ends no name; the English `I` does. */
const endsName = (word: Written): boolean =>
  isOrdinary(word) && (word.plain.length > 1 || word.plain === 'i');

/** A capital keeps a word in the name that would otherwise end it; not where all words have one. */
function isPartOf(sight: Sight, first: Written, part: Written, at: number): boolean {
  if (!part.hasCapital || (part.isUpper && !first.isUpper)) return false;
  if (sight.caseTells) return true;
  const before = sight.words[at - 1];
  return !endsName(part) || (before !== undefined && isIn(SURE_MIDDLE, before));
}

/** `nguyễn hoa`: no middle name is needed. */
function sure(sight: Sight, at: number, word: Written, next: Written): number {
  if (!isInBare(SURE_SURNAME, word)) return 0;
  const isPlain = !isExactlyIn(SURE_SURNAME, word);
  const before = sight.words[at - 1];
  const isWithin = before !== undefined && isInBare(BEFORE_NGUYEN, before);
  if (isPlain && (isIn(AFTER_NGUYEN, next) || isWithin)) return 0;
  const length = nameLength(sight, at + 1, MOST - 1);
  return length > 0 ? 1 + length : 0;
}

/** `trần thị bé`, `lê minh hoàng`: the middle name says that it is one. */
function withMiddle(sight: Sight, at: number, word: Written, middle: Written): number {
  const { words } = sight;
  if (isOrdinaryPhrase(words, at) || isOrdinaryPhrase(words, at + 1)) return 0;
  const third = nextOf(sight, at + 1);
  const isMarked = !(word.isLoose && middle.isLoose);
  if (isMarked && isExactlyIn(SURE_MIDDLE, middle) && isSurname(word))
    return third || isExactlyIn(SURNAME, word) ? 2 + nameLength(sight, at + 2, 2) : 0;
  if (!third || isOrdinary(third) || isOrdinaryPhrase(words, at + 2)) return 0;
  const holds = isIn(SURE_MIDDLE, middle)
    ? // Without marks they are `vẫn` and `thì` as well.
      isIn(SURNAME, word) && isIn(GIVEN, third)
    : isMarked
      ? isExactlyIn(SURNAME, word) && isExactlyIn(MIDDLE, middle)
      : isIn(PLAIN_SURNAME, word) && isIn(MIDDLE, middle) && isIn(GIVEN, third);
  return holds ? 2 + nameLength(sight, at + 2, 2) : 0;
}

/** How many words go on as a name does that is written without capitals. */
export function nameLength(sight: Sight, from: number, most: number): number {
  return runOf(sight, from, most, (part, at) => {
    if (stands(sight, part)) return true;
    const before = sight.words[at - 1];
    if (before && isIn(SURE_MIDDLE, before)) return true;
    if (isOrdinary(part) || isOrdinaryPhrase(sight.words, at)) return false;
    return at === from || isGivenOrMiddle(part);
  });
}
