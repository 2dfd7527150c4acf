import type { Identity, Portrait, ReaderEvent, ReadPhase } from '../../drivers/ports/identity.ts';
import type { ChipView, RefusalView, Step } from '../contract/views.ts';
import { refusal, unread } from '../contract/views.ts';
import { createChipLearning } from './chip-learning.ts';
import { createChipShown } from './chip-shown.ts';
import { DELAYS } from './delays.ts';
import type { ReadingSetup } from './reading-setup.ts';
import { keyOf } from './reading-setup.ts';
import type { Visit } from './visit.ts';
import { isRegistered } from './visit.ts';

export interface ChipReading {
  view(): ChipView;
  onChip(event: ReaderEvent): void;
  /** The chip reader is there, or gone. */
  onChipReader(open: boolean): void;
  /** A visit has begun: a card that waits for its key is read now. */
  begun(visit: Visit): void;
  /** More is known of the card of the visit than before: it may open now. */
  keyGrew(visit: Visit): void;
  /** The patient has gone on or back: a chip is read only until the person is confirmed. */
  moved(): void;
  /** The visit has ended: whatever still comes of its card is nobody's. */
  ended(): void;
  /** A read of which the outcome is open. */
  isUnderWay(): boolean;
}

/** Up to here a chip is read: from the next step on nothing of the person changes any more. */
const BEFORE_CONFIRMED: readonly Step[] = ['welcome', 'identify', 'confirm'];

/**
 * The chip of a card, from the moment it is laid on the reader. It belongs to the person who is confirming, else to
 * whoever comes next; a card that lay there during a visit begins none. `begin`: a chip that needed no key tells of a
 * person while nobody is served.
 */
