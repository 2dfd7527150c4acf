import type { Timers } from '../../drivers/transport/timers.ts';
import type { ChipView } from '../contract/views.ts';

type Without<V, K extends PropertyKey> = V extends unknown ? Omit<V, K> : never;
/** The state of a read, apart from whether a card lies there. */
export type ChipState = Without<ChipView, 'lying'>;

/** What the page is shown of the chip reader. */
export interface ChipShown {
  view(): ChipView;
  /** The page hears of a difference. `lying`: as before where it is not given. */
  show(state: ChipState, lying?: boolean): void;
}

export interface ChipShownSetup {
  readonly timers: Timers;
  /** Longest silence of a read, in milliseconds; then `onSilent` is called, once. */
  readonly patience: number;
  readonly onSilent: () => void;
  readonly emit: (view: ChipView) => void;
}

/** Keeps the view, and sees to it that no read stands on the screen for ever: a reader that hangs says nothing. */
export function createChipShown({ timers, patience, onSilent, emit }: ChipShownSetup): ChipShown {
  let view: ChipView = { state: 'none', lying: false };
  let stopWaiting = (): void => undefined;
  return {
    view: () => view,
    show(state, lying = view.lying) {
      const next: ChipView = { ...state, lying };
      stopWaiting();
      if (next.state === 'reading') stopWaiting = timers.after(patience, onSilent);
      const before = view;
      view = next;
      if (!isSame(before, next)) emit(next);
    },
  };
}

function isSame(one: ChipView, other: ChipView): boolean {
  if (one.lying !== other.lying || one.state !== other.state) return false;
  if (one.state === 'reading' && other.state === 'reading')
    return one.phase === other.phase && one.complete === other.complete;
  return one.state !== 'failed' || other.state !== 'failed' || one.code === other.code;
}
