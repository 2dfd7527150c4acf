import { z } from 'zod';
import { err, ok, type Result } from '../../ports/result.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';

const path = (fallback: string) => z.string().startsWith('/').default(fallback);

/** Headers that the protocol itself sets. */
const OURS = ['content-type', 'content-length', 'host', 'accesstoken', 'tokenid', 'passwordhash'];
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/)
  .refine((name) => !OURS.includes(name.toLowerCase()), 'is set by the driver');
const PRINTABLE = /^[ -~]+$/;

export const options = z.strictObject({
  /** `https://egw.baohiemxahoi.gov.vn`, or the hospital's own server, whose address is registered there. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** `<mã CSKCB>_BV`, or where it is kept. */
  username: z.union([z.string().min(1), secretRef]),
  password: secretRef,
  /** Cán bộ tra cứu: the registered officer in whose name is asked, and that person's citizen number. */
  staffName: secretRef,
  staffNumber: secretRef,
  /** More headers for every request: what the hospital's own server wants to see. */
  headers: z.record(headerName, z.union([z.string().regex(PRINTABLE), secretRef])).default({}),
  /** For one check, a token included. */
  timeoutMs: z.number().int().positive().default(8000),
  tokenPath: path('/api/token/take'),
  /** Renamed by the portal every few years. */
  lookUpPath: path('/api/egw/KQNhanLichSuKCB2024'),
  timeZone: z.string().default('Asia/Ho_Chi_Minh'),
  /** Tells the share that a card stands for; off where most patients come from outside the network. */
  estimate: z.boolean().default(true),
  /** Bảng check-in (XML0). Null: the HIS sends it. */
  checkIn: z
    .strictObject({
      path: path('/api/qd130/checkInKcbQd3176'),
      /** Mã CSKCB. */
      facility: z.string().regex(/^\d{2}[0-9A-Z]{3}$/),
      /** Mã tỉnh; absent: the first two digits of the facility. */
      province: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      /** Who fills CHUKYDONVI. `none`: nobody here, but the hospital's server on the way. */
      signature: z.enum(['none']).default('none'),
    })
    .nullable()
    .default(null),
});
export type Options = z.infer<typeof options>;

/** The account on the portal, secrets looked up. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly staffName: string;
  readonly staffNumber: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Looks up what the options name; `misconfigured` says which is not set. */
export const accountOf = (
  { username, password, staffName, staffNumber, headers }: Options,
  secret: (name: string) => string | undefined,
): Result<Account, 'misconfigured'> => {
  const user = typeof username === 'string' ? username : secret(username.env);
  if (!user) return err('misconfigured', 'the user name is not set');
  const found = takeSecrets({ password, staffName, staffNumber }, secret);
  if (!found.ok) return found;
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = typeof value === 'string' ? value : secret(value.env);
    if (text === undefined || !PRINTABLE.test(text))
      return err('misconfigured', `the header ${name} is not set, or cannot be sent`);
    told[name] = text;
  }
  const { value } = found;
  return ok({
    username: user,
    password: value.get('password') ?? '',
    staffName: value.get('staffName') ?? '',
    staffNumber: value.get('staffNumber') ?? '',
    headers: told,
  });
};
