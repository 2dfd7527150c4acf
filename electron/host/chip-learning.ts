import type { Identity, Portrait } from '../../drivers/ports/identity.ts';
import { PORTRAIT_LENGTH } from '../contract/views.ts';
import type { ReadingSetup } from './reading-setup.ts';
import type { Visit } from './visit.ts';
import { isEnough, personView } from './visit.ts';

/** What the chip has told of the visit under way, and what the visit gains by it. */
export interface ChipLearning {
  /** `proof`: proven as far as the chip goes. */
  told(): 'nothing' | 'person' | 'proof';
  forget(): void;
  /** `since`: when the read began, milliseconds of the clock. */
  identity(visit: Visit, identity: Identity, complete: boolean, since: number): void;
  portrait(visit: Visit, portrait: Portrait, since: number): void;
}

export function createChipLearning(
  setup: Pick<ReadingSetup, 'eye' | 'log' | 'now' | 'emit' | 'lookUp'>,
): ChipLearning {
  const { eye, log, now } = setup;
  let told: ReturnType<ChipLearning['told']> = 'nothing';

  const time = ({ key }: Visit, step: string, since: number): void =>
    log('timing', { visit: key, step, ms: now() - since });
  const show = (visit: Visit): void =>
    setup.emit('person', { visitKey: visit.key, person: personView(visit, eye) });

  /** The chip's word is taken for the code's: what was asked about somebody else is asked anew. */
  function improve(visit: Visit, identity: Identity): void {
    const { name, birthDate, sex } = visit.identity;
    const differs = name !== identity.name || birthDate !== identity.birthDate || sex !== identity.sex;
    visit.identity = identity;
    if (!differs) return;
    Object.assign(visit, { insurance: null, day: null, registrations: [] });
    setup.lookUp(visit);
  }

  return {
    told: () => told,
    forget() {
      told = 'nothing';
    },
    identity(visit, identity, complete, since) {
      log('chip.read', { assurance: identity.assurance, complete });
      if (told === 'nothing') time(visit, 'chip-to-text', since);
      if (complete && told !== 'proof') time(visit, 'chip-to-proof', since);
      if (told !== 'proof') told = complete ? 'proof' : 'person';
      // A card that is laid down a second time does not take back what it has proven.
      if (isEnough(identity.assurance, visit.identity.assurance)) improve(visit, identity);
      show(visit);
    },
    portrait(visit, portrait, since) {
      const url = portraitUrl(portrait);
      if (url === null) return log('chip.failed', { code: 'portrait-too-large' });
      visit.portrait = url;
      time(visit, 'chip-to-portrait', since);
      show(visit);
    },
  };
}

/** The portrait as a page shows it; null where it is larger than any card's. */
function portraitUrl({ mime, bytes }: Portrait): string | null {
  const url = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  return bytes.length > 0 && url.length <= PORTRAIT_LENGTH ? url : null;
}
