import { isIn, wordSet, writtenOf } from './written.ts';

/** What stands for a number, an address of the net, or a code. */
export const HIDDEN = '#';

/** Digits as they are told, and what is said between them: `không chín một hai …`, `o nine one two …`. */
const DIGIT = wordSet(`
không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi linh lẻ
zero oh o one two three four five six seven eight nine ten double
`);
const BETWEEN = wordSet('trăm nghìn ngàn triệu chấm');
/** Fewer are a price, a floor or an age. */
const FEWEST = 5;

/** Cards as they come from a scanner that types: fields of a citizen card's code, lines of a machine-readable zone. */
const SCANNED = /^[^|]*[|][^|]*[|]|<<|^\s*IDVNM/iu;
const MAIL = /[^\s@]*\s?@\s?\S*/gu;
const ADDRESS =
  /(?:https?:|www[.])\S*|[\p{L}\p{N}-]+(?:[.][\p{L}\p{N}-]+)*[.](?:vn|com|net|org|edu|gov|info)(?![\p{L}\p{N}])\S*/giu;
const WITH_DIGIT = /[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*/gu;
/** So many digits in one word are a code: its letters go with them. */
const CODE = 4;
/** A hidden number counts for so many digits of the row that it stands in. */
const SHORTEST_HIDDEN = 2;
const BEHIND_HIDDEN = /#[\s.,\-–]*$/u;
const ROW = /#(?:[\s.,:;/()+\-–]*#)+/g;

const withoutDigits = (word: string): string => {
  const digits = word.match(/\p{N}/gu) ?? [];
  return digits.length >= CODE ? HIDDEN : word.replace(/\p{N}+/gu, HIDDEN);
};

/** The text without numbers, written or told, and without mail and net addresses. Of a scanned card nothing is left. */
export function withoutNumbers(text: string): string {
  if (SCANNED.test(text)) return HIDDEN;
  const hidden = text
    .replace(MAIL, HIDDEN)
    .replace(ADDRESS, HIDDEN)
    .replace(WITH_DIGIT, withoutDigits)
    .replace(/\p{N}+/gu, HIDDEN)
    .replace(ROW, HIDDEN);
  return withoutTold(hidden).replace(ROW, HIDDEN);
}

interface Row {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
}

/** Rows of digits that are told in words, with the hidden ones between them. */
function withoutTold(text: string): string {
  const rows: Row[] = [];
  for (const word of writtenOf(text)) {
    const { start, end } = word;
    const isDigit = isIn(DIGIT, word);
    if (!isDigit && !isIn(BETWEEN, word)) continue;
    const row = rows.at(-1);
    const goesOn = row && /^[\s.,\-–#]*$/u.test(text.slice(row.end, start));
    const from = goesOn ? row.end : start - (BEHIND_HIDDEN.exec(text.slice(0, start))?.[0].length ?? 0);
    const digits = (isDigit ? 1 : 0) + (text.slice(from, start).includes(HIDDEN) ? SHORTEST_HIDDEN : 0);
    if (goesOn) rows[rows.length - 1] = { start: row.start, end, digits: row.digits + digits };
    else rows.push({ start: from, end, digits });
  }
  return rows
    .filter(({ digits }) => digits >= FEWEST)
    .reduceRight((out, { start, end }) => out.slice(0, start) + HIDDEN + out.slice(end), text);
}
