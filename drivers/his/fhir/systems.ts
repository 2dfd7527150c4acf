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
    /** Key of money that was booked: what the HIS keeps unique. */
    settlement: z.string().default('urn:tiep-don:settlement'),
    /** The charge as staff and bank call it. */
    charge: z.string().default('urn:tiep-don:charge'),
    /** How money was given: `vietqr`, `card`. */
    means: z.string().default('urn:tiep-don:means'),
    /** Code system of a bill's price components; `BHYT` is what insurance pays. */
    price: z.string().default('urn:tiep-don:price'),
    /** Url of the extension of an Invoice that says what is paid of it (Money). */
    paid: z.string().default('urn:tiep-don:paid'),
    /**
     * Url of the extension of an Encounter whose insurance could not be checked when it came: `to-be-checked` (code), and once
     * the insurer has answered `covered` or why not (`no-card`, `expired`, …).
     */
    insuranceCheck: z.string().default('urn:tiep-don:insurance-check'),
    /** Url of the extension beside it with the insurer's own code (string). */
    insuranceCode: z.string().default('urn:tiep-don:insurance-code'),
  })
  .prefault({});
export type Systems = z.infer<typeof systems>;

/** A token search by identifier, escaped for a URL. */
export const token = (system: string, value: string): string =>
  `identifier=${encodeURIComponent(`${system}|${value}`)}`;
