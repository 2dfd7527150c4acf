import type { CardKey, ChipFailure, ReaderEvent } from '../../ports/identity.ts';
import { err } from '../../ports/result.ts';
import { realTimers, type Timers } from '../../transport/timers.ts';
import type { ChipKey } from './access/open.ts';
import { createLink, type Transmit } from './card/link.ts';
import { identityOf } from './read/person.ts';
import { type MetCard, meetCard, type ReadHandlers, type ReadSetup, readChip } from './read/read-chip.ts';
import { assuranceOf, newReading, type Reading } from './read/reading.ts';
import { isSameKey, type LaidCard, newStay, type Stay } from './stay.ts';

export interface DeskSetup extends Omit<ReadSetup, 'extended' | 'today'> {
  readonly today: () => string;
  /** False where the configuration says that the reader takes short APDUs alone. */
  readonly extended: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly timers?: Timers;
  readonly say: (event: ReaderEvent) => void;
  readonly log: (event: string, fields: Readonly<Record<string, string | number | boolean>>) => void;
  /** Powers the card on this reader anew and hands it over again. */
  readonly again: (reader: string) => void;
}

/** What lies on the readers, what is known of it, and the reading of it. */
export interface Desk {
  laid(card: LaidCard): void;
  /** A card that cannot be had. */
  refused(reader: string, why: 'busy' | 'unresponsive'): void;
  lifted(reader: string): void;
  expect(key: CardKey | null): void;
}

/** So long after an exchange that failed a lifting is told, if it was one. */
const LIFTING_MS = 300;

/**
 * Reads the cards that are laid down, as soon as something is known that opens them. Of several readers the card that came
 * first is read; what was read of a lifted card is kept until it is back, another person is expected, or nobody is.
 */
