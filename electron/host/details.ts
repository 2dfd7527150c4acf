import { maskPhone } from '../../drivers/codec/vn-phone.ts';
import type {
  Contact,
  DetailsChange,
  DetailsFailure,
  HisFailure,
  PatientDetails,
} from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { DetailsChangeInput, PatientDetailsView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import type { Addresses } from './places.ts';
import type { Visit } from './visit.ts';

/** Cập nhật thông tin: what the hospital has of how to reach the person of the visit, and what they change of it. */
export interface Details {
  read(visit: Visit): Promise<Result<PatientDetailsView, HisFailure | 'not-configured'>>;
  /**
   * Sends what was told and nothing else. It is no intent of the journal: the same change again does no harm, and one that
   * was lost is told to the person, who is standing there. `no-place`: no such commune.
   */
  update(
    visit: Visit,
    change: DetailsChangeInput,
  ): Promise<
    Result<PatientDetailsView, Exclude<DetailsFailure, 'no-patient'> | 'not-configured' | 'no-place'>
  >;
}

export function createDetails({ drivers, log }: Parts, addresses: Addresses): Details {
  const until = (visit: Visit): AbortSignal =>
    AbortSignal.any([visit.over.signal, AbortSignal.timeout(DELAYS.hisQuestion)]);

  function shown(visit: Visit, details: PatientDetails): PatientDetailsView {
    visit.seenDetails = details;
    return {
      phone: details.phone && maskPhone(details.phone),
      address: details.address,
      contact: masked(details.contact),
      guardian: masked(details.guardian),
      place: addresses.view(details.address),
    };
  }

  const told = ({ address, ...rest }: DetailsChangeInput): DetailsChange | null => {
    if (!address) return rest;
    const line = addresses.line(address.line, address.communeCode);
    return line === null ? null : { ...rest, address: line };
  };

  return {
    async read(visit) {
      const desk = drivers.his()?.details;
      if (!desk || visit.patientId === null) return err('not-configured');
      const { patientId } = visit;
      const found = await desk.read(patientId, until(visit));
      // The visit has become another person's meanwhile.
      if (visit.patientId !== patientId) return err('bad-answer');
      if (found.ok) return ok(shown(visit, found.value));
      log('his.failed', { what: 'details', code: found.error });
      return err(found.error === 'no-patient' ? 'bad-answer' : found.error);
    },

    async update(visit, change) {
      const desk = drivers.his()?.details;
      const { patientId, seenDetails } = visit;
      if (!desk || patientId === null || !seenDetails) return err('not-configured');
      const wanted = told(change);
      if (!wanted) return err('no-place');
      const changed = await desk.update(patientId, seenDetails, wanted, until(visit));
      if (visit.patientId !== patientId) return err('bad-answer');
      if (changed.ok) {
        log('details.changed', { visit: visit.key, fields: Object.keys(wanted).join(' ') });
        return ok(shown(visit, changed.value));
      }
      log('his.failed', { what: 'update-details', code: changed.error });
      return err(changed.error === 'no-patient' ? 'bad-answer' : changed.error);
    },
  };
}

const masked = (contact: Contact | null): Contact | null =>
  contact && { name: contact.name, phone: contact.phone && maskPhone(contact.phone) };
