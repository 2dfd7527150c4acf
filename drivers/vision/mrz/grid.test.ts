import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLUMNS, fitGrid, type Grid, gridOf, pointOf, ROWS, turned } from './grid.ts';

const at = (grid: Grid, column: number, row: number): readonly number[] => {
  const out = new Float64Array(2);
  pointOf(grid, column, row, out);
  return [...out];
};

const CORNERS = [
  { x: 100, y: 200 },
  { x: 700, y: 230 },
  { x: 690, y: 330 },
  { x: 96, y: 290 },
] as const;

it('lays the outer corners of the cells onto the corners of the zone', () => {
  const grid = gridOf(CORNERS);
  if (grid === null) throw new Error('a quadrangle has a grid');
  const corners = [at(grid, 0, 0), at(grid, COLUMNS, 0), at(grid, COLUMNS, ROWS), at(grid, 0, ROWS)];
  CORNERS.forEach(({ x, y }, corner) => {
    expect(corners[corner]?.[0]).toBeCloseTo(x, 0);
    expect(corners[corner]?.[1]).toBeCloseTo(y, 0);
  });
});

it('has no grid for corners on one line', () => {
  const flat = { x: 5, y: 5 };
  expect(gridOf([flat, flat, flat, flat])).toBeNull();
});

it('turns a card upside down and back', () => {
  const grid = gridOf(CORNERS);
  if (grid === null) throw new Error('a quadrangle has a grid');
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (column, row) => {
        const [x = 0, y = 0] = at(grid, column, row);
        const [over = 0, under = 0] = at(turned(grid), COLUMNS - column, ROWS - row);
        expect(over).toBeCloseTo(x, 3);
        expect(under).toBeCloseTo(y, 3);
      },
    ),
  );
});

it('finds a bent grid again from where its cells were seen', () => {
  const bent: Grid = {
    x: Float64Array.of(400, 300, 2, 1, 8, 0.5, 3),
    y: Float64Array.of(300, 20, 40, 2, -12, 1, 0),
  };
  const sightings = Array.from({ length: COLUMNS * ROWS }, (_, place) => {
    const [column, row] = [(place % COLUMNS) + 0.5, Math.floor(place / COLUMNS) + 0.5];
    const [x = 0, y = 0] = at(bent, column, row);
    return { column, row, point: { x, y }, weight: 1 };
  });
  const found = fitGrid(sightings, null);
  bent.x.forEach((term, index) => {
    expect(found.x[index]).toBeCloseTo(term, 4);
    expect(found.y[index]).toBeCloseTo(bent.y[index] ?? 0, 4);
  });
});
