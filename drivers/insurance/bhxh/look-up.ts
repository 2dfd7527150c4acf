import { printSlashDate } from '../../codec/calendar.ts';
import type { OpenContext } from '../../define.ts';
import type { Identity } from '../../ports/identity.ts';
import type { InsuranceAnswer, NoAnswer } from '../../ports/insurer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import { interpret, type Reading } from './coverage.ts';
import { noAnswerOf } from './failure.ts';
import type { Account } from './options.ts';
import { lookUpAnswer } from './schemas.ts';
import type { Token } from './token.ts';

export interface LookUpSetup {
  readonly url: string;
  readonly account: Account;
  /** MD5 of the password, upper case. */
  readonly passwordHash: string;
  readonly timeoutMs: number;
  /** FHIR date of the hospital. */
  readonly today: () => string;
  readonly log: OpenContext['log'];
}

export const silence = (why: NoAnswer, code: string | null = null): InsuranceAnswer => ({
  status: 'no-answer',
  code,
  why,
});

const TOO_MANY = 429;

/** What an HTTP status says where the body says nothing that can be used. */
const statusMeaning = (status: number): NoAnswer | 'token-refused' => {
  if (status === 401 || status === 403) return 'token-refused';
  return status >= 500 || status === TOO_MANY ? 'portal-error' : 'bad-answer';
};

const said = (answer: InsuranceAnswer): Reading => ({ kind: 'answer', answer });

/** A refusal (4xx) carries JSON like a success does; of a server error only its own code is believed. */
const read = (status: number, body: unknown, identity: Identity, today: string): Reading => {
  if (status === 401) return { kind: 'token-refused' };
  const meaning = statusMeaning(status);
  const parsed = lookUpAnswer.safeParse(body);
  const isAnswer = parsed.success && (status < 300 || status >= 400);
  if (!isAnswer) return meaning === 'token-refused' ? { kind: meaning } : said(silence(meaning));
  const reading = interpret(parsed.data, identity, today);
  if (reading.kind === 'doubtful' && meaning === 'token-refused') return { kind: meaning };
  const isSilence = reading.kind === 'answer' && reading.answer.status === 'no-answer';
  if (status < 500 || reading.kind === 'token-refused' || isSilence) return reading;
  return said(silence('portal-error', parsed.data.maKetQua));
};

/** One look-up of a card (tra cứu thẻ BHYT, CV 1923/BHXH-CNTT; domain facts D2). What is odd about an answer goes to the log. */
export const createLookUp = ({ url, account, passwordHash, timeoutMs, today, log }: LookUpSetup) => {
  const once = async (
    identity: Identity,
    token: Token,
    signal: AbortSignal,
  ): Promise<Result<InsuranceAnswer, 'token-refused'>> => {
    const query = new URLSearchParams({
      token: token.accessToken,
      id_token: token.idToken,
      username: account.username,
      password: passwordHash,
    });
    const answer = await requestJson({
      method: 'POST',
      url: `${url}?${query}`,
      headers: { ...account.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        maThe: identity.number,
        hoTen: identity.name,
        ngaySinh: printSlashDate(identity.birthDate),
        hoTenCb: account.staffName,
        cccdCb: account.staffNumber,
      }),
      timeoutMs,
      signal,
    });
    if (!answer.ok) return ok(silence(noAnswerOf(answer.error)));
    const reading = read(answer.value.status, answer.value.body, identity, today());
    if (reading.kind === 'token-refused') return err('token-refused');
    if (reading.kind === 'answer') return ok(reading.answer);
    log('insurance.doubtful', { code: reading.code, doubt: reading.doubt });
    return ok(silence('bad-answer', reading.code));
  };

  /** A server error (100, 101, 500) is most often over at once: such a question is asked a second time. */
  return async (identity: Identity, token: Token, signal: AbortSignal) => {
    const first = await once(identity, token, signal);
    const failed = first.ok && first.value.status === 'no-answer' && first.value.why === 'portal-error';
    return failed && !signal.aborted ? once(identity, token, signal) : first;
  };
};