export const createDesk = (setup: DeskSetup): Desk => {
  const { say, log, now, timers = realTimers } = setup;
  let key: ChipKey | null = null;
  let stay: Stay | null = null;
  let reading: Reading | null = null;
  /** All cards that lie somewhere, by reader. */
  const present = new Map<string, LaidCard>();
  /** The readers that fail on long APDUs, found out once. */
  const shortOnly = new Set<string>();

  const isLong = ({ reader, frames }: Stay): boolean =>
    setup.extended && frames === 'long' && !shortOnly.has(reader);
  const readSetup = (current: Stay): ReadSetup => ({
    ...setup,
    today: setup.today(),
    extended: isLong(current),
  });
  /** The card is still the one that this was begun with, and somebody wants to hear of it. */
  const isOn = (current: Stay, card: LaidCard): boolean =>
    stay === current && current.card === card && !current.muted;

  /** The card is powered anew: its sessions are forgotten, and it is met again. */
  const renew = (current: Stay): void => {
    Object.assign(current, { card: null, met: null, used: false, failed: false, muted: false });
    setup.again(current.reader);
  };

  const fail = (current: Stay, code: ChipFailure, detail: string): void => {
    current.failed = true;
    log('chip.failed', { code, detail });
    say({ type: 'failed', code });
  };

  /** What the reading says on its way, unless it is no longer wanted. */
  const handlers = (current: Stay, card: LaidCard, known: Reading): ReadHandlers => {
    const tell = (event: ReaderEvent): void => {
      if (isOn(current, card)) say(event);
    };
    const identity = (complete: boolean): void => {
      if (known.person === null) return;
      const assurance = complete ? assuranceOf(known) : 'chip-read';
      const identity = identityOf(known.person, assurance);
      tell({ type: 'identity', identity, complete, receivedAt: now(), mrz: null });
    };
    return {
      onPhase: (phase) => tell({ type: 'progress', phase }),
      onText: () => identity(false),
      onProven: () => identity(true),
      onPortrait: () => tell({ type: 'portrait', portrait: known.portrait }),
    };
  };

  /** An exchange failed while the card seems to lie there: it was lifted, or its frames are too long for somebody. */
  const stranded = (current: Stay, card: LaidCard, detail: string): void => {
    timers.after(LIFTING_MS, () => {
      if (!isOn(current, card)) return;
      if (isLong(current)) {
        current.frames = 'short';
        renew(current);
        return;
      }
      current.busy = false;
      fail(current, 'moved', detail);
    });
  };

  const settle = (current: Stay, card: LaidCard, known: Reading, wanted: ChipKey): void => {
    const { failed } = known;
    const detail = known.detail ?? '';
    // Lifted: what was read waits for the card to come back.
    if (stay !== current || current.card !== card) {
      if (failed !== 'moved') reading = null;
      return;
    }
    if (failed === 'moved') {
      stranded(current, card, detail);
      return;
    }
    current.busy = false;
    if (failed === 'chip-garbled' && known.dropped && !current.careful) {
      current.careful = true;
      renew(current);
      return;
    }
    reading = null;
    // More was learnt of the same person while less was tried.
    if (failed === 'key-refused' && key !== null && !isSameKey(wanted, key)) renew(current);
    else if (failed !== null) fail(current, failed, detail);
  };

  const read = async (current: Stay, card: LaidCard, met: MetCard, wanted: ChipKey): Promise<void> => {
    // The stay keeps nothing that the session knows.
    Object.assign(current, { used: true, busy: true, met: null });
    reading ??= newReading();
    const known = reading;
    const startedAt = setup.clock();
    await readChip(met, wanted, known, readSetup(current), handlers(current, card, known));
    const { apdus, bytesIn, bytesOut } = card.traffic;
    const ms = Math.round(setup.clock() - startedAt);
    log('chip.read', { ...known.checks, access: known.access ?? 'none', apdus, bytesIn, bytesOut, ms });
    // The key was withdrawn meanwhile: this reading is nobody's.
    if (reading === known) settle(current, card, known, wanted);
  };

  /** A card that did not let itself be met. */
  const unmet = (current: Stay, card: LaidCard, code: ChipFailure, detail: string): void => {
    current.used = true;
    if (code === 'moved') {
      stranded(current, card, detail);
      return;
    }
    // A reader that cannot carry long APDUs fails on the first of them: it is not asked again.
    if (code === 'mute' && isLong(current) && card.traffic.apdus === 1) {
      shortOnly.add(current.reader);
      renew(current);
      return;
    }
    if (code === 'mute') shortOnly.delete(current.reader);
    fail(current, code, detail);
    const other = [...present.values()].find(({ reader }) => reader !== current.reader);
    if (other !== undefined) begin(other);
  };

  const meet = async (current: Stay, card: LaidCard): Promise<void> => {
    const transmit: Transmit = (command) =>
      isOn(current, card) ? card.transmit(command) : Promise.resolve(err('lost'));
    if (!current.announced) say({ type: 'present' });
    current.announced = true;
    const outcome = await meetCard(createLink(transmit, current.careful), readSetup(current));
    if (!isOn(current, card)) return;
    if ('end' in outcome) return unmet(current, card, outcome.end.code, outcome.end.detail);
    current.met = { ...outcome.met, wrong: current.wrong };
    if (key !== null) return read(current, card, current.met, key);
    if (!current.asked) say({ type: 'key-wanted' });
    current.asked = true;
  };

  const begin = (card: LaidCard): void => {
    stay = newStay(card.reader, card);
    void meet(stay, card);
  };

  return {
    laid: (card) => {
      present.set(card.reader, card);
      if (stay?.reader === card.reader) {
        stay.card = card;
        void meet(stay, card);
      } else if (stay === null || stay.failed) begin(card);
    },
    refused: (reader, why) => {
      if (stay !== null && stay.reader !== reader) return;
      stay ??= newStay(reader, null);
      fail(stay, 'mute', why);
    },
    lifted: (reader) => {
      present.delete(reader);
      if (stay?.reader !== reader) return;
      const { busy, muted } = stay;
      stay = null;
      if (busy && !muted) {
        log('chip.failed', { code: 'moved', detail: 'lifted' });
        say({ type: 'failed', code: 'moved' });
      }
      say({ type: 'removed' });
      const [next] = present.values();
      if (next !== undefined) begin(next);
    },
    expect: (next) => {
      if (isSameKey(next, key)) return;
      const samePerson = next?.number === key?.number;
      key = next === null ? null : { ...next, can: null };
      if (!samePerson) reading = null;
      if (stay === null || stay.card === null) return;
      if (key === null) stay.muted = stay.used;
      else if (!stay.used) {
        if (stay.met !== null) void read(stay, stay.card, stay.met, key);
      } else if (!samePerson || stay.failed) renew(stay);
    },
  };
};
