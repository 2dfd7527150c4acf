import type { Identity, ReaderEvent } from '../../drivers/ports/identity.ts';
import { CODE_FAILURES } from '../../drivers/ports/identity.ts';
import { isAdult, isUnderSix } from '../../drivers/ports/person.ts';
import type { ChipReading } from './chip-reading.ts';
import { createChipReading } from './chip-reading.ts';
import type { ReaderEars } from './devices.ts';
import type { ReadingSetup } from './reading-setup.ts';
import type { Visit } from './visit.ts';
import { companionView, isProvenEnough, isRegistered, personView } from './visit.ts';

/** What the readers tell of a person, and how a visit begins and gains by it. */
export interface Reading extends ReaderEars, Pick<ChipReading, 'view' | 'moved' | 'ended'> {
  /** Enough is proven to go on, and nothing is being read that could say otherwise. */
  isProven(visit: Visit): boolean;
}

/** Joins the two readers: the code begins a visit at once, the chip proves it. */
export function createReading(setup: ReadingSetup): Reading {
  const { visits, eye, log, now, emit } = setup;

  /** A visit that only says goodbye gives way. */
  function begin(identity: Identity, receivedAt: number, mrz: Visit['mrz'] = null): Visit {
    if (visits.current()) setup.endVisit('done');
    const visit = visits.begin(identity);
    visit.mrz = mrz;
    setup.lookUp(visit);
    emit('card', { kind: 'person', visitKey: visit.key, person: personView(visit, eye) });
    log('card.read', { assurance: identity.assurance, outcome: 'person' });
    log('visit.begun', { visit: visit.key });
    log('timing', { visit: visit.key, step: 'card-to-page', ms: now() - receivedAt });
    chip.begun(visit);
    return visit;
  }
  const chip = createChipReading(setup, begin);

  /** The other code of the same card: the printed lines open its chip, the square code tells name and address whole. */
  function learn(visit: Visit, identity: Identity, mrz: Visit['mrz']): boolean {
    if (visit.step !== 'confirm') return false;
    if (mrz && !visit.mrz) {
      visit.mrz = mrz;
      chip.keyGrew(visit);
      return true;
    }
    if (visit.identity.source !== 'mrz' || identity.source !== 'qr') return false;
    Object.assign(visit, { identity, insurance: null, day: null, registrations: [] });
    setup.lookUp(visit);
    emit('person', { visitKey: visit.key, person: personView(visit, eye) });
    return true;
  }

  /** Of two who came together the other's card, where it is asked for: a child under six, or an adult for one. */
  function joins(visit: Visit, identity: Identity): boolean {
    if (visit.step !== 'companion') return false;
    const today = eye.today();
    const role = isUnderSix(visit.identity.birthDate, today) ? 'adult' : 'child';
    const fits =
      role === 'child' ? isUnderSix(identity.birthDate, today) : isAdult(identity.birthDate, today);
    if (!fits) return false;
    visit.companion = { role, identity };
    const companion = companionView(visit);
    if (companion) emit('card', { kind: 'companion', visitKey: visit.key, companion });
    return true;
  }

  function onCode(event: ReaderEvent): void {
    if (event.type === 'failed') {
      const code = CODE_FAILURES.find((one) => one === event.code);
      log('card.failed', { code: event.code });
      if (code) emit('card', { kind: 'failed', code });
    }
    if (event.type !== 'identity') return;
    const { identity, receivedAt, mrz } = event;
    const visit = visits.current();
    if (!visit || visit.step === 'goodbye') return void begin(identity, receivedAt, mrz);
    const outcome = visit.identity.number === identity.number ? 'same' : 'other';
    log('card.read', { assurance: identity.assurance, outcome });
    if (outcome === 'same' && learn(visit, identity, mrz)) return;
    if (outcome === 'other' && joins(visit, identity)) return;
    emit('card', { kind: outcome });
  }

  return {
    onCode,
    onChip: chip.onChip,
    onChipReader: chip.onChipReader,
    view: chip.view,
    moved: chip.moved,
    ended: chip.ended,
    isProven: (visit) => isRegistered(visit) || (isProvenEnough(visit, eye.needed) && !chip.isUnderWay()),
  };
}
