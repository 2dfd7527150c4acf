import type { FlowActor } from './flow/follow.ts';

export interface TypedCodesSetup {
  readonly actor: FlowActor;
  /** Takes the physical keys for the scanner; gives them back when the returned function is called. */
  readonly listen: () => () => void;
}

/** Hears a scanner that types like a keyboard, while the host's configuration says that there is one. */
export function hearTypedCodes({ actor, listen }: TypedCodesSetup): void {
  let stop: (() => void) | null = null;
  actor.subscribe(({ context: { kiosk } }) => {
    if (!kiosk) return;
    if (kiosk.keyboardScanner) stop ??= listen();
    else {
      stop?.();
      stop = null;
    }
  });
}
