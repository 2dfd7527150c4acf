import type { z } from 'zod';
import type { HisFailure, HisPatient } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient, Written } from './client.ts';
import { patient } from './schemas.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';

/** Người bệnh. */
export interface Patients {
  /** Null where nobody has this number, or several do: doubles are for the staff to sort out, never for a kiosk. */
  find(identity: Identity, signal: AbortSignal): Promise<Result<HisPatient | null, HisFailure>>;
  /** Creates the patient unless one with this number exists, in one step of the HIS. */
  create(identity: Identity, signal: AbortSignal): Promise<Written<{ id: string }>>;
}

const OTHER_USES: readonly (string | undefined)[] = ['old', 'temp'];

/** The telephone, the mobile first (ContactPoint), as it is dialled at home: `+84 912 …` and `0912 …` are one number. */
function phoneOf({ telecom }: z.infer<typeof patient>): string | null {
  const phones = (telecom ?? []).filter(({ system, use }) => system === 'phone' && !OTHER_USES.includes(use));
  const chosen = phones.find(({ use }) => use === 'mobile') ?? phones[0];
  const digits = (chosen?.value ?? '').replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0');
  return digits === '' ? null : digits;
}

export function createPatients(client: FhirClient, systems: Systems, doubles: () => void): Patients {
  return {
    async find(identity, signal) {
      const found = await client.search(
        `Patient?${token(systems.nationalId, identity.number)}`,
        patient,
        signal,
      );
      if (!found.ok) return found;
      const [first, second] = found.value;
      if (second) doubles();
      if (!first || second) return ok(null);
      const name = first.name?.[0];
      return ok({
        id: first.id,
        name: name?.text ?? [name?.family, ...(name?.given ?? [])].filter(Boolean).join(' '),
        birthDate: first.birthDate ?? null,
        phone: phoneOf(first),
      });
    },

    create: (identity, signal) =>
      client.write(
        'POST',
        'Patient',
        {
          resourceType: 'Patient',
          active: true,
          identifier: [
            {
              use: 'official',
              type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
              system: systems.nationalId,
              value: identity.number,
            },
          ],
          name: [{ use: 'official', text: identity.name }],
          gender: identity.sex,
          birthDate: identity.birthDate,
          ...(identity.address === null
            ? {}
            : { address: [{ use: 'home', text: identity.address, country: 'VN' }] }),
        },
        { 'if-none-exist': token(systems.nationalId, identity.number) },
        patient,
        signal,
      ),
  };
}
