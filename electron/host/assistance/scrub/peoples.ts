import { isOrdinaryPhrase, placeAt } from './phrases.ts';
import { isOrdinary, isSurname, nextOf, runOf, type Sight, stands } from './sight.ts';
import { isExactlyIn, isIn, type WordSet, type Written, wordSet } from './written.ts';

/** Family names of the Ê Đê, Gia Rai, M'Nông, Ba Na and Xơ Đăng: no other word is written so. */
const HIGHLAND = wordSet(`
adrơng ayŭn ayun byă bkrông êban ênuôl hđơk hmok hwing jơng kbuôr kđoh knul kpă kpơr krông
ksor ksơr ktla ktul mlô mjâo niê niêkđăm rcom rchom rcăm rahlan rmah rơmah rơcom rơchâm rơlan
`);
/** Their first halves, before a second: `Rơ Châm`, `Rah Lan`, `Ra Lan`. */
const HIGHLAND_FIRST = wordSet('rơ rah');
const HIGHLAND_SECOND = wordSet('châm mah com lan o');
/** A name of the Gia Rai, and how young people write `siêu`. */
const SIU = wordSet('siu');
const AFTER_SIU = wordSet('âm thị nhân cấp sao to rẻ tốc đẹp ngon');
/** `Y` stands before the given names of men, and before words of medicine and of meaning (`ý`). */
const AFTER_Y = wordSet(`
tế tá học bạ sĩ sỹ cụ khoa lý đức sinh vụ án hệt như nguyên chang đạo dược viện tưởng kiến nghĩa muốn định thức chí thích
lệnh xì phục tứ hướng phải và với
`);
/** … and ends others: đồng ý, góp ý, thú y. */
const BEFORE_Y = wordSet(
  'đồng đông góp sơ sổ chú thú ngành học trường bác trạm bộ sở viện ủy quân dân lương',
);
/** Family names of the Khmer, and of Koreans, which are other words as well: a name with a word behind that says nothing. */
const KHMER = wordSet('thạch sơn kim danh châu kiên');
const AFTER_KHMER = wordSet(`
tính dự hiệu thiếp bạ xưng nghĩa lam cương châm chi ngạch tự tuyến thổ mi đạo dừa tín nhẫn trì cường quyết định tây trà
lục mỏ nước dầu âu á phi mỹ
`);
const BEFORE_KHMER = wordSet('định mạo công biệt vô giun sỏi vàng bạc bột');
/** Ordinary without marks: `danh gia` is `đánh giá`. */
const ONLY_MARKED = wordSet('danh kiên son');
/** Of the Hmong: `Giàng A Pháo`. */
const BETWEEN = wordSet('a');
const MOST_BEHIND = 2;

/**
 * Words of a name of another people of Vietnam that begins at `at`; 0 where none does. These names look like no Vietnamese
 * name, and their families' are often other words.
 */
export function peoplesNameAt(sight: Sight, at: number): number {
  const word = sight.words[at];
  if (!word || placeAt(sight.words, at) > 0) return 0;
  return Math.max(
    highlandAt(sight, at, word),
    yAt(sight, at, word),
    khmerAt(sight, at, word),
    hmongAt(sight, at, word),
  );
}

const isUnknown = (sight: Sight, part: Written, at: number): boolean =>
  !isOrdinary(part) && !isOrdinaryPhrase(sight.words, at) && placeAt(sight.words, at) === 0;

/** How many words from `at` on say nothing: none of them is one of questions. */
const unknownFrom = (sight: Sight, at: number): number =>
  nextOf(sight, at - 1) ? runOf(sight, at, MOST_BEHIND, (part, place) => isUnknown(sight, part, place)) : 0;

const isBehind = ({ words }: Sight, at: number, set: WordSet): boolean =>
  set.plain.has(words[at - 1]?.plain ?? '');

const isHighland = (word: Written | undefined): boolean =>
  word !== undefined && HIGHLAND.plain.has(word.plain);

/** `Ksor Hùng`, `Rơ Châm Jú`, `Siu Black`, `H'Hen Niê`. */
function highlandAt(sight: Sight, at: number, word: Written): number {
  const next = nextOf(sight, at);
  if (isHighland(word) || /^h['’]/.test(word.plain)) return 1 + unknownFrom(sight, at + 1);
  if (next && isExactlyIn(HIGHLAND_FIRST, word) && HIGHLAND_SECOND.plain.has(next.plain))
    return 2 + unknownFrom(sight, at + 2);
  if (next && isExactlyIn(SIU, word) && !AFTER_SIU.plain.has(next.plain)) {
    const behind = unknownFrom(sight, at + 1);
    return behind > 0 ? 1 + behind : 0;
  }
  return 0;
}

/** `Y Moan`; `Y Khoa Adrơng`, where the family says that it is no medicine. */
function yAt(sight: Sight, at: number, word: Written): number {
  const next = nextOf(sight, at);
  if (word.key !== 'y' || !next?.isApart || isBehind(sight, at, BEFORE_Y)) return 0;
  if (isHighland(nextOf(sight, at + 1))) return 3;
  if (isIn(AFTER_Y, next) || (next.isBare && AFTER_Y.plain.has(next.plain))) return 0;
  return isUnknown(sight, next, at + 1) ? 1 + unknownFrom(sight, at + 1) : 0;
}

/** `danh sóc`, `thạch sa rây`, `kim ji soo`. */
function khmerAt(sight: Sight, at: number, word: Written): number {
  const next = nextOf(sight, at);
  if (!next?.isApart || !isExactlyIn(KHMER, word) || isOrdinaryPhrase(sight.words, at)) return 0;
  if (isBehind(sight, at, BEFORE_KHMER) || (word.isLoose && isIn(ONLY_MARKED, word))) return 0;
  if (AFTER_KHMER.plain.has(next.plain) && !stands(sight, next)) return 0;
  const behind = unknownFrom(sight, at + 1);
  return behind > 0 ? 1 + behind : 0;
}

function hmongAt(sight: Sight, at: number, word: Written): number {
  const [middle, given] = [nextOf(sight, at), nextOf(sight, at + 1)];
  if (!middle || !given || word.isBare || !isSurname(word) || !isExactlyIn(BETWEEN, middle)) return 0;
  return isUnknown(sight, given, at + 2) ? 3 : 0;
}
