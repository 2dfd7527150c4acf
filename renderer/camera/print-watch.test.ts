import { describe, expect, it } from 'vitest';
import type { MrzZone } from '../../drivers/vision/mrz/find-zone.ts';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import type { PrintReading } from './print-reader.ts';
import { createPrintWatch } from './print-watch.ts';

const LINES = ['one', 'two', 'three'];
const read: PrintReading = { ok: true, lines: LINES };
const unreadable: PrintReading = { ok: false, reason: 'unreadable' };
const foreign: PrintReading = { ok: false, reason: 'foreign' };
const picture = (level = 7): GrayPicture => ({ width: 4, height: 1, pixels: new Uint8Array(4).fill(level) });
const zoneAt = (x: number, turned = false): MrzZone => {
  const corners = [
    { x, y: 10 },
    { x: x + 300, y: 10 },
    { x: x + 300, y: 70 },
    { x, y: 70 },
  ] as const;
  const [a, b, c, d] = corners;
  return { corners: turned ? [c, d, a, b] : [a, b, c, d], rowHeight: 20, score: 1 };
};

/** A watch over what `zone` holds, whose readings end when the test says so. */
function bench(zone: { at: MrzZone | null }) {
  const told: (readonly string[])[] = [];
  const pictures: GrayPicture[] = [];
  let foreigners = 0;
  let end = (_reading: PrintReading | null): void => undefined;
  let time = 0;
  const watch = createPrintWatch({
    find: () => zone.at,
    read: (given) => {
      pictures.push(given);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    onLines: (lines) => told.push(lines),
    onForeign: () => void foreigners++,
    onFault: (error) => {
      throw error;
    },
    now: () => time,
  });
  return {
    watch,
    told,
    pictures,
    foreigners: () => foreigners,
    async ends(reading: PrintReading | null) {
      end(reading);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    /** Notes pictures for `ms` at 25 a second; answers how many readings began. */
    goesOn(ms: number): number {
      const before = pictures.length;
      for (const until = time + ms; time < until; time += 40) watch.note(picture());
      return pictures.length - before;
    },
  };
}

describe('print watch', () => {
  it('reads a zone that is still, once at a time', async () => {
    const { goesOn, ends, told, watch } = bench({ at: zoneAt(100) });
    expect(goesOn(2000)).toBe(1);
    expect(watch.note(picture())).toBe(true);
    await ends(read);
    expect(told).toEqual([LINES]);
    expect(watch.note(picture())).toBe(false);
  });

  it('reads nothing that moves, and nothing that is not there', () => {
    const zone: { at: MrzZone | null } = { at: null };
    const { goesOn } = bench(zone);
    expect(goesOn(500)).toBe(0);
    for (let x = 0; x < 400; x += 20) {
      zone.at = zoneAt(x);
      expect(goesOn(120)).toBe(0);
    }
  });

  it('takes a zone for still that was found upside down', () => {
    const zone = { at: zoneAt(100) };
    const { goesOn } = bench(zone);
    goesOn(120);
    zone.at = zoneAt(103, true);
    expect(goesOn(120)).toBe(1);
  });

  it('tries again soon after a failure, and late after a success', async () => {
    const { goesOn, ends } = bench({ at: zoneAt(100) });
    goesOn(200);
    await ends(null);
    expect(goesOn(240)).toBe(0);
    expect(goesOn(240)).toBe(1);
    await ends(read);
    expect(goesOn(3600)).toBe(0);
    expect(goesOn(800)).toBe(1);
  });

  it('reads a card that was away at once', async () => {
    const zone: { at: MrzZone | null } = { at: zoneAt(100) };
    const { goesOn, ends } = bench(zone);
    goesOn(200);
    await ends(read);
    zone.at = null;
    goesOn(1600);
    zone.at = zoneAt(50);
    expect(goesOn(240)).toBe(1);
  });

  it('tries print that it cannot read seldom and quietly, until it moves', async () => {
    const zone = { at: zoneAt(100) };
    const { goesOn, ends, watch } = bench(zone);
    for (let failure = 0; failure < 4; failure++) {
      expect(goesOn(480)).toBe(1);
      expect(watch.note(picture())).toBe(true);
      await ends(unreadable);
    }
    expect(goesOn(2880)).toBe(0);
    expect(goesOn(480)).toBe(1);
    expect(watch.note(picture())).toBe(false);
    await ends(unreadable);
    zone.at = zoneAt(200);
    expect(goesOn(320)).toBe(1);
    expect(watch.note(picture())).toBe(true);
  });

  it('says once that a card is of another state, until it was away', async () => {
    const zone: { at: MrzZone | null } = { at: zoneAt(100) };
    const { goesOn, ends, watch, foreigners, told } = bench(zone);
    goesOn(200);
    await ends(foreign);
    expect(goesOn(3600)).toBe(0);
    expect(goesOn(800)).toBe(1);
    expect(watch.note(picture())).toBe(false);
    await ends(foreign);
    expect([foreigners(), told]).toEqual([1, []]);
    zone.at = null;
    goesOn(1600);
    zone.at = zoneAt(50);
    expect(goesOn(240)).toBe(1);
    await ends(foreign);
    expect(foreigners()).toBe(2);
  });

  it('tells nothing that was forgotten meanwhile, and keeps no picture', async () => {
    const { goesOn, ends, told, watch, pictures } = bench({ at: zoneAt(100) });
    goesOn(200);
    expect([...(pictures[0]?.pixels ?? [])]).toEqual([7, 7, 7, 7]);
    watch.forget();
    await ends(read);
    expect(told).toEqual([]);
    expect([...(pictures[0]?.pixels ?? [])]).toEqual([0, 0, 0, 0]);
  });
});
