import { z } from 'zod';

const core = 'http://fhir.ehealth.gov.vn/core/sid';

/** Identifier systems: none is mandated (domain facts E2), so each hospital may name its own. */
export const systems = z
  .strictObject({
    nationalId: z.string().default(`${core}/national_id`),
    insurance: z.string().default(`${core}/insurance_number`),
    visitKey: z.string().default('urn:tiep-don:visit-key'),
    /** One number a person, clinic and day: what the HIS keeps unique. */
    arrival: z.string().default('urn:tiep-don:arrival'),
    queueNumber: z.string().default('urn:tiep-don:queue-number'),
    clinic: z.string().default('urn:tiep-don:clinic'),
  })
  .prefault({});
export type Systems = z.infer<typeof systems>;

/** A token search by identifier, escaped for a URL. */
export const token = (system: string, value: string): string =>
  `identifier=${encodeURIComponent(`${system}|${value}`)}`;