export function createChipReading(
  setup: ReadingSetup,
  begin: (identity: Identity, receivedAt: number) => Visit,
): ChipReading {
  const { visits, log, now } = setup;
  const learning = createChipLearning(setup);
  const { view, show } = createChipShown({
    timers: setup.timers,
    patience: DELAYS.chipSilence,
    onSilent: () => unreadable('mute'),
    emit: (shown) => setup.emit('chip', shown),
  });
  /** Of the card that lies there: whether a visit has had it, whether it is another person's, when its read began. */
  let card = { used: false, foreign: false, since: now() };
  /** The reader was told what opens the card of the visit. */
  let expecting = false;

  const audience = (): 'person' | 'next' | 'nobody' => {
    const visit = visits.current();
    if (!visit || visit.step === 'goodbye') return 'next';
    return BEFORE_CONFIRMED.includes(visit.step) ? 'person' : 'nobody';
  };
  const isNext = (): boolean => audience() === 'next' && !card.used;
  const isHeard = (): boolean => !card.foreign && (isNext() || audience() === 'person');
  const isProven = (): boolean => learning.told() === 'proof';

  function onChip(event: ReaderEvent): void {
    if (event.type === 'present') present();
    else if (event.type === 'progress') progress(event.phase);
    else if (event.type === 'identity') identified(event);
    else if (event.type === 'portrait') portrayed(event.portrait);
    else if (event.type === 'removed') removed();
    else if (event.type === 'failed') failed(event.code);
    else if (isNext()) show({ state: 'code-wanted' }, true);
  }

  function present(): void {
    const whose = audience();
    card = { used: whose !== 'next', foreign: false, since: now() };
    if (whose === 'next') show({ state: 'none' }, true);
    else if (whose === 'person' && !isProven())
      show({ state: 'reading', phase: 'opening', complete: false }, true);
    else show(view(), true);
  }

  function progress(phase: ReadPhase): void {
    if (isHeard()) show({ state: 'reading', phase, complete: isProven() });
  }

  function identified({ identity, complete, receivedAt }: Extract<ReaderEvent, { type: 'identity' }>): void {
    const { since } = card;
    const visit = isNext() ? begin(identity, receivedAt) : visits.current();
    if (visit?.identity.number !== identity.number) strange(identity);
    if (!visit || card.foreign || isRegistered(visit)) return;
    learning.identity(visit, identity, complete, since);
    if (complete) show({ state: 'done' });
    else if (view().state !== 'reading') show({ state: 'reading', phase: 'proof', complete: isProven() });
  }

  /** Another person's card: nothing of it is taken, its portrait and its faults neither. */
  function strange({ assurance }: Identity): void {
    const visit = visits.current();
    if (!visit || visit.step === 'goodbye' || card.foreign) return;
    card.foreign = true;
    log('card.read', { assurance, outcome: 'other' });
    setup.emit('card', { kind: 'other' });
    show({ state: isProven() ? 'done' : 'none' });
  }

  function portrayed(portrait: Portrait | null): void {
    const visit = visits.current();
    if (!visit || card.foreign || learning.told() === 'nothing' || isRegistered(visit)) return;
    if (portrait) learning.portrait(visit, portrait, card.since);
    if (isProven()) show({ state: 'done' });
  }

  function removed(): void {
    card = { used: false, foreign: false, since: now() };
    if (view().state === 'reading') interrupted(false);
    else if (audience() === 'person' || view().state === 'done') show(view(), false);
    else show({ state: 'none' }, false);
  }

  function interrupted(lying?: boolean): void {
    if (isProven()) show({ state: 'done' }, lying);
    else show({ state: audience() === 'person' ? 'lifted' : 'none' }, lying);
  }

  function failed(code: Extract<ReaderEvent, { type: 'failed' }>['code']): void {
    const refused = refusal.safeParse(code);
    const left = unread.safeParse(code);
    if (refused.success) refuse(refused.data);
    else if (left.success) unreadable(left.data);
    else if (isHeard() && view().state === 'reading') interrupted();
  }

  function unreadable(code: Extract<ChipView, { state: 'failed' }>['code']): void {
    log('chip.failed', { code });
    if (!isHeard()) return;
    if (isProven()) show({ state: 'done' });
    else show({ state: 'failed', code });
  }

  /** The kiosk must not take this card. A number that is being got is not wiped any more: staff are told. */
  function refuse(code: RefusalView): void {
    log('chip.refused', { code });
    const visit = visits.current();
    const served = visit && visit.step !== 'goodbye' ? visit : null;
    if (card.foreign || !(served || isNext())) return;
    if (served && isRegistered(served)) {
      setup.callStaff(served.step);
      return;
    }
    card.used = true;
    setup.emit('card', { kind: 'refused', code });
    if (visit) setup.endVisit(served ? 'refused' : 'done');
    show({ state: 'none' });
  }

  function expect(visit: Visit | null): void {
    if (expecting === (visit !== null)) return;
    expecting = visit !== null;
    card.since = now();
    setup.expect(visit && keyOf(visit));
  }

  function moved(): void {
    const visit = visits.current();
    if (visit && audience() === 'person') {
      if (!isProven()) expect(visit);
      return;
    }
    expect(null);
    // A portrait that was still coming comes no more.
    if (visit && view().state === 'reading') show({ state: isProven() ? 'done' : 'none' });
  }

  return {
    view,
    onChip,
    onChipReader(open) {
      expecting = false;
      if (open) return moved();
      card = { used: false, foreign: false, since: now() };
      show({ state: isProven() ? 'done' : 'none' }, false);
    },
    begun(visit) {
      learning.forget();
      card = { ...card, used: view().lying, foreign: false };
      if (view().lying) show({ state: 'reading', phase: 'opening', complete: false });
      else show({ state: 'none' });
      expect(visit);
    },
    keyGrew(visit) {
      if (expecting) setup.expect(keyOf(visit));
    },
    moved,
    ended() {
      learning.forget();
      expect(null);
      // The card of whoever comes next may lie there already.
      if (!isNext() || view().state !== 'code-wanted') show({ state: 'none' });
    },
    isUnderWay() {
      const shown = view();
      return audience() === 'person' && shown.state === 'reading' && !shown.complete;
    },
  };
}
