import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type BhytQr, printBhytQr } from './bhyt-qr.ts';
import { undoTelex } from './telex-undo.ts';

const CARD: BhytQr = {
  code: 'GD4010123456789',
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-01',
  sex: 'male',
  address: 'Phường Mẫu, Hà Nội',
  facility: '01028',
  validFrom: '2021-01-01',
  validTo: null,
  issueDate: '2021-01-05',
  guardian: null,
  fiveYearDate: '2025-01-01',
  benefitLevel: null,
  managementNumber: '01000123456789',
  livingArea: null,
  check: '4641c59002659c31-1202',
  issuer: null,
  layout: 14,
};

/** What an input method makes of keys: Telex over runs of letters, marks set from anywhere behind their letter. */
function typedWithTelex(keys: string): string {
  return keys.replace(/[a-z]+/g, (run) => {
    let out = '';
    for (const key of run) out = pressed(out, key);
    return out.normalize('NFC');
  });
}
function pressed(run: string, key: string): string {
  const vowel = run.search(/[aeâê]/);
  if (key === 'f' && vowel >= 0 && !run.includes('\u0300')) {
    return `${run.slice(0, vowel + 1)}\u0300${run.slice(vowel + 1)}`;
  }
  const shaped = { a: 'â', e: 'ê', d: 'đ' }[key];
  if (shaped === undefined) return run + key;
  if (run.includes(shaped)) return run.replace(shaped, key) + key;
  return run.includes(key) ? run.replace(key, shaped) : run + key;
}

describe('undoing Telex', () => {
  it.each([
    ['Trần Cẩm Tú', 'ẩ is e1baa9: baa comes as bâ'],
    ['Lê Thị Quế', 'ê is c3aa, ế is e1babf: bàb'],
    ['Ẫ', 'e1baaa: the third a takes the mark back, and a digit is missing'],
    ['Nguyễn Thắng', 'ắ is e1baaf: bầ'],
    ['Lữ Thị Bưởi', 'ữ is e1bbaf: bbà'],
  ])('gives back the card of %s (%s)', (name) => {
    const card = printBhytQr({ ...CARD, name });
    const damaged = typedWithTelex(card);
    expect(damaged).not.toBe(card);
    expect(undoTelex(damaged)).toBe(card);
  });

  it('gives back letters in capitals, and marks that come decomposed', () => {
    const card = printBhytQr({ ...CARD, code: 'DD4010123456789', name: 'Lê' });
    const damaged = card.replace('DD4', 'Đ4').replace('c3aa', 'C3Â');
    expect(undoTelex(damaged)).toBe(card.replace('c3aa', 'C3AA'));
    expect(undoTelex(damaged.normalize('NFD'))).toBe(card.replace('c3aa', 'C3AA'));
  });

  it('leaves a card without damage as it is', () => {
    expect(undoTelex(printBhytQr(CARD))).toBe(printBhytQr(CARD));
  });

  it('guesses nothing: a check string that two orders of keys could have written', () => {
    const damaged = printBhytQr(CARD).replace('4641c59002659c31', '4641c59002659àc');
    expect(undoTelex(damaged)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['letters', 'â|ê|đ'],
    ['a citizen card', '001090123456||Nguyễn Văn An|01011990|Nam|Hà Nội|15042021'],
    ['a cut card', 'GD4010123456789|4eâ|01/01/1990|1|$'],
    ['a link', 'https://example.vn/â|b'],
    ['too many ways', `GD4010123456789|${'à'.repeat(400)}|01/01/1990|1|-|-|-|-|-|$`],
    ['too long', `${'âc'.repeat(1500)}|$`],
  ])('is no card: %s', (_what, text) => {
    expect(undoTelex(text)).toBeNull();
  });

  it.each([
    ['keys that fit in many places', (length: number) => 'cà'.repeat(length / 2)],
    ['keys of one letter', (length: number) => 'â'.repeat(length)],
    ['as many runs as there may be', (length: number) => `1${'â'.repeat(16)}`.repeat(length / 17)],
    ['short runs', (length: number) => 'bà0'.repeat(length / 3)],
    ['one key before a long run', (length: number) => `à${'b'.repeat(length - 2)}`],
    ['marks that were taken back', (length: number) => `à${'aa'.repeat(length / 2 - 1)}`],
    ['fields', (length: number) => 'âa|'.repeat(length / 3)],
  ])('tries no more ways than it must: %s', (_what, fill) => {
    const text = `GD4010123456789|${fill(1900)}|01/01/1990|1|-|-|-|-|-|$`;
    // Whatever is tried is cut out of another way.
    const cut = vi.spyOn(String.prototype, 'slice');
    const undone = undoTelex(text);
    const cuts = cut.mock.calls.length;
    cut.mockRestore();
    expect(undone).toBeNull();
    expect(cuts).toBeLessThan(100_000);
  });

  it('gives back the card, or nothing, of whatever names Telex met', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'aeghinotuyăâđêôơưàáảãạấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự'),
      minLength: 1,
      maxLength: 7,
    });
    const text = fc
      .array(word, { minLength: 1, maxLength: 5 })
      .map((words) => words.join(' ').normalize('NFC'));
    let given = 0;
    let damagedCards = 0;
    fc.assert(
      fc.property(text, text, (person, address) => {
        const card = printBhytQr({ ...CARD, name: person, address });
        const damaged = typedWithTelex(card);
        const undone = undoTelex(damaged);
        expect([card, null]).toContain(undone);
        if (damaged !== card) damagedCards++;
        if (damaged !== card && undone !== null) given++;
      }),
      { numRuns: 300 },
    );
    expect(given / damagedCards).toBeGreaterThan(0.75);
  });
});
