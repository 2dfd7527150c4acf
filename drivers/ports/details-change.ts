import type { Contact, DetailsChange, Guardian, PatientDetails } from './his.ts';

/**
 * What of a change is still to be made; null where something of it stands neither as it was seen nor as it is wanted
 * (`changed`). What stands already as it is wanted is left out, so that a change can be made again after a lost answer. A person
 * told without a telephone keeps the one that the HIS has under this name. A guardian is told again, since `PatientDetails`
 * does not say the relation.
 */
export function leftToChange(
  now: PatientDetails,
  seen: PatientDetails,
  change: DetailsChange,
): DetailsChange | null {
  const contact = change.contact && withPhone(change.contact, now.contact);
  const guardian = change.guardian && withPhone(change.guardian, now.guardian);
  const fates = {
    phone: fateOf(now.phone, seen.phone, change.phone),
    address: fateOf(now.address, seen.address, change.address),
    contact: fateOf(told(now.contact), told(seen.contact), told(contact)),
    guardian: fateOf(told(now.guardian), told(seen.guardian), told(guardian)),
  };
  if (Object.values(fates).includes('changed')) return null;
  return {
    ...(change.phone !== undefined && fates.phone === 'to-do' ? { phone: change.phone } : {}),
    ...(change.address !== undefined && fates.address === 'to-do' ? { address: change.address } : {}),
    ...(contact && fates.contact === 'to-do' ? { contact } : {}),
    ...(guardian ? { guardian } : {}),
  };
}

const fateOf = (
  now: string | null,
  seen: string | null,
  wanted: string | null | undefined,
): 'done' | 'to-do' | 'changed' => {
  if (wanted === undefined || wanted === null || now === wanted) return 'done';
  return now === seen ? 'to-do' : 'changed';
};

/** One text for a person, so that two can be compared. */
const told = (one: Contact | null | undefined): string | null =>
  one ? `${one.name}\u0000${one.phone ?? ''}` : null;

const withPhone = <C extends Contact | Guardian>(wanted: C, standing: Contact | null): C =>
  wanted.phone === null && standing?.name === wanted.name ? { ...wanted, phone: standing.phone } : wanted;
