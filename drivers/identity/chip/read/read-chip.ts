import type { CalendarDate } from '../../../codec/calendar.ts';
import type { ChipFailure, ReadPhase } from '../../../ports/identity.ts';
import { type ChipDoor, type ChipKey, lookAtDoor, openChip } from '../access/open.ts';
import type { Link } from '../card/link.ts';
import type { Random } from '../crypto/curves.ts';
import type { Trust } from '../proof/trust.ts';
import { face } from './face.ts';
import { proof } from './proof.ts';
import type { Reading } from './reading.ts';
import { linkEnd, type Reader, type Step, type StepEnd } from './step.ts';
import { text } from './text.ts';

export interface ReadSetup {
  readonly trust: Trust;
  readonly random: Random;
  readonly today: CalendarDate;
  /** Milliseconds. */
  readonly clock: () => number;
  /** False for a reader or card that is known to fail on long APDUs. */
  readonly extended: boolean;
}

/** What the reader of a card says while it reads; the reading holds what was learnt. */
export interface ReadHandlers {
  readonly onPhase: (phase: ReadPhase) => void;
  /** The text is there; nothing of it is proven. */
  readonly onText: () => void;
  /** The text is proven, as far as it can be. */
  readonly onProven: () => void;
  readonly onPortrait: () => void;
}

type Ended = Exclude<StepEnd, null>;

/** A citizen card that lies on the reader, not open yet. */
export interface MetCard {
  readonly link: Link;
  readonly door: ChipDoor;
  /** Wrong passwords that it has heard since it was laid down. */
  readonly wrong: { count: number };
}

/** Whether this is a citizen card at all: before anybody is asked for a key. */
export const meetCard = async (
  link: Link,
  setup: ReadSetup,
): Promise<{ readonly met: MetCard } | { readonly end: Ended }> => {
  const door = await lookAtDoor(link, setup.extended);
  if (!door.ok) return { end: linkEnd(door.error, 'card access') };
  return door.value.application
    ? { met: { link, door: door.value, wrong: { count: 0 } } }
    : { end: { code: 'other-chip', detail: 'no eMRTD application' } };
};

const open = async (met: MetCard, key: ChipKey, reading: Reading, setup: ReadSetup): Promise<StepEnd> => {
  const opened = await openChip(met.link, met.door, key, setup, met.wrong);
  if (opened.ok) {
    reading.access = opened.value;
    return null;
  }
  switch (opened.error) {
    case 'other-chip':
      return { code: 'other-chip', detail: 'no eMRTD application' };
    case 'wrong-password':
      return { code: 'key-refused', detail: 'nothing that is known opens it' };
    case 'blocked':
      return { code: 'chip-blocked', detail: 'no more tries' };
    default:
      return linkEnd(opened.error, 'access');
  }
};

/** The steps in their order, each with what it gives: text first, so that it is on the screen while the rest comes. */
const steps = (handlers: ReadHandlers): readonly (readonly [Step, () => void])[] => [
  [text, handlers.onText],
  [proof, handlers.onProven],
  [face, handlers.onPortrait],
];

/**
 * Opens a card and reads it to the end, or goes on with a `reading` that a lifting broke off: files that are whole are
 * not read again, and the chip proves itself anew. `reading` holds all that was learnt, whatever the end.
 * @returns why it ended early; null when all was read
 */
export const readChip = async (
  met: MetCard,
  key: ChipKey,
  reading: Reading,
  setup: ReadSetup,
  handlers: ReadHandlers,
): Promise<ChipFailure | null> => {
  const reader: Reader = { link: met.link, reading, ...setup };
  reading.detail = null;
  handlers.onPhase('opening');
  let ended = await open(met, key, reading, setup);
  for (const [step, tell] of steps(handlers)) {
    if (ended !== null) break;
    handlers.onPhase(step.phase);
    ended = await step.run(reader);
    if (ended === null) tell();
  }
  reading.failed = ended?.code ?? null;
  reading.dropped = ended?.dropped ?? false;
  if (ended !== null) reading.detail = ended.detail;
  return reading.failed;
};
