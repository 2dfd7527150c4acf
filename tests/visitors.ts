import type { RegisterRequest } from '../drivers/ports/his.ts';
import type { Identity } from '../drivers/ports/identity.ts';
import { fhirBirthDate, type Persona, persona } from './personas.ts';

/** A persona as the QR code of the card tells them. */
export const identityOf = (who: Persona): Identity => ({
  source: 'qr',
  assurance: 'scanned',
  number: who.card.number,
  oldNumber: who.card.oldNumber === '' ? null : who.card.oldNumber,
  name: who.card.name,
  birthDate: fhirBirthDate(who),
  sex: who.card.sex === 'Nam' ? 'male' : 'female',
  address: who.card.address,
  issueDate: null,
});

/** The visit that a persona wants. */
export const requestOf = (
  who: string,
  visitKey: string,
  more: Partial<RegisterRequest> = {},
): RegisterRequest => ({
  visitKey,
  identity: identityOf(persona(who)),
  clinicId: persona(who).clinicId,
  appointmentId: null,
  insuranceCode: null,
  insuranceChecked: true,
  details: {},
  cameAt: new Date().toISOString(),
  ...more,
});
