import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigFault } from '../source.ts';
import { type Plan, readPlan } from './plan.ts';

const DEMO = join(import.meta.dirname, '..', 'sites', 'demo', 'plan.yaml');
/** Two small floors, to be spoiled line by line. */
const PLAN = [
  'floors:',
  '  - id: one',
  '    title: { vi: Tầng 1, en: Floor 1 }',
  '    level: 1',
  '    size: [20, 10]',
  '    rooms:',
  '      - { kind: house, at: [0, 0], size: [20, 10] }',
  '      - { at: [1, 1], size: [5, 4], title: { vi: Quầy, en: Desk } }',
  '    places:',
  '      - { id: desk, title: { vi: Quầy, en: Desk }, at: [3, 4], looks: up }',
  '    points:',
  '      hall: [3, 8]',
  '      lift-one: [18, 8]',
  '    ways:',
  '      - [desk, hall, lift-one]',
  '  - id: two',
  '    title: { vi: Tầng 2, en: Floor 2 }',
  '    level: 2',
  '    size: [20, 10]',
  '    rooms: []',
  '    places:',
  '      - { id: ward, title: { vi: Khoa, en: Ward }, at: [3, 8] }',
  '    points:',
  '      lift-two: [18, 8]',
  '    ways:',
  '      - [ward, lift-two]',
  'climbs:',
  '  - kind: lift',
  '    points: [lift-one, lift-two]',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(lines: readonly string[]): { plan: Plan | null; faults: readonly ConfigFault[] } {
  const file = join(folder, 'plan.yaml');
  writeFileSync(file, lines.join('\n'));
  const faults: ConfigFault[] = [];
  return { plan: readPlan(file, faults), faults };
}

/** The plan with its line (first is 1) written otherwise. */
const spoiled = (line: number, text: string): string[] =>
  PLAN.map((old, index) => (index === line - 1 ? text : old));

it('reads the small plan, with all its places', () => {
  const { plan, faults } = read(PLAN);
  expect(faults).toEqual([]);
  expect(plan?.places.map(({ id }) => id)).toEqual(['desk', 'ward']);
  expect(plan?.floors[0]?.rooms[1]).toMatchObject({ kind: 'room', at: [1, 1], size: [5, 4] });
  expect(plan?.climbs[0]).toMatchObject({ kind: 'lift', title: null });
});

describe('names the line of', () => {
  it.each([
    [
      'a room outside its floor',
      8,
      '      - { at: [16, 1], size: [5, 4] }',
      /reaches out of its floor, which is 20 × 10/,
    ],
    [
      'a place outside its floor',
      10,
      '      - { id: desk, title: { vi: Quầy, en: Desk }, at: [3, 14] }',
      /reaches out/,
    ],
    ['a point outside its floor', 13, '      lift-one: [21, 8]', /reaches out/],
    ['a way to what does not exist', 15, '      - [desk, hal, hall, lift-one]', /no point or place hal$/],
    [
      'a way to a point of another floor',
      15,
      '      - [desk, hall, lift-one, lift-two]',
      /floor one has no .* lift-two/,
    ],
    ['a way from a point to itself', 15, '      - [desk, hall, hall, lift-one]', /hall leads to itself/],
    ['an id that is there twice on a floor', 12, '      desk: [3, 8]', /desk is there twice/],
    ['an id that is on two floors', 24, '      hall: [18, 8]', /hall is there twice/],
    ['a floor that is there twice', 16, '  - id: one', /one is there twice/],
    ['a lift from nowhere', 29, '    points: [lift-on, lift-two]', /no floor has a point or place lift-on$/],
    [
      'a lift with two points on a floor',
      29,
      '    points: [lift-one, hall, lift-two]',
      /has a point on floor one already/,
    ],
    ['a lift of one storey', 29, '    points: [lift-one]', /must hold 2 entries/],
    ['an unknown key', 4, '    storey: 1', /"storey" is not known here/],
    [
      'an unknown kind of room',
      7,
      '      - { kind: garden, at: [0, 0], size: [20, 10] }',
      /"garden" is not known here/,
    ],
    ['a room of no width', 8, '      - { at: [1, 1], size: [0, 4] }', /must be more than 0/],
    ['a missing language', 8, '      - { at: [1, 1], size: [5, 4], title: { vi: Quầy } }', /is missing/],
    ['markup', 8, '      - { at: [1, 1], size: [5, 4], title: { vi: <b>, en: Desk } }', /markup/],
    [
      'a place of one number',
      10,
      '      - { id: desk, title: { vi: Quầy, en: Desk }, at: [3] }',
      /must be two numbers/,
    ],
    ['YAML that is broken', 8, '      - { at: [1, 1]]', /[A-Z_]+/],
  ])('%s', (_, line, text, message) => {
    const { plan, faults } = read(spoiled(line, text));
    expect(plan).toBeNull();
    expect(faults.map((fault) => [fault.line, fault.message])).toContainEqual([
      line,
      expect.stringMatching(message),
    ]);
  });

  it('what is apart from the rest of its floor', () => {
    expect(read(spoiled(15, '      - [hall, lift-one]')).faults).toMatchObject([
      { line: 12, message: 'no way leads from hall to desk' },
      { line: 13, message: 'no way leads from lift-one to desk' },
    ]);
  });

  it('a floor that no stairs and no lift join', () => {
    const { faults } = read(PLAN.slice(0, 26));
    expect(faults).toMatchObject([{ line: 16, message: 'no stairs and no lift join two to one' }]);
  });

  it('a floor on which there is nothing to go to', () => {
    const empty = ['  - { id: three, title: { vi: Ba, en: Three }, level: 3, size: [5, 5], rooms: [] }'];
    const { faults } = read([...PLAN.slice(0, 26), ...empty, ...PLAN.slice(26)]);
    expect(faults).toMatchObject([{ line: 27, message: 'has no place and no point: nobody can get there' }]);
  });
});

it('says that a file cannot be read', () => {
  const faults: ConfigFault[] = [];
  expect(readPlan(join(folder, 'none.yaml'), faults)).toBeNull();
  expect(faults).toMatchObject([{ line: 1, message: 'cannot be read' }]);
});

it('reads the plan of the demo hospital, and has each place of its answers', () => {
  const faults: ConfigFault[] = [];
  const plan = readPlan(DEMO, faults);
  expect(faults).toEqual([]);
  expect(readFileSync(DEMO, 'utf8').normalize('NFC')).toBe(readFileSync(DEMO, 'utf8'));
  expect(plan?.places.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ki-ot', 'cap-cuu', 'noi-tru', 'lay-mau']),
  );
});
