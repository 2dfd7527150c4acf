import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WayFloorView } from '../../electron/contract/plan-views.ts';
import { wayFrom } from '../../electron/host/assistance/way.ts';
import { readPlan } from '../../kiosk-config/faq/plan.ts';
import { type Box, frameOf, partIn, shared } from './plan-frame.ts';
import { layOut } from './plan-layout.ts';
import { arrowheadsOn } from './plan-marks.ts';
import { widthOf, wrapped } from './plan-text.ts';

const SITE = join(import.meta.dirname, '..', '..', 'kiosk-config', 'sites', 'demo');
const plan = readPlan(join(SITE, 'plan.yaml'), []);
const size = { width: 984, height: 820 };
const words = { here: 'Đang ở đây', there: 'Phòng Kế hoạch tổng hợp 315' };

function floorsTo(place: string): readonly WayFloorView[] {
  return (plan && wayFrom(plan, 'ki-ot', place)?.floors) ?? [];
}
const places = plan?.places.map(({ id }) => id) ?? [];
const within = (box: Box, whole: Box): boolean => {
  const part = partIn({ ...box, x: box.x - whole.x, y: box.y - whole.y }, whole);
  return part !== null && Math.abs(part.width * part.height - box.width * box.height) < 0.01;
};

describe.each([30, 48])('with type of %d units', (type) => {
  it.each(places)(
    'the way to %s is in the picture, its ends are named, and no words cover others',
    (place) => {
      expect(floorsTo(place).length).toBeGreaterThan(0);
      for (const floor of floorsTo(place)) {
        for (const language of ['vi', 'en'] as const) {
          const { frame, rooms, route, marks } = layOut({ floor, language, words, size, type });
          const picture = { x: 0, y: 0, width: frame.width, height: frame.height };
          expect(frame.height).toBeLessThanOrEqual(size.height + 0.01);
          for (const { x, y } of route) expect(partIn({ x, y, width: 1, height: 1 }, picture)).not.toBeNull();

          expect(marks.every(({ label }) => label !== null)).toBe(true);
          const labels = marks.flatMap(({ label }) => label ?? []);
          for (const { box } of labels) expect(within(box, picture)).toBe(true);
          const titles = rooms.flatMap(({ title }) => title ?? []);
          const all = [...labels, ...titles];
          for (const [index, one] of all.entries()) {
            for (const other of all.slice(index + 1)) {
              expect([one.lines, other.lines, shared(one.box, other.box)]).toEqual([
                one.lines,
                other.lines,
                0,
              ]);
            }
          }
        }
      }
    },
  );
});

it('puts a title into its room, or leaves it out', () => {
  for (const floor of places.flatMap(floorsTo)) {
    const { rooms } = layOut({ floor, language: 'en', words, size, type: 30 });
    for (const { kind, box, title } of rooms) {
      if (title && kind !== 'house') expect(within(title.box, box)).toBe(true);
    }
  }
});

it('names an end once: by its mark, not in its room', () => {
  const [floor] = floorsTo('nha-thuoc');
  const { rooms } = floor ? layOut({ floor, language: 'vi', words, size, type: 30 }) : { rooms: [] };
  expect(rooms.filter(({ goal }) => goal)).toMatchObject([{ title: null, told: true }]);
});

it('marks a place to which no step leads once', () => {
  const [floor] = floorsTo('ki-ot');
  const layout = floor && layOut({ floor, language: 'vi', words, size, type: 30 });
  expect(layout?.marks.map(({ kind }) => kind)).toEqual(['here']);
  expect(layout?.arrowheads).toEqual([]);
});

it('shows a large floor in part, and a small one whole', () => {
  const floor = { id: 'f', title: { vi: '', en: '' }, rooms: [], here: null, there: null };
  const short = [
    { x: 50, y: 50 },
    { x: 60, y: 50 },
  ];
  const large = frameOf({ ...floor, width: 300, height: 200, route: short }, size);
  expect(large.scale).toBeCloseTo(984 / 46, 1);
  const middle = large.toUnits({ x: 55, y: 50 });
  expect(middle.x).toBeCloseTo(984 / 2, 6);

  const small = frameOf({ ...floor, width: 80, height: 20, route: short }, size);
  expect(small.toUnits({ x: 0, y: 20 }).y).toBeLessThan(small.height);
  expect(small.toUnits({ x: 0, y: 0 }).y).toBeGreaterThan(0);
});

it('breaks words into few lines of much the same length', () => {
  expect(wrapped('Car park (behind building B)', 30, 400, 3)).toEqual(['Car park (behind', 'building B)']);
  expect(wrapped('Chẩn đoán hình ảnh', 30, 60, 4)).toBeNull();
  expect(wrapped('Phòng 110', 30, 100, 1)).toBeNull();
  expect(widthOf('Ở', 30)).toBe(widthOf('O', 30));
});

it('sets arrowheads evenly on what goes straight on, whatever points it has', () => {
  const line = [0, 40, 60, 300].map((x) => ({ x, y: 0 }));
  expect(arrowheadsOn(line).map(({ x, degrees }) => [x, degrees])).toEqual([
    [75, 0],
    [225, 0],
  ]);
  expect(arrowheadsOn([line[0] ?? { x: 0, y: 0 }, { x: 0, y: 30 }])).toEqual([]);
});
