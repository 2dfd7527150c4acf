import { z } from 'zod';

/** The parts of FHIR R4 that the kiosk reads; everything else in a resource is ignored. */
export const reference = z.object({ reference: z.string().optional() });
export const identifier = z.object({ system: z.string().optional(), value: z.string().optional() });
const period = z.object({ start: z.string().optional(), end: z.string().optional() });
const coding = z.object({ system: z.string().optional(), code: z.string().optional() });
const concept = z.object({ coding: z.array(coding).optional() });
const translated = z
  .object({
    extension: z
      .array(
        z.object({
          url: z.string(),
          extension: z
            .array(
              z.object({
                url: z.string(),
                valueCode: z.string().optional(),
                valueString: z.string().optional(),
              }),
            )
            .optional(),
        }),
      )
      .optional(),
  })
  .optional();

export const patient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  identifier: z.array(identifier).optional(),
  name: z
    .array(
      z.object({
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  birthDate: z.string().optional(),
  telecom: z
    .array(
      z.object({
        system: z.string().optional(),
        use: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .optional(),
});
export const organization = z.object({
  resourceType: z.literal('Organization'),
  id: z.string(),
  name: z.string(),
  _name: translated,
});
export const healthcareService = z.object({
  resourceType: z.literal('HealthcareService'),
  id: z.string(),
  active: z.boolean().optional(),
  name: z.string(),
  _name: translated,
  providedBy: reference.optional(),
  location: z.array(reference).optional(),
});
export const location = z.object({
  resourceType: z.literal('Location'),
  id: z.string(),
  name: z.string().optional(),
  partOf: reference.optional(),
});
export const charge = z.object({
  resourceType: z.literal('ChargeItemDefinition'),
  status: z.string(),
  effectivePeriod: period.optional(),
  useContext: z.array(z.object({ valueReference: reference.optional() })).optional(),
  propertyGroup: z
    .array(
      z.object({
        priceComponent: z
          .array(
            z.object({
              type: z.string(),
              amount: z
                .object({ value: z.number().int().nonnegative(), currency: z.literal('VND') })
                .optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
});
export const schedule = z.object({
  resourceType: z.literal('Schedule'),
  id: z.string(),
  active: z.boolean().optional(),
  actor: z.array(reference),
});
export const slot = z.object({
  resourceType: z.literal('Slot'),
  schedule: reference,
  status: z.string(),
  start: z.string(),
});
export const appointment = z.object({
  resourceType: z.literal('Appointment'),
  id: z.string(),
  status: z.string(),
  start: z.string().optional(),
  participant: z.array(z.object({ actor: reference.optional() })),
});
export const encounter = z.object({
  resourceType: z.literal('Encounter'),
  id: z.string(),
  status: z.string(),
  identifier: z.array(identifier).optional(),
  subject: reference.optional(),
  serviceType: concept.optional(),
  account: z.array(reference).optional(),
  location: z.array(z.object({ location: reference })).optional(),
  period: period.optional(),
  meta: z.object({ lastUpdated: z.string().optional() }).optional(),
});
export type Encounter = z.infer<typeof encounter>;

export const coverage = z.object({
  resourceType: z.literal('Coverage'),
  id: z.string(),
  status: z.string(),
  beneficiary: reference,
});

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z
    .array(
      z.object({
        resource: z.unknown().optional(),
        search: z.object({ mode: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});
/** One entry for each of the transaction, in its order (R4, http.html#transaction-response). */
export const transactionResponse = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction-response'),
  entry: z.array(
    z.object({
      resource: z.unknown().optional(),
      response: z.object({ status: z.string(), location: z.string().optional() }),
    }),
  ),
});

/** `Location/phong-201` → `phong-201`, for the type asked for alone; of whatever version. */
export const idOf = (ref: z.infer<typeof reference> | undefined, type: string): string | null => {
  const pattern = new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?$`);
  const [, id] = pattern.exec(ref?.reference ?? '') ?? [];
  return id ?? null;
};

/** The name in both languages: the standard translation extension where there is one, else the Vietnamese for both. */
export const wordsOf = (resource: {
  name: string;
  _name?: z.infer<typeof translated>;
}): { vi: string; en: string } => {
  for (const { url, extension } of resource._name?.extension ?? []) {
    if (url !== 'http://hl7.org/fhir/StructureDefinition/translation') continue;
    const part = (name: string) => extension?.find((one) => one.url === name);
    const content = part('content')?.valueString;
    if (part('lang')?.valueCode?.startsWith('en') && content) return { vi: resource.name, en: content };
  }
  return { vi: resource.name, en: resource.name };
};
