import { z } from 'zod';

/* What the expression `result` of each operation must give: the port's words (drivers/ports/his.ts). */

/** jsonata gives one of a kind as itself and none as nothing. */
const many = <S extends z.ZodType>(one: S) =>
  z.preprocess((value): unknown => {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : [value];
  }, z.array(one));

const id = z.string().min(1);
const words = z
  .object({ vi: z.string().min(1), en: z.string().nullish() })
  .transform(({ vi, en }) => ({ vi, en: en || vi }));
const instant = z.iso.datetime({ offset: true });
const optional = <S extends z.ZodType>(one: S) => one.nullish().transform((value) => value ?? null);
const dong = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const count = z.number().int().nonnegative();

/** `number`: the citizen number that the HIS has of the patient, where it tells. */
export const patients = many(
  z.object({
    id,
    name: z.string().min(1),
    birthDate: optional(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
    phone: optional(z.string().regex(/^\d+$/)),
    number: optional(z.string()),
  }),
);

export const appointments = many(z.object({ id, clinicId: id, start: instant }));

const registration = z.object({
  encounterId: id,
  visitKey: id,
  clinicId: id,
  number: z.string().regex(/^\S+$/),
  waiting: optional(count),
  registeredAt: instant,
});
export const registrations = many(registration);

/** `more`: what `register` needs of a clinic besides. */
const clinic = z.object({
  id,
  name: words,
  room: z
    .string()
    .nullish()
    .transform((room) => room ?? ''),
  floor: z
    .string()
    .nullish()
    .transform((floor) => floor ?? ''),
  price: dong,
  free: optional(count),
  more: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((more) => more ?? {}),
});
export const departments = many(z.object({ id, name: words, clinics: many(clinic) }));

/** Money is looked at afterwards: one wrong amount takes its own bill away, not all of them. */
export const bills = many(
  z.object({
    id,
    patientId: id,
    visitKey: optional(id),
    issuedAt: instant,
    items: many(z.object({ label: z.string().min(1), amount: z.number() })),
    insurance: z.number(),
    due: z.number(),
  }),
);

const digits = optional(z.string().regex(/^\d+$/));
const text = optional(z.string().min(1));

/** Nobody, where neither name nor telephone is known. */
const contact = optional(z.object({ name: text, phone: digits })).transform((one) =>
  one === null || (one.name === null && one.phone === null)
    ? null
    : { name: one.name ?? '', phone: one.phone },
);

/** Null where the HIS has no such patient. `more`: what `updateDetails` needs besides, as a version. */
export const details = optional(
  z.object({
    id,
    phone: digits,
    address: text,
    contact,
    guardian: contact,
    more: z
      .record(z.string(), z.unknown())
      .nullish()
      .transform((more) => more ?? {}),
  }),
);

export const yesOrNo = z.boolean();
