import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { type Looker, watchFrames } from './frame-watch.ts';
import { createLuma, type Frame } from './luma.ts';
import { LONGEST_TEXT, readFromWorker } from './messages.ts';
import type { Newest } from './newest.ts';
import { createOnce } from './once.ts';
import type { PrintWatch } from './print-watch.ts';

const SIZE = { width: 64, height: 36 };
type Seen = Awaited<ReturnType<Looker['look']>>;
const nothing: Seen = { codes: [], hint: null };

/** Runs frames of these levels of gray, 40 ms apart, past a looker; answers what was told and what is left. */
async function run(
  levels: readonly number[],
  look: (level: number) => Seen,
  print: ((found: (lines: readonly string[]) => void, unread: () => void) => PrintWatch) | null = null,
  before: readonly string[] = [],
) {
  const told: unknown[] = [];
  const held: (readonly string[])[] = [];
  let time = 0;
  let closed = 0;
  let letGo = 0;
  let left: GrayPicture | null = null;
  const waiting = levels.map(
    (level): Frame => ({
      format: 'I420',
      visibleRect: SIZE,
      allocationSize: () => SIZE.width * SIZE.height,
      copyTo: async (into) => {
        if (level < 0) throw new Error('broken frame');
        into.fill(level);
        return [{ offset: 0, stride: SIZE.width }];
      },
      close: () => void closed++,
    }),
  );
  const frames: Newest<Frame> = {
    next: async () => {
      time += 40;
      return waiting.shift() ?? null;
    },
    close: () => void letGo++,
  };
  const looks: number[] = [];
  const watching = watchFrames(frames, {
    luma: createLuma(() => new Uint8ClampedArray(0)),
    codes: {
      look: async (picture) => {
        left = picture;
        const level = picture.pixels[0] ?? -1;
        looks.push(level);
        return look(level);
      },
      forget: () => told.push('forgot'),
    },
    once: createOnce(before, 0),
    print,
    now: () => time,
    onAlive: () => told.push('alive'),
    onCode: (text, heldThen) => {
      told.push(text);
      held.push(heldThen);
    },
    onUnread: (unread) => told.push({ unread }),
    onHint: (hint) => told.push({ hint }),
  });
  const error = await watching.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const wiped = (left as GrayPicture | null)?.pixels.every((level) => level === 0) ?? true;
  return { told, held, looks, closed, letGo, wiped, error };
}
const still = (count: number, level: number): number[] => Array(count).fill(level);

describe('frame watch', () => {
  it('tells a code once while it is held, closes every frame and wipes the last picture', async () => {
    const ran = await run(still(12, 9), () => ({ codes: [{ text: 'code' }], hint: null }));
    expect(ran.told).toEqual(['alive', 'code', 'forgot']);
    expect([ran.closed, ran.letGo, ran.wiped, ran.error]).toEqual([12, 1, true, null]);
  });

  it('tells both codes of one picture', async () => {
    const ran = await run([9], () => ({ codes: [{ text: 'one' }, { text: 'two' }], hint: null }));
    expect(ran.told).toEqual(['alive', 'one', 'two', 'forgot']);
  });

  it('tells nothing that was held before, by a worker that knew it', async () => {
    const look = (): Seen => ({ codes: [{ text: 'code' }], hint: null });
    const first = await run(still(3, 9), look);
    expect(first.held).toHaveLength(1);
    const second = await run(still(3, 9), look, null, first.held[0]);
    expect(second.told).toEqual(['alive', 'forgot']);
  });

  it.each([
    ['', 'empty'],
    ['7'.repeat(LONGEST_TEXT + 1), 'too long'],
  ])('tells noise in place of %.9j (%s)', async (text) => {
    const ran = await run(still(3, 9), () => ({ codes: [{ text }], hint: null }));
    expect(ran.told).toEqual(['alive', '\uFFFD', 'forgot']);
    expect(readFromWorker({ type: 'code', turn: 1, text: ran.told[1], held: ran.held[0] })).not.toBeNull();
  });

  it('tells neither of two people, but that there are two', async () => {
    const codes = [{ text: '001099012345|a' }, { text: '079185001234|b' }];
    const ran = await run(still(20, 9), () => ({ codes, hint: null }));
    expect(ran.told).toEqual(['alive', { unread: 'two-cards' }, 'alive', 'forgot']);
  });

  it('reads print beside a code that hangs there, and says where it is of another state', async () => {
    const ran = await run(
      still(3, 9),
      () => ({ codes: [{ text: 'poster' }], hint: null }),
      (found, unread) => {
        let noted = 0;
        return {
          note: () => {
            if (++noted === 1) unread();
            else found(['a', 'b', 'c']);
            return false;
          },
          isInSight: () => true,
          forget: () => undefined,
        };
      },
    );
    expect(ran.told).toEqual(['alive', 'poster', { unread: 'foreign' }, 'a/b/c', 'forgot']);
  });

  it('gives a sign of life twice a second, whether it looks or not', async () => {
    const ran = await run(still(250, 9), () => nothing);
    expect(ran.told).toEqual([...Array(20).fill('alive'), 'forgot']);
    expect(ran.looks.length).toBeLessThan(160);
  });

  it('tells a hint that holds', async () => {
    const ran = await run(still(12, 9), () => ({ codes: [], hint: 'too-dark' }));
    expect(ran.told).toEqual(['alive', { hint: 'too-dark' }, 'forgot']);
  });

  it('shows the print on a card to whoever reads it, where no new code was seen', async () => {
    let noted = 0;
    let forgot = false;
    const ran = await run(
      [9, 200, 9, 9],
      (level) => (level === 200 ? { codes: [{ text: 'code' }], hint: null } : nothing),
      (found) => ({
        note: () => {
          if (++noted === 2) found(['a', 'b', 'c']);
          return noted < 2;
        },
        isInSight: () => true,
        forget: () => {
          forgot = true;
        },
      }),
    );
    expect(ran.told).toEqual(['alive', { hint: 'reading' }, 'code', 'a/b/c', 'forgot']);
    expect([noted, forgot]).toEqual([3, true]);
  });

  it('closes the frame that breaks it, and says so', async () => {
    const ran = await run([9, -1, 9], () => nothing);
    expect(ran.error).toEqual(new Error('broken frame'));
    expect([ran.closed, ran.letGo, ran.wiped]).toEqual([2, 1, true]);
  });
});
