import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MRZ } from '../../codec/code-samples.ts';
import type { OpenContext } from '../../define.ts';
import type { IdentityReader, ReaderEvent } from '../../ports/identity.ts';
import { err, ok } from '../../ports/result.ts';
import type { LineFramerOptions } from '../../transport/line-framer.ts';
import { type OpenScanner, openCodeReader } from './code-reader.ts';
import type { WireEars } from './renewed-wire.ts';

const AN = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Hà Nội|15042021';
const MINUTE_MS = 60_000;
/** The zone was printed by then. */
const NOW = Date.UTC(2026, 10, 22);
const OPTIONS = { gapMs: 80, maxBytes: 512, refreshMinutes: 30 };

describe('reader of codes', () => {
  let openings: { framing: LineFramerOptions; ears: WireEars }[];
  let closings: number;
  let lost: string[];
  let lines: string[];
  let kiosk: AbortController;
  let events: ReaderEvent[];

  const openScanner: OpenScanner = async (framing, ears) => {
    openings.push({ framing, ears });
    return ok({
      close: async () => {
        closings++;
      },
    });
  };
  const open = async (): Promise<IdentityReader> => {
    const context: OpenContext = {
      signal: kiosk.signal,
      now: () => NOW,
      secret: () => undefined,
      lost: (reason) => void lost.push(reason),
      log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
    };
    const opened = await openCodeReader(openScanner, OPTIONS, context);
    if (!opened.ok) throw new Error(opened.detail);
    opened.value.listen((event) => events.push(event));
    return opened.value;
  };
  const scan = (text: string): void => openings.at(-1)?.framing.onFrame({ text, receivedAt: 7 });

  beforeEach(() => {
    vi.useFakeTimers();
    [openings, closings, lost, lines, events, kiosk] = [[], 0, [], [], [], new AbortController()];
  });
  afterEach(() => void vi.useRealTimers());

  it('tells who was scanned, before and after it renewed its device', async () => {
    await open();
    scan(AN);
    await vi.advanceTimersByTimeAsync(31 * MINUTE_MS);
    expect(openings).toHaveLength(2);
    scan(AN);
    expect(events).toMatchObject([
      { type: 'identity', receivedAt: 7, identity: { number: '001090123456' } },
      { type: 'identity', receivedAt: 7, identity: { number: '001090123456' } },
    ]);
    expect(lost).toEqual([]);
  });

  it('tells who is on a zone that comes line by line, and fails once where it stays torn', async () => {
    await open();
    for (const line of MRZ) scan(line);
    scan(MRZ[0]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events).toMatchObject([
      { type: 'identity', mrz: MRZ, identity: { source: 'mrz', number: '001090123456' } },
      { type: 'failed', code: 'incomplete' },
    ]);
  });

  it.each(['lost', 'closed'])('says nothing of a torn zone whose scanner was %s', async (how) => {
    const reader = await open();
    scan(MRZ[0]);
    if (how === 'lost') openings[0]?.ears.onLost('unplugged');
    else await reader.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events).toEqual([]);
    expect(lines.join()).not.toContain('identity.unreadable');
  });

  it('says that a flood was noise', async () => {
    await open();
    openings[0]?.framing.onOverflow();
    expect(events).toEqual([{ type: 'failed', code: 'noise' }]);
  });

  it('says nothing to a listener that left', async () => {
    const reader = await open();
    const heard: ReaderEvent[] = [];
    reader.listen((event) => heard.push(event))();
    scan(AN);
    expect(heard).toEqual([]);
  });

  it('needs no key', async () => {
    const reader = await open();
    reader.expect({ number: '001090123456', birthDate: null, issueDate: null, mrz: null });
    reader.expect(null);
    expect(events).toEqual([]);
  });

  it('passes on that its device was lost', async () => {
    await open();
    openings[0]?.ears.onLost('unplugged');
    expect(lost).toEqual(['unplugged']);
  });

  it("ends with the kiosk's signal, and opens nothing any more", async () => {
    await open();
    kiosk.abort();
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
    expect([openings.length, closings]).toEqual([1, 1]);
    expect(lost).toEqual([]);
  });

  it('is closed at once where the kiosk ended while it was opened', async () => {
    kiosk.abort();
    await open();
    expect(closings).toBe(1);
  });

  it('does not open where its device does not', async () => {
    const context: OpenContext = {
      signal: kiosk.signal,
      now: () => 42,
      secret: () => undefined,
      lost: () => undefined,
      log: () => undefined,
    };
    expect(await openCodeReader(async () => err('busy', 'held'), OPTIONS, context)).toEqual(
      err('busy', 'held'),
    );
  });
});
