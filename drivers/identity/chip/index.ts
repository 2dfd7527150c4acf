import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { localDay } from '../../codec/local-day.ts';
import { defineDriver } from '../../define.ts';
import type { ReaderEvent } from '../../ports/identity.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { openPcsc, type PcscReaders } from '../../transport/pcsc/readers.ts';
import { type Random, warmUp } from './crypto/curves.ts';
import { createDesk } from './desk.ts';
import { loadTrust, type Trust, type TrustFailure } from './proof/trust.ts';

const options = z.strictObject({
  /** A part of the reader's name as PC/SC lists it; absent: every reader. */
  reader: z.string().min(1).optional(),
  /** File or folder of the certificates that are trusted (CSCA); absent: cards are read and not authenticated. */
  csca: z.string().min(1).optional(),
  /** `short` for a reader that does not carry long APDUs; `auto` finds it out. */
  frames: z.enum(['auto', 'short']).default('auto'),
  /** Most ms that a card may take to answer. */
  answerMs: z.number().int().min(200).max(10_000).default(1_800),
});

const random: Random = (count) => Uint8Array.from(randomBytes(count));

/** The cards are Vietnamese: so is the day on which they are judged. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const trustAt = (path: string | undefined): Result<Trust, TrustFailure> =>
  path === undefined ? ok([]) : loadTrust(path);

/** The chip of the citizen card (thẻ căn cước gắn chip) on any PC/SC reader: read, and proven genuine. */
export default defineDriver({
  kind: 'identity',
  id: 'chip',
  label: 'Chip of the citizen card (PC/SC)',
  options,
  open: async ({ reader, csca, frames, answerMs }, { now, lost, log, signal }) => {
    const trust = trustAt(csca);
    if (!trust.ok) return err('misconfigured', `csca: ${trust.error} ${trust.detail ?? ''}`);
    if (trust.value.length === 0) log('chip.no-csca', { meaning: 'cards are read, and not authenticated' });

    const listeners = new Set<(event: ReaderEvent) => void>();
    let readers: PcscReaders | null = null;
    const desk = createDesk({
      trust: trust.value,
      random,
      clock: () => performance.now(),
      now,
      today: () => localDay(now(), TIME_ZONE).date,
      extended: frames === 'auto',
      log,
      again: (name) => readers?.again(name),
      say: (event) => {
        for (const listener of [...listeners]) listener(event);
      },
    });
    const opened = await openPcsc(
      { readers: reader ?? null, answerMs },
      {
        onCard: (card) => desk.laid(card),
        onRefused: (name, why) => desk.refused(name, why),
        onRemoved: (name) => desk.lifted(name),
        onReaders: (names) => {
          log('chip.readers', { count: names.length });
          // The screen must not ask for a card that nothing would read.
          if (names.length === 0) lost('no chip reader is connected');
        },
        onLost: lost,
      },
      signal,
    );
    if (!opened.ok) return opened;
    readers = opened.value;
    setImmediate(() => warmUp(random));
    log('chip.opened', { readers: readers.names.join(', '), trusted: trust.value.length });
    return ok({
      listen: (onEvent: (event: ReaderEvent) => void) => {
        listeners.add(onEvent);
        return () => void listeners.delete(onEvent);
      },
      expect: (key) => desk.expect(key),
      close: async () => {
        listeners.clear();
        desk.expect(null);
        await opened.value.close();
      },
    });
  },
});
