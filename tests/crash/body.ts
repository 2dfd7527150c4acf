import type { Lab } from '../lab/lab.ts';
import type { WriteKill } from './kiosk-process.ts';
import type { Memory, Wish } from './patient.ts';
import type { Place } from './places.ts';

/** In what the kiosk lives and is killed: its host alone, or the whole application. */
export interface Body {
  /** `folder` holds configuration, journal and logs, over every death. `kill`: at this write, by its own hand. */
  start(lab: Lab, place: Place, folder: string, kill: WriteKill | null): Promise<Life>;
}

/** One life of a kiosk, from its start to its death. */
export interface Life {
  readonly dead: Promise<unknown>;
  isDead(): boolean;
  /** SIGKILL, at once: nothing of it does anything any more when this returns. */
  kill(): void;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** A patient, from wherever the kiosk says they are, to the end. False where the kiosk died before. */
  visit(wish: Wish, memory: Memory): Promise<boolean>;
}
