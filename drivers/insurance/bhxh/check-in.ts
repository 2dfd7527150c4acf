import { printCheckIn } from '../../codec/check-in-xml.ts';
import type { CheckIn, CheckInFailure, CheckInReceipt } from '../../ports/insurer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import type { Account, Options } from './options.ts';
import { checkInAnswer } from './schemas.ts';
import { withToken } from './session.ts';
import type { Token, TokenSource } from './token.ts';

export interface CheckInSetup {
  readonly baseUrl: string;
  readonly account: Account;
  /** MD5 of the password, upper case. */
  readonly passwordHash: string;
  readonly tokens: TokenSource;
  readonly timeoutMs: number;
  readonly options: NonNullable<Options['checkIn']>;
}

type Outcome = Result<CheckInReceipt, CheckInFailure>;

/** What fills CHUKYDONVI, by configuration. The profile that the portal wants stands in a schema that is not public. */
const SIGNERS = { none: (xml: string): string => xml } as const;

/** The portal says 200 and tells an error in words, too: only a message that says it was taken, was. */
const TAKEN = /thành công/i;

const outcomeOf = (status: number, body: unknown): Result<Outcome, 'token-refused'> => {
  const parsed = checkInAnswer.safeParse(body);
  const code = parsed.data?.maKetQua ?? null;
  if (status === 401 || code === '401') return err('token-refused');
  if (status === 403 || code === '403') return ok(err('refused', '403'));
  // What a server does before it breaks nobody knows, nor what an answer means that nobody can read.
  if (status >= 500) return ok(err('unknown', `status ${status}`));
  if (status >= 300) return ok(err('rejected', `status ${status}`));
  if (!parsed.success) return ok(err('unknown', `status ${status}`));
  const { maGiaoDich: transaction, thongDiep: message } = parsed.data;
  if (code !== '200') return ok(err('rejected', `maKetQua ${code}`));
  if (transaction === null || (message !== null && !TAKEN.test(message.normalize('NFC'))))
    return ok(err('rejected', 'maKetQua 200, not taken'));
  return ok(ok({ transaction }));
};

/** Sends bảng check-in (XML0) to the portal (CV 1245/BHXH-CNTT; domain facts D3). */
export const createCheckIn = (setup: CheckInSetup) => {
  const { baseUrl, account, passwordHash, tokens, timeoutMs, options } = setup;

  const send = async (
    xml: string,
    token: Token,
    signal: AbortSignal,
  ): Promise<Result<Outcome, 'token-refused'>> => {
    const answer = await requestJson({
      method: 'POST',
      url: `${baseUrl}${options.path}`,
      headers: {
        ...account.headers,
        'Content-Type': 'application/x-www-form-urlencoded',
        accessToken: token.accessToken,
        tokenId: token.idToken,
        passwordHash,
      },
      body: new URLSearchParams({
        username: account.username,
        loaiHoSo: '0',
        maTinh: options.province ?? options.facility.slice(0, 2),
        maCSKCB: options.facility,
        fileHSBase64: Buffer.from(xml, 'utf8').toString('base64'),
      }).toString(),
      timeoutMs,
      signal,
    });
    if (answer.ok) return outcomeOf(answer.value.status, answer.value.body);
    return ok(err(answer.error === 'unreachable' ? 'no-answer' : 'unknown', answer.error));
  };

  return async (visit: CheckIn, signal: AbortSignal): Promise<Outcome> => {
    const { facility } = options;
    const made = printCheckIn({ ...visit, sequence: 1, facility, reserve: null });
    if (!made.ok) return err(made.error, made.error === 'invalid' ? made.field : undefined);
    const xml = SIGNERS[options.signature](made.xml);
    const sent = await withToken(tokens, signal, (token) => send(xml, token, signal));
    if (sent.ok) return sent.value;
    const isRefused = sent.error === 'token-refused' || sent.error === 'refused';
    return err(isRefused ? 'refused' : 'no-answer', sent.error);
  };
};
