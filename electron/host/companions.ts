import { createHmac, randomBytes } from 'node:crypto';
import { numberWarnings } from '../../drivers/codec/citizen-number.ts';
import type { Identity } from '../../drivers/ports/identity.ts';
import { isAdult, isUnderSix } from '../../drivers/ports/person.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { InputOf } from '../contract/messages.ts';
import type { PersonView, ToldChild } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';
import { personView } from './visit.ts';

export type CompanionFailure = 'no-companion' | 'not-under-six' | 'not-that-number' | 'attempts';

/** Trẻ dưới 6 tuổi and the adult with it: two persons, one visit, which is the child's. */
export interface Companions {
  /** Makes the visit the child's, with the adult as its guardian; everything that was asked about another is dropped. */
  child(visit: Visit, told: InputOf<'visit.child'>): Result<{ person: PersonView }, CompanionFailure>;
}

/** Children that one adult's card may speak for by typing, within `DELAYS.typedWithin`. */
const CHILDREN = 3;

/** `lookUp`: asks HIS and insurer about the person of the visit. */
export function createCompanions(
  { eye, now, log }: Pick<Parts, 'eye' | 'now' | 'log'>,
  lookUp: (visit: Visit) => void,
): Companions {
  /** By the adult's card, so that the next patient is not shut out; what stands here names nobody and dies with the host. */
  const salt = randomBytes(16);
  const typed = new Map<string, { readonly children: Set<string>; readonly since: number }>();
  const digest = (text: string): string => createHmac('sha256', salt).update(text).digest('base64');

  function mayType(adult: Identity, child: ToldChild): boolean {
    for (const [key, { since }] of typed) if (now() - since > DELAYS.typedWithin) typed.delete(key);
    const key = digest(adult.number);
    const known = typed.get(key) ?? { children: new Set<string>(), since: now() };
    typed.set(key, known);
    const { number, name, birthDate } = child;
    const wanted = digest([number, name, birthDate].join('|'));
    if (known.children.size < CHILDREN) known.children.add(wanted);
    return known.children.has(wanted);
  }

  function childOf(visit: Visit, child: ToldChild | null): Result<Identity, CompanionFailure> {
    const { identity, companion } = visit;
    const isChilds = isUnderSix(identity.birthDate, eye.today());
    if (!isChilds && !isAdult(identity.birthDate, eye.today())) return err('no-companion');
    if (!child) {
      if (isChilds) return companion?.role === 'adult' ? ok(identity) : err('no-companion');
      return companion?.role === 'child' ? ok(companion.identity) : err('no-companion');
    }
    if (isChilds) return err('no-companion');
    const { number, birthDate, sex } = child;
    const today = eye.today();
    if (!isUnderSix(birthDate, today)) return err('not-under-six');
    if (numberWarnings(number, birthDate, sex).length > 0) return err('not-that-number');
    if (!mayType(identity, child)) return err('attempts');
    const name = child.name.normalize('NFC').replace(/\s+/g, ' ');
    return ok({ ...UNKNOWN, source: 'typed', assurance: 'typed', number, name, birthDate, sex });
  }

  return {
    child(visit, { child, relation, phone }) {
      const found = childOf(visit, child);
      if (!found.ok) {
        log('child.refused', { code: found.error });
        return found;
      }
      const adult = visit.companion?.role === 'adult' ? visit.companion.identity : visit.identity;
      const isSame = found.value === visit.identity;
      const isTyped = child !== null || (isSame && visit.typed);
      Object.assign(visit, {
        ...NOTHING_ASKED,
        identity: found.value,
        // A face and a zone are of one card alone.
        portrait: isSame ? visit.portrait : null,
        mrz: isSame ? visit.mrz : null,
        companion: { role: 'adult', identity: adult },
        // An adult who was proven answers for the child that they brought.
        vouched: isSame ? visit.vouched : adult.assurance,
        typed: isTyped,
        details: { ...visit.details, guardian: { name: adult.name, phone, relation } },
      });
      log('child.taken', { visit: visit.key, by: isTyped ? 'certificate' : 'card' });
      lookUp(visit);
      return ok({ person: personView(visit, eye) });
    },
  };
}

const UNKNOWN = { oldNumber: null, address: null, issueDate: null } as const;
/** Of another person it counts for nothing. */
const NOTHING_ASKED = {
  insurance: null,
  day: null,
  departments: null,
  departmentId: null,
  clinicId: null,
  appointmentId: null,
  registrations: [],
  patientId: null,
  seenDetails: null,
} as const;
