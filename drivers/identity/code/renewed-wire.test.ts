import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenFailure } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { realTimers } from '../../transport/timers.ts';
import { openRenewed, type Wire, type WireEars } from './renewed-wire.ts';

const CONFIGURED_MS = 1_800_000;
/** After which a silence is believed. */
const SILENT_MS = CONFIGURED_MS + 10;

interface Opening {
  readonly ears: WireEars;
  closed: number;
}

/** A device that opens as `next` says, and how it was opened and closed so far. */
const device = () => {
  const openings: Opening[] = [];
  const said: string[] = [];
  const state: { next: OpenFailure | 'opens' | 'throws'; closes: boolean; whileOpening: () => void } = {
    next: 'opens',
    closes: true,
    whileOpening: () => undefined,
  };
  const start = (silentMs = CONFIGURED_MS) =>
    openRenewed({
      silentMs,
      timers: realTimers,
      onRenewed: () => void said.push('renewed'),
      onLost: (reason) => void said.push(`lost: ${reason}`),
      open: async (ears) => {
        await Promise.resolve();
        state.whileOpening();
        if (state.next === 'throws') throw new Error('out of order');
        if (state.next !== 'opens') return err(state.next);
        const opening: Opening = { ears, closed: 0 };
        openings.push(opening);
        return ok({
          close: async () => {
            opening.closed++;
            // What a port says while it closes.
            ears.onLost('closed');
            if (!state.closes) await new Promise(() => undefined);
          },
        });
      },
    });
  const open = async (silentMs?: number): Promise<Wire> => {
    const opened = await start(silentMs);
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  };
  const closed = () => openings.map((opening) => opening.closed);
  return { openings, said, state, start, open, closed };
};

describe('a wire that renews itself', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is closed and opened again after a long silence, and nobody hears of a loss', async () => {
    const { open, said, closed } = device();
    await open();
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1);
    expect(closed()).toEqual([0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(closed()).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(2 * SILENT_MS);
    expect(closed()).toEqual([1, 1, 1, 0]);
    expect(said).toEqual(['renewed', 'renewed', 'renewed']);
  });

  it('is left alone while something comes in', async () => {
    const { open, openings } = device();
    await open();
    for (let turn = 0; turn < 10; turn++) {
      await vi.advanceTimersByTimeAsync(SILENT_MS - 1);
      openings[0]?.ears.onTraffic();
    }
    expect(openings).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    expect(openings).toHaveLength(2);
  });

  it('is never renewed where that is not wanted', async () => {
    const { open, openings } = device();
    await open(0);
    await vi.advanceTimersByTimeAsync(100 * SILENT_MS);
    expect(openings).toHaveLength(1);
  });

  it.each([
    ['not-found', 'lost: not-found after a silence'],
    ['throws', 'lost: out of order'],
  ] as const)('is lost, once, where it does not open again: %s', async (next, reason) => {
    const { open, said, state } = device();
    const wire = await open();
    state.next = next;
    await vi.advanceTimersByTimeAsync(3 * SILENT_MS);
    expect(said).toEqual([reason]);
    await wire.close();
  });

  it('tells a loss once, and is not renewed after it', async () => {
    const { open, openings, said } = device();
    await open();
    openings[0]?.ears.onLost('unplugged');
    openings[0]?.ears.onLost('unplugged');
    await vi.advanceTimersByTimeAsync(2 * SILENT_MS);
    expect(said).toEqual(['lost: unplugged']);
    expect(openings).toHaveLength(1);
  });

  it('does not heed a wire that was given up', async () => {
    const { open, openings, said } = device();
    await open();
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    openings[0]?.ears.onLost('late');
    expect(said).toEqual(['renewed']);
    openings[1]?.ears.onLost('unplugged');
    expect(said).toEqual(['renewed', 'lost: unplugged']);
  });

  it('is lost, and not opened again, where it does not close; closing it for good ends all the same', async () => {
    const { open, openings, said, state } = device();
    const wire = await open();
    state.closes = false;
    await vi.advanceTimersByTimeAsync(2 * SILENT_MS);
    expect(said).toEqual(['lost: close-hangs']);
    expect(openings).toHaveLength(1);
    const ended = vi.fn();
    void wire.close().then(ended);
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('that does not close is not lost where it was closed for good meanwhile', async () => {
    const { open, said, state } = device();
    const wire = await open();
    state.closes = false;
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    const ended = vi.fn();
    void wire.close().then(ended);
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    expect(ended).toHaveBeenCalledOnce();
    expect(said).toEqual([]);
  });

  it('closes for good, in the middle of a renewal, too', async () => {
    const { open, openings, said, state, closed } = device();
    const wire = await open();
    let ending: Promise<void> = Promise.resolve();
    state.whileOpening = () => {
      ending = wire.close();
    };
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    await ending;
    await vi.advanceTimersByTimeAsync(SILENT_MS);
    expect(openings).toHaveLength(2);
    expect(closed().every((times) => times > 0)).toBe(true);
    expect(said).toEqual([]);
  });

  it('does not open where the device does not', async () => {
    const { start, state } = device();
    state.next = 'busy';
    expect(await start()).toEqual({ ok: false, error: 'busy' });
  });
});
