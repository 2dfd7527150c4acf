import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printMrzTd1 } from '../../codec/mrz-td1.ts';
import type { Cell } from './cells.ts';
import { decide, type MrzReading } from './decide.ts';
import { GLYPHS } from './glyphs.ts';
import { linesOf, PLACES } from './places.ts';

const TODAY = '2026-11-22';
const CARD = printMrzTd1({
  number: '001090123456',
  documentNumber: '090123456',
  birthDate: '1990-01-01',
  sex: 'male',
  expiryDate: '2030-01-01',
  nationality: 'VNM',
  name: 'NGUYEN VAN AN',
}).join('');

/** Cells that say this text, with one margin all over and another at some places. */
const cellsOf = (text: string, margin = 40, weak: Readonly<Record<number, number>> = {}): readonly Cell[] =>
  [...text].map((character, place) => {
    const glyph = GLYPHS.indexOf(character);
    const alone = PLACES[place]?.length === 1;
    return {
      glyph,
      margin: alone ? Number.POSITIVE_INFINITY : (weak[place] ?? margin),
      loss: 0,
      free: glyph,
    };
  });
const put = (text: string, place: number, character: string): string =>
  text.slice(0, place) + character + text.slice(place + 1);
const outcome = (reading: MrzReading): string => (reading.ok ? `ok ${reading.repaired}` : reading.reason);
const SILENT = Array<null>(90).fill(null);

describe('a zone that both readers see alike', () => {
  it('is accepted as it stands', () => {
    expect(decide(cellsOf(CARD, 5), [...CARD], TODAY)).toMatchObject({
      ok: true,
      lines: linesOf(CARD),
      repaired: 0,
    });
  });

  it('is accepted without the second reader only where the first is sure everywhere', () => {
    expect(outcome(decide(cellsOf(CARD), SILENT, TODAY))).toBe('ok 0');
    expect(outcome(decide(cellsOf(CARD, 40, { 73: 5 }), SILENT, TODAY))).toBe('ambiguous');
  });
});

describe('the name and the sex, which no check digit covers', () => {
  it('are refused where the readers differ and the first is not very sure', () => {
    expect(outcome(decide(cellsOf(CARD, 40, { 73: 8.9 }), [...put(CARD, 73, 'M')], TODAY))).toBe('ambiguous');
    expect(outcome(decide(cellsOf(CARD), [...put(CARD, 73, 'M')], TODAY))).toBe('ok 0');
  });

  it('may contradict the number where both readers saw them', () => {
    const odd = put(CARD, 37, 'F');
    expect(outcome(decide(cellsOf(odd), [...odd], TODAY))).toBe('ok 0');
    expect(outcome(decide(cellsOf(odd), [...CARD], TODAY))).toBe('ambiguous');
    expect(outcome(decide(cellsOf(odd), SILENT, TODAY))).toBe('ambiguous');
  });

  it('are refused where the line is no name', () => {
    for (const line of ['<NGUYEN<<VAN<AN<<<<<<<<<<<<<<<', 'NGUYEN<<VAN<AN<<<X<<<<<<<<<<<<', '<'.repeat(30)])
      expect(outcome(decide(cellsOf(CARD.slice(0, 60) + line), SILENT, TODAY))).toBe('ambiguous');
  });
});

describe('a wrong digit', () => {
  it('is mended where one change alone satisfies all, and the place is unsure', () => {
    const read = put(CARD, 10, '7');
    expect(decide(cellsOf(read, 40, { 10: 3 }), [...CARD], TODAY)).toMatchObject({
      ok: true,
      lines: linesOf(CARD),
      repaired: 1,
    });
    expect(outcome(decide(cellsOf(read), [...CARD], TODAY))).toBe('ambiguous');
  });

  it('is refused where two are wrong', () => {
    const read = put(put(CARD, 10, '7'), 22, '9');
    expect(outcome(decide(cellsOf(read, 40, { 10: 3, 22: 3 }), [...CARD], TODAY))).toBe('check-digit');
  });

  it('never leads to another card, wherever up to three readings go wrong and however unsure they are', () => {
    const wrong = fc.record({ place: fc.nat(89), pick: fc.nat(), margin: fc.integer({ min: 0, max: 7 }) });
    fc.assert(
      fc.property(fc.array(wrong, { minLength: 1, maxLength: 3 }), fc.boolean(), (changes, heard) => {
        let read = CARD;
        const weak: Record<number, number> = {};
        for (const { place, pick, margin } of changes) {
          const choices = PLACES[place] ?? [];
          if (choices.length === 1) continue;
          read = put(read, place, GLYPHS[choices[pick % choices.length] ?? 0] ?? '<');
          weak[place] = margin;
        }
        const reading = decide(cellsOf(read, 40, weak), heard ? [...CARD] : SILENT, TODAY);
        expect(reading.ok ? reading.lines.join('') : CARD).toBe(CARD);
      }),
      { numRuns: 3000 },
    );
  });
});
