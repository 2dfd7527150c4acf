import { z } from 'zod';

/** The portal sends null, "" or "-" where it has nothing; a server on the way may make a number of digits. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const trimmed = String(value ?? '').trim();
    return trimmed === '' || trimmed === '-' ? null : trimmed;
  });

/** maKetQua, now and then a number. It goes to screen and log: nothing longer or stranger than a code may, and nothing is no code. */
const resultCode = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .refine((code) => /^[0-9A-Za-z]{1,8}$/.test(code))
  .transform((code) => code.padStart(3, '0'));

/** Answer of `/api/token/take` (domain facts D1). `expires_in` is an instant, or by some accounts seconds. */
export const tokenAnswer = z.object({
  maKetQua: resultCode,
  APIKey: z
    .object({
      access_token: z.string().min(1),
      id_token: z.string().min(1),
      expires_in: z.union([z.string(), z.number()]).nullish().catch(null),
    })
    .nullish(),
});

/** Answer of the card look-up (domain facts D2), as far as a check-in needs it. The history of visits is left where it is. */
export const lookUpAnswer = z.object({
  maKetQua: resultCode,
  hoTen: text,
  ngaySinh: text,
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

/** Answer to a check-in message (domain facts D3). */
export const checkInAnswer = z.object({ maKetQua: resultCode, maGiaoDich: text, thongDiep: text });
