import type { z } from 'zod';
import type { OpenContext } from '../../drivers/define.ts';
import driver from '../../drivers/his/fhir/index.ts';
import type { HospitalSystem, RegisterRequest } from '../../drivers/ports/his.ts';
import type { Identity } from '../../drivers/ports/identity.ts';
import { fhirBirthDate, type Persona, persona } from '../personas.ts';

export interface FhirBench {
  readonly his: HospitalSystem;
  /** What the driver said to the operator: `event {"field":"value"}`. */
  readonly said: string[];
}

/** Opens the FHIR driver, not the simulator, for its own tests. @throws Error where it does not open. */
export const openFhir = async (
  options: z.input<typeof driver.options>,
  context: Partial<OpenContext> = {},
): Promise<FhirBench> => {
  const said: string[] = [];
  const opened = await driver.open(driver.options.parse(options), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void said.push(`${event} ${JSON.stringify(fields ?? {})}`),
    ...context,
  });
  if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
  return { his: opened.value, said };
};

/** A persona as the QR code of the card tells them. */
export const scanned = (who: Persona): Identity => ({
  source: 'qr',
  assurance: 'scanned',
  number: who.card.number,
  oldNumber: null,
  name: who.card.name,
  birthDate: fhirBirthDate(who),
  sex: who.card.sex === 'Nam' ? 'male' : 'female',
  address: who.card.address,
  issueDate: null,
});

/** The visit that a persona wants. */
export const visitOf = (
  who: string,
  visitKey: string,
  more: Partial<RegisterRequest> = {},
): RegisterRequest => ({
  visitKey,
  identity: scanned(persona(who)),
  clinicId: persona(who).clinicId,
  appointmentId: null,
  insuranceCode: null,
  insuranceChecked: true,
  ...more,
});
