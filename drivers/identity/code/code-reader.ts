import { z } from 'zod';
import { localDay } from '../../codec/local-day.ts';
import type { OpenContext, OpenFailure } from '../../define.ts';
import type { IdentityReader, ReaderEvent } from '../../ports/identity.ts';
import { ok, type Result } from '../../ports/result.ts';
import type { LineFramerOptions } from '../../transport/line-framer.ts';
import { realTimers, type Timers } from '../../transport/timers.ts';
import { codeEvent } from './code-event.ts';
import { openRenewed, type Wire, type WireEars } from './renewed-wire.ts';
import { createZoneJoiner } from './zone-joiner.ts';

/** Four hexadecimal digits, as the operating system lists USB devices. */
export const usbId = z.string().regex(/^[0-9a-f]{1,4}$/i, 'four hexadecimal digits');

/** What every scanner may be told. `usualGapMs`: silence that ends a code whose end it does not tell, milliseconds. */
export const codeOptions = (usualGapMs: number) => ({
  gapMs: z.number().int().min(10).max(1000).default(usualGapMs),
  maxBytes: z.number().int().min(512).max(65_536).default(4096),
  /** Minutes of silence after which the device is closed and opened again; 0: never. */
  refreshMinutes: z.number().min(0).max(1440).default(30),
});

interface CodeOptions {
  readonly gapMs: number;
  readonly maxBytes: number;
  readonly refreshMinutes: number;
}

/** Opens the device. `framing` is for the framer of this opening: it gives the codes. */
export type OpenScanner = (framing: LineFramerOptions, ears: WireEars) => Promise<Result<Wire, OpenFailure>>;

/** Citizen cards are Vietnamese: so is the day by which a birth is judged. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE_MS = 60_000;

/** The port of a scanner, by whatever wire its codes come. */
export const openCodeReader = async (
  openScanner: OpenScanner,
  { gapMs, maxBytes, refreshMinutes }: CodeOptions,
  { now, log, lost, signal }: OpenContext,
  timers: Timers = realTimers,
): Promise<Result<IdentityReader, OpenFailure>> => {
  const listeners = new Set<(event: ReaderEvent) => void>();
  const say = (event: ReaderEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const zone = createZoneJoiner(timers, ({ text, receivedAt }) =>
    say(codeEvent(text, receivedAt, localDay(now(), TIME_ZONE).date, log)),
  );
  const framing: LineFramerOptions = {
    gapMs,
    maxBytes,
    timers,
    onFrame: zone.push,
    onOverflow: () => {
      log('identity.unreadable', { code: 'noise', length: maxBytes });
      say({ type: 'failed', code: 'noise' });
    },
  };
  const wire = await openRenewed({
    open: (ears) => openScanner(framing, ears),
    silentMs: refreshMinutes * MINUTE_MS,
    timers,
    onRenewed: () => log('identity.renewed', { minutes: refreshMinutes }),
    onLost: (reason) => {
      zone.close();
      lost(reason);
    },
  });
  if (!wire.ok) return wire;
  const close = (): Promise<void> => {
    listeners.clear();
    zone.close();
    return wire.value.close();
  };
  if (signal.aborted) await close();
  else signal.addEventListener('abort', () => void close(), { once: true });
  return ok({
    listen: (onEvent: (event: ReaderEvent) => void) => {
      listeners.add(onEvent);
      return () => void listeners.delete(onEvent);
    },
    // A code needs no key.
    expect: () => undefined,
    close,
  });
};
