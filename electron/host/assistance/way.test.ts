import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, readPlan } from '../../../kiosk-config/faq/plan.ts';
import type { PlanFile } from '../../../kiosk-config/faq/plan-schema.ts';
import { type WayView, way } from '../../contract/plan-views.ts';
import { wayFrom } from './way.ts';
import { findWay } from './way-search.ts';
import { metresBetween, stretchesOf, turnOf } from './way-turns.ts';

const DEMO = join(import.meta.dirname, '..', '..', '..', 'kiosk-config', 'sites', 'demo', 'plan.yaml');

const demo = readPlan(DEMO, []);
function wayOf(from: string, to: string): WayView {
  const found = demo && wayFrom(demo, from, to);
  if (!found) throw new Error(`no way from ${from} to ${to}`);
  return way.parse(found);
}
const told = (from: string, to: string): readonly string[] => wayOf(from, to).steps.map(({ vi }) => vi);

describe('in the demo hospital', () => {
  it('leads from the kiosk to the reception desk beside it', () => {
    expect(wayOf('ki-ot', 'quay-tiep-don')).toMatchObject({
      metres: 14,
      floors: [{ id: 'tang-1', here: { x: 60, y: 79 }, there: { x: 54, y: 87 } }],
      steps: [
        { vi: 'Rẽ trái, đi 10 m', en: 'Turn left, walk 10 m' },
        { vi: 'Quầy tiếp đón ở bên phải', en: 'Reception desk: on the right' },
      ],
    });
  });

  it('takes the lift, not the stairs that are nearer', () => {
    const { floors, steps } = wayOf('ki-ot', 'kham-thai');
    expect(steps.map(({ vi }) => vi)).toEqual([
      'Rẽ phải, đi 5 m',
      'Rẽ phải, đi 5 m, thang máy A ở bên trái',
      'Đi thang máy A lên tầng 3 nhà A',
      'Ra khỏi thang máy, rẽ phải, đi 25 m',
      'Phụ sản, phòng 301–304 ở bên phải',
    ]);
    expect(floors.map(({ id, here, there }) => [id, here !== null, there !== null])).toEqual([
      ['tang-1', true, false],
      ['a-3', false, true],
    ]);
  });

  it('shows a floor twice that is walked on twice', () => {
    const { floors, steps } = wayOf('lay-mau', 'noi-tru');
    expect(floors.map(({ id }) => id)).toEqual(['a-2', 'tang-1', 'b-2']);
    expect(steps.map(({ en }) => en)).toContain('Take lift A down to floor 1');
  });

  it('leads into the emergency department from its own entrance', () => {
    expect(told('cong-chinh', 'cap-cuu')).toEqual([
      'Đi thẳng 15 m',
      'Rẽ phải, đi 35 m',
      'Rẽ trái, đi 20 m',
      'Khoa Cấp cứu ở ngay phía trước',
    ]);
  });

  it('stands still where the goal is the beginning', () => {
    expect(wayOf('ki-ot', 'ki-ot')).toMatchObject({
      metres: 0,
      floors: [{ route: [{ x: 60, y: 79 }], here: { x: 60, y: 79 }, there: { x: 60, y: 79 } }],
      steps: [{ vi: 'Ki-ốt đăng ký ở ngay đây' }],
    });
  });

  it('has no way from or to what the plan does not have', () => {
    expect(demo && wayFrom(demo, 'ki-ot', 'nowhere')).toBeNull();
    expect(demo && wayFrom(demo, 'nowhere', 'ki-ot')).toBeNull();
  });

  it('joins every two places, in at most 8 steps, as long back as there', () => {
    const places = demo?.places ?? [];
    expect(places.length).toBeGreaterThan(20);
    for (const from of places) {
      for (const to of places) {
        const there = wayOf(from.id, to.id);
        expect(there.steps.length).toBeLessThanOrEqual(8);
        expect(there.metres).toBe(wayOf(to.id, from.id).metres);
      }
    }
  });
});

it.each([
  [[0, -1], [1, 0], 'right'],
  [[0, -1], [-1, 0], 'left'],
  [[0, 1], [1, 0], 'left'],
  [[1, 0], [-1, 0.1], 'back'],
  [[1, 0], [1, 0.2], 'straight'],
] as const)('from %j to %j is %s', (from, to, turn) => {
  expect(turnOf(from, to)).toBe(turn);
});

it('does not tell the jogs of a line', () => {
  const line: [number, number][] = [
    [0, 0],
    [10, 0],
    [10, 1],
    [20, 1],
    [20, 12],
  ];
  expect(stretchesOf(line, null).map(({ turn, metres }) => [turn, Math.round(metres)])).toEqual([
    [null, 20],
    ['right', 11],
  ]);
});

