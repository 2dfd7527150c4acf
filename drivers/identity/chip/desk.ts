import type { CardKey, ChipFailure, ReaderEvent } from '../../ports/identity.ts';
import type { ChipKey } from './access/open.ts';
import { createLink, type Transmit } from './card/link.ts';
import { identityOf } from './read/person.ts';
import { type MetCard, meetCard, type ReadSetup, readChip } from './read/read-chip.ts';
import { assuranceOf, newReading, type Reading } from './read/reading.ts';

/** A card on a reader, as the transport hands it over. */
export interface LaidCard {
  readonly reader: string;
  readonly transmit: Transmit;
  readonly traffic: { readonly apdus: number; readonly bytesIn: number; readonly bytesOut: number };
}

export interface DeskSetup extends Omit<ReadSetup, 'extended' | 'today'> {
  readonly today: () => string;
  /** False where the configuration says that the reader takes short APDUs alone. */
  readonly extended: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
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

/** One card from laying to lifting. */
interface Stay {
  readonly card: LaidCard;
  met: MetCard | null;
  /** A read is under way or has spent the card's session: the next needs the card powered anew. */
  used: boolean;
  /** What is still under way with it concerns nobody any more. */
  muted: boolean;
}

/** After these a new read begins at the beginning; after a lifting it goes on. */
const RESUMES: readonly ChipFailure[] = ['moved'];

/**
 * Reads the cards that are laid down, as soon as something is known that opens them. Of several readers the card that came
 * first is read; what was read of a lifted card is kept until it is back, another person is expected, or nobody is.
 */
export const createDesk = (setup: DeskSetup): Desk => {
  const { say, log, now } = setup;
  let key: ChipKey | null = null;
  let stay: Stay | null = null;
  /** All cards that lie somewhere, by reader. */
  const present = new Map<string, LaidCard>();
  let reading: Reading | null = null;
  /** The readers that fail on long APDUs, found out once. */
  const shortOnly = new Set<string>();
  /** Readers whose next card is the one that lies there, powered anew by us. */
  const renewed = new Set<string>();

  const readSetup = (reader: string): ReadSetup => ({
    ...setup,
    today: setup.today(),
    extended: setup.extended && !shortOnly.has(reader),
  });

  const renew = (current: Stay): void => {
    current.muted = true;
    renewed.add(current.card.reader);
    stay = null;
    setup.again(current.card.reader);
  };

  const fail = (current: Stay, code: ChipFailure, detail: string): void => {
    log('chip.failed', { code, detail, apdus: current.card.traffic.apdus });
    say({ type: 'failed', code });
  };

  /** What the reading says on its way, unless it is no longer wanted. */
  const tell = (current: Stay, known: Reading) => {
    const identity = (complete: boolean): void => {
      if (current.muted || known.person === null) return;
      const assurance = complete ? assuranceOf(known) : 'chip-read';
      say({ type: 'identity', identity: identityOf(known.person, assurance), complete, receivedAt: now() });
    };
    return {
      onPhase: (phase: Extract<ReaderEvent, { type: 'progress' }>['phase']) => {
        if (!current.muted) say({ type: 'progress', phase });
      },
      onText: () => identity(false),
      onProven: () => identity(true),
      onPortrait: () => {
        if (!current.muted && known.portrait !== null) say({ type: 'portrait', portrait: known.portrait });
      },
    };
  };

  const read = async (current: Stay, met: MetCard, wanted: ChipKey): Promise<void> => {
    current.used = true;
    reading ??= newReading();
    const known = reading;
    const startedAt = setup.clock();
    const failed = await readChip(met, wanted, known, readSetup(current.card.reader), tell(current, known));
    // The key was withdrawn meanwhile: this reading is nobody's.
    if (reading !== known) return;
    if (failed === null || !RESUMES.includes(failed)) reading = null;
    const { apdus, bytesIn, bytesOut } = current.card.traffic;
    const ms = Math.round(setup.clock() - startedAt);
    log('chip.read', { ...known.checks, access: known.access ?? 'none', apdus, bytesIn, bytesOut, ms });
    if (failed !== null) fail(current, failed, known.detail ?? '');
  };

  const meet = async (current: Stay, announce: boolean): Promise<void> => {
    const { card } = current;
    const link = createLink(card.transmit);
    const extended = readSetup(card.reader).extended;
    const outcome = await meetCard(link, readSetup(card.reader));
    if (current.muted) return;
    if ('end' in outcome) {
      // A reader that cannot carry long APDUs fails on the first of them: it is not asked again.
      if (extended && card.traffic.apdus === 1 && outcome.end.code === 'mute') {
        shortOnly.add(card.reader);
        renew(current);
        return;
      }
      current.used = true;
      fail(current, outcome.end.code, outcome.end.detail);
      return;
    }
    current.met = outcome.met;
    if (key !== null) await read(current, outcome.met, key);
    else if (announce) say({ type: 'key-wanted' });
  };

  const begin = (card: LaidCard, announce: boolean): void => {
    stay = { card, met: null, used: false, muted: false };
    if (announce) say({ type: 'present' });
    void meet(stay, announce);
  };

  return {
    laid: (card) => {
      const announce = !renewed.delete(card.reader);
      present.set(card.reader, card);
      if (stay === null) begin(card, announce);
    },
    refused: (reader, why) => {
      log('chip.failed', { code: 'mute', detail: why, apdus: 0 });
      if (stay === null && !renewed.delete(reader)) say({ type: 'failed', code: 'mute' });
    },
    lifted: (reader) => {
      present.delete(reader);
      renewed.delete(reader);
      if (stay?.card.reader !== reader) return;
      stay.muted = true;
      stay = null;
      say({ type: 'removed' });
      const [next] = present.values();
      if (next !== undefined) begin(next, true);
    },
    expect: (next) => {
      if (next?.number === key?.number) return;
      key = next === null ? null : { ...next, can: null };
      reading = null;
      if (stay === null) return;
      if (next === null) {
        stay.muted = stay.used;
        return;
      }
      if (stay.used) renew(stay);
      else if (stay.met !== null) void read(stay, stay.met, { ...next, can: null });
    },
  };
};
