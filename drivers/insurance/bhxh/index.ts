import { createHash } from 'node:crypto';
import { z } from 'zod';
import { printSlashDate } from '../../codec/calendar.ts';
import { localDay } from '../../codec/local-day.ts';
import { defineDriver } from '../../define.ts';
import type { Identity } from '../../ports/identity.ts';
import type { InsuranceAnswer, Insurer } from '../../ports/insurer.ts';
import { err, ok } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';
import { realTimers } from '../../transport/timers.ts';
import { interpret } from './coverage.ts';
import { noAnswerOf } from './failure.ts';
import { lookUpAnswer } from './schemas.ts';
import { createTokenSource, type Token } from './token.ts';

const options = z.strictObject({
  /** `https://egw.baohiemxahoi.gov.vn`, or the hospital's own way to it. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** `<mã CSKCB>_BV`, or where it is kept. */
  username: z.union([z.string().min(1), secretRef]),
  password: secretRef,
  /** Cán bộ tra cứu: the registered officer in whose name is asked, and that person's citizen number. */
  staffName: secretRef,
  staffNumber: secretRef,
  /** For one check, a token included. */
  timeoutMs: z.number().int().positive().default(8000),
  tokenPath: z.string().startsWith('/').default('/api/token/take'),
  /** Renamed by the portal every few years. */
  lookUpPath: z.string().startsWith('/').default('/api/egw/KQNhanLichSuKCB2024'),
  timeZone: z.string().default('Asia/Ho_Chi_Minh'),
});

const silence = (why: Extract<InsuranceAnswer, { status: 'no-answer' }>['why']): InsuranceAnswer => ({
  status: 'no-answer',
  code: null,
  why,
});

/** Settles with the promise, or with null once the signal is aborted. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    promise.then(resolve, reject);
  });

/** Vietnam Social Security (Bảo hiểm xã hội Việt Nam): card look-up at the reception portal (domain facts D). */
export default defineDriver({
  kind: 'insurance',
  id: 'bhxh',
  label: 'BHXH portal (cổng tiếp nhận dữ liệu giám định BHYT)',
  options,
  open: async (given, { now, secret, log, signal: kiosk }) => {
    const secrets = takeSecrets(
      { password: given.password, staffName: given.staffName, staffNumber: given.staffNumber },
      secret,
    );
    if (!secrets.ok) return err('misconfigured', secrets.detail);
    const username = typeof given.username === 'string' ? given.username : secret(given.username.env);
    if (!username) return err('misconfigured', 'the user name is not set');
    const passwordHash = createHash('md5')
      .update(secrets.value.get('password') ?? '')
      .digest('hex')
      .toUpperCase();
    const base = given.baseUrl.replace(/\/+$/, '');
    const { timeoutMs } = given;
    const closing = new AbortController();
    const ended = AbortSignal.any([kiosk, closing.signal]);
    const tokens = createTokenSource({
      url: `${base}${given.tokenPath}`,
      username,
      passwordHash,
      timeoutMs,
      now,
      timers: realTimers,
      signal: ended,
    });

    const lookUp = async (
      identity: Identity,
      token: Token,
      signal: AbortSignal,
    ): Promise<InsuranceAnswer | 'token-refused'> => {
      const query = new URLSearchParams({
        token: token.accessToken,
        id_token: token.idToken,
        username,
        password: passwordHash,
      });
      const answer = await requestJson({
        method: 'POST',
        url: `${base}${given.lookUpPath}?${query}`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          maThe: identity.number,
          hoTen: identity.name,
          ngaySinh: printSlashDate(identity.birthDate),
          hoTenCb: secrets.value.get('staffName'),
          cccdCb: secrets.value.get('staffNumber'),
        }),
        timeoutMs,
        signal,
      });
      if (!answer.ok) return silence(noAnswerOf(answer.error));
      const { status, body } = answer.value;
      const parsed = lookUpAnswer.safeParse(body);
      if (parsed.success) return interpret(parsed.data, localDay(now(), given.timeZone).date);
      if (status === 401 || status === 403) return 'token-refused';
      return silence(status >= 500 ? 'portal-error' : 'bad-answer');
    };

    /** Asks, and once more with a new token where the portal refuses the one at hand. */
    const ask = async (identity: Identity, signal: AbortSignal): Promise<InsuranceAnswer> => {
      for (let turn = 0; turn < 2; turn++) {
        const token = await orAborted(tokens.get(), signal);
        if (token === null) return silence('timeout');
        if (!token.ok) return silence(token.error);
        const answer = await lookUp(identity, token.value, signal);
        if (answer !== 'token-refused') return answer;
        tokens.drop(token.value);
      }
      return { status: 'no-answer', code: '401', why: 'refused' };
    };

    const check = async (identity: Identity, signal: AbortSignal): Promise<InsuranceAnswer> => {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), timeoutMs);
      const answer = await ask(identity, AbortSignal.any([signal, ended, deadline.signal]));
      clearTimeout(timer);
      const timely = deadline.signal.aborted && answer.status === 'no-answer' ? silence('timeout') : answer;
      if (timely.status === 'no-answer')
        log('insurance.no-answer', { why: timely.why, code: timely.code ?? '' });
      return timely;
    };

    // Taken ahead of the first patient; a portal that is down does not keep the kiosk from opening.
    void tokens.get().then((token) => {
      if (!token.ok) log('insurance.no-token', { why: token.error, detail: token.detail ?? '' });
    });
    const insurer: Insurer = {
      check,
      close: async () => {
        closing.abort();
        tokens.close();
      },
    };
    return ok(insurer);
  },
});