/** Floors of scattered points, each joined to one before it and to some others; a lift and stairs join the floors. */
const plans = fc
  .array(
    fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 90 }),
        y: fc.integer({ min: 0, max: 90 }),
        joined: fc.nat(),
        more: fc.nat(),
      }),
      { minLength: 2, maxLength: 12 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((floors): Plan => {
    const name = (floor: number, point: number): string => `p-${floor}-${point}`;
    const words = (text: string) => ({ vi: text, en: text });
    const climb = (kind: 'lift' | 'stairs', point: number) => ({
      kind,
      title: null,
      points: floors.map((_, floor) => name(floor, point)),
    });
    const file: PlanFile = {
      floors: floors.map((points, floor) => ({
        id: `f-${floor}`,
        title: words(`Tầng ${floor}`),
        level: floor,
        size: [100, 100],
        rooms: [],
        // Apart from each other by a metre at least, so that no two are one.
        places: points.map(({ x, y }, point) => ({
          id: name(floor, point),
          title: words(name(floor, point)),
          at: [x + point / 13, y],
          looks: null,
        })),
        points: {},
        ways: points.flatMap(({ joined, more }, point) =>
          point === 0 ? [] : [joined, more].map((other) => [name(floor, point), name(floor, other % point)]),
        ),
      })),
      climbs: floors.length < 2 ? [] : [climb('lift', 0), climb('stairs', 1)],
    };
    return { ...file, places: file.floors.flatMap(({ places }) => places) };
  });
const trips = plans.chain((plan) =>
  fc.record({
    plan: fc.constant(plan),
    from: fc.constantFrom(...plan.places),
    to: fc.constantFrom(...plan.places),
  }),
);

describe('on any plan', () => {
  it('the way is joined, walks on ways alone, and is as long as they are', () => {
    fc.assert(
      fc.property(trips, ({ plan, from, to }) => {
        const legs = findWay(plan, from.id, to.id);
        if (!legs) throw new Error('all is joined');
        expect(legs[0].stops[0].id).toBe(from.id);
        expect(legs.at(-1)?.stops.at(-1)?.id).toBe(to.id);
        const pairs = legs.flatMap(({ stops }) =>
          stops.slice(1).map((stop, index) => [stops[index], stop] as const),
        );
        const metres = pairs.map(([one, other]) => {
          const ways = one?.floor.ways.map((ends) => ends.toSorted().join()) ?? [];
          expect(ways).toContain([one?.id, other.id].toSorted().join());
          return one ? metresBetween(one.at, other.at) : Number.NaN;
        });
        for (const [index, { by }] of legs.entries()) {
          if (index === 0) continue;
          expect(by?.points).toContain(legs[index - 1]?.stops.at(-1)?.id);
          expect(by?.points).toContain(legs[index]?.stops[0].id);
        }
        expect(wayFrom(plan, from.id, to.id)?.metres).toBe(
          Math.round(metres.reduce((sum, one) => sum + one, 0)),
        );
      }),
    );
  });

  it('the way back is as long, and no detour is shorter', () => {
    fc.assert(
      fc.property(trips, fc.nat(), ({ plan, from, to }, pick) => {
        const through = plan.places[pick % plan.places.length] ?? from;
        const there = lengthOf(plan, from.id, to.id);
        expect(lengthOf(plan, to.id, from.id)).toBeCloseTo(there, 6);
        const detour = lengthOf(plan, from.id, through.id) + lengthOf(plan, through.id, to.id);
        // Turns count a little, and a detour may have fewer where it is cut in two.
        expect(there).toBeLessThanOrEqual(detour + 5);
      }),
    );
  });

  it('the page may see it, and needs no more than 8 steps for two rides', () => {
    fc.assert(
      fc.property(trips, ({ plan, from, to }) => {
        const view = way.parse(wayFrom(plan, from.id, to.id));
        expect(view.steps.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

/** What a way costs, without its turns: metres, and storeys by what they are climbed. */
function lengthOf(plan: Plan, from: string, to: string): number {
  return (findWay(plan, from, to) ?? []).reduce((sum, { stops, by }, index, legs) => {
    const walked = stops
      .slice(1)
      .reduce((metres, stop, at) => metres + metresBetween(stops[at]?.at ?? stop.at, stop.at), 0);
    const storeys = Math.abs(
      stops[0].floor.level - (legs[index - 1]?.stops[0].floor.level ?? stops[0].floor.level),
    );
    return sum + walked + (by ? { lift: 15, stairs: 200 }[by.kind] * storeys : 0);
  }, 0);
}
