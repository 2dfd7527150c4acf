import type { CameraFailure } from './failures.ts';
import type { CameraHint, CameraUnread } from './messages.ts';
import type { Cameras } from './open-camera.ts';
import type { PageTimers } from './timers.ts';
import type { WorkerLike } from './worker-link.ts';

export type { CameraFailure, CameraHint, CameraUnread };

/** `lost`: it should be open, is not, and is tried again and again. */
export type CameraState = 'off' | 'opening' | 'ready' | 'lost';

/** What a state may need to say: why it is lost; `no-print`: ready, but the print on cards cannot be read here. */
export type CameraReason = CameraFailure | 'no-print';

export interface CameraWish {
  /** A part of the device's name; null: the first camera. */
  readonly label: string | null;
  readonly torch: boolean;
  /** Whether the print on the back of cards (MRZ) is to be read where no new code is seen. */
  readonly mrz: boolean;
}

export interface CameraSetup {
  readonly wish: CameraWish;
  onState(state: CameraState, reason: CameraReason | null): void;
  onHint(hint: CameraHint | null): void;
  /** The text of a QR code, or the three lines of an MRZ joined by `/`; once for every time it is held up. */
  onCode(text: string): void;
  /** Something was held up that is not told, once for every time; see `CameraUnread`. */
  onUnread?(why: CameraUnread): void;
  /** What the camera sees, for a video element; null: nothing any more. */
  onStream(stream: MediaStream | null): void;
  readonly cameras?: Cameras;
  readonly timers?: PageTimers;
  readonly worker?: () => WorkerLike;
  readonly frames?: (track: MediaStreamTrack) => ReadableStream<VideoFrame>;
}

export interface Camera {
  /** `nothing` stops the camera: its light goes off, and of what it saw only hashes of the last codes are left. */
  watch(what: 'nothing' | 'codes'): void;
  close(): void;
}
