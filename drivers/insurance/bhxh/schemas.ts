import { z } from 'zod';

/** The portal sends null, "" or "-" where it has nothing. */
const text = z
  .string()
  .nullish()
  .transform((value) => {
    const trimmed = value?.trim() ?? '';
    return trimmed === '' || trimmed === '-' ? null : trimmed;
  });

/** maKetQua, now and then a number. */
const resultCode = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim().padStart(3, '0'));

/** Answer of `/api/token/take` (domain facts D1). `expires_in` is an instant, or by some accounts seconds. */
export const tokenAnswer = z.object({
  maKetQua: resultCode,
  APIKey: z
    .object({
      access_token: z.string().min(1),
      id_token: z.string().min(1),
      expires_in: z.union([z.string(), z.number()]).nullish(),
    })
    .nullish(),
});

/** Answer of the card look-up (domain facts D2), as far as a check-in needs it. */
export const lookUpAnswer = z.object({
  maKetQua: resultCode,
  maThe: text,
  gtTheTu: text,
  gtTheDen: text,
  maDKBD: text,
  maTheMoi: text,
  gtTheTuMoi: text,
  gtTheDenMoi: text,
  maDKBDMoi: text,
});
export type LookUpAnswer = z.infer<typeof lookUpAnswer>;
