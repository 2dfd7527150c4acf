import type { CardKey } from '../../ports/identity.ts';
import type { Transmit } from './card/link.ts';
import type { MetCard } from './read/read-chip.ts';

/** A card on a reader, as the transport hands it over. */
export interface LaidCard {
  readonly reader: string;
  readonly transmit: Transmit;
  readonly traffic: { readonly apdus: number; readonly bytesIn: number; readonly bytesOut: number };
}

/** One card from laying to lifting, however often it is powered anew meanwhile. */
export interface Stay {
  readonly reader: string;
  /** Wrong passwords that it has heard. */
  readonly wrong: { count: number };
  /** Null while it is powered anew, and where it cannot be had. */
  card: LaidCard | null;
  /** Met and not read yet. */
  met: MetCard | null;
  /** `present` was said, and `key-wanted`. */
  announced: boolean;
  asked: boolean;
  /** Its session is spent: the next read needs the card powered anew. */
  used: boolean;
  /** A read is under way. */
  busy: boolean;
  /** The last that was said of it is a failure. */
  failed: boolean;
  /** What is still under way with it concerns nobody any more. */
  muted: boolean;
  frames: 'long' | 'short';
  /** It has lost a session over something that other cards do not mind. */
  careful: boolean;
}

export const newStay = (reader: string, card: LaidCard | null): Stay => ({
  reader,
  wrong: { count: 0 },
  card,
  met: null,
  announced: false,
  asked: false,
  used: false,
  busy: false,
  failed: false,
  muted: false,
  frames: 'long',
  careful: false,
});

/** Whether nothing more is known by the one than by the other. */
export const isSameKey = (one: CardKey | null, other: CardKey | null): boolean =>
  one?.number === other?.number &&
  one?.birthDate === other?.birthDate &&
  one?.issueDate === other?.issueDate &&
  one?.mrz?.join() === other?.mrz?.join();
