import { createHash } from 'node:crypto';
import { localDay } from '../../codec/local-day.ts';
import { defineDriver } from '../../define.ts';
import type { Identity } from '../../ports/identity.ts';
import type { CheckIn, InsuranceAnswer, Insurer } from '../../ports/insurer.ts';
import { ok } from '../../ports/result.ts';
import { realTimers } from '../../transport/timers.ts';
import { createCheckIn } from './check-in.ts';
import { createLookUp, silence } from './look-up.ts';
import { accountOf, options } from './options.ts';
import { type SessionFailure, withToken } from './session.ts';
import { createTokenSource } from './token.ts';

/** `5F4DCC3B5AA765D61D8327DEB882CF99`: the form in which the portal takes a password. */
const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

const unasked = (why: SessionFailure): InsuranceAnswer =>
  why === 'token-refused' ? silence('refused', '401') : silence(why);

/** Vietnam Social Security (Bảo hiểm xã hội Việt Nam): the reception portal for health insurance (domain facts D). */
export default defineDriver({
  kind: 'insurance',
  id: 'bhxh',
  label: 'BHXH portal (cổng tiếp nhận dữ liệu giám định BHYT)',
  options,
  open: async (given, { now, secret, log, signal: kiosk }) => {
    const found = accountOf(given, secret);
    if (!found.ok) return found;
    const account = found.value;
    const passwordHash = md5(account.password);
    const baseUrl = given.baseUrl.replace(/\/+$/, '');
    const { timeoutMs } = given;
    const closing = new AbortController();
    const ended = AbortSignal.any([kiosk, closing.signal]);
    const tokens = createTokenSource({
      url: `${baseUrl}${given.tokenPath}`,
      username: account.username,
      passwordHash,
      headers: account.headers,
      timeoutMs,
      now,
      timers: realTimers,
      signal: ended,
    });
    const lookUp = createLookUp({
      url: `${baseUrl}${given.lookUpPath}`,
      account,
      passwordHash,
      timeoutMs,
      today: () => localDay(now(), given.timeZone).date,
      log,
    });

    /** Runs something that ends with the caller, the driver, and its own time. */
    const inTime = async <T>(signal: AbortSignal, run: (until: AbortSignal) => Promise<T>): Promise<T> => {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), timeoutMs);
      try {
        return await run(AbortSignal.any([signal, ended, deadline.signal]));
      } finally {
        clearTimeout(timer);
      }
    };

    const ask = async (identity: Identity, until: AbortSignal): Promise<InsuranceAnswer> => {
      const asked = await withToken(tokens, until, (token) => lookUp(identity, token, until));
      const answer = asked.ok ? asked.value : unasked(asked.error);
      // Whoever gave up waiting cut the connection: the portal was slow, not away.
      return until.aborted && answer.status === 'no-answer' ? silence('timeout') : answer;
    };

    const check = async (identity: Identity, signal: AbortSignal): Promise<InsuranceAnswer> => {
      const answer = await inTime(signal, (until) => ask(identity, until));
      if (answer.status === 'no-answer')
        log('insurance.no-answer', { why: answer.why, code: answer.code ?? '' });
      if (answer.status !== 'covered' || given.estimate) return answer;
      return { ...answer, coverage: { ...answer.coverage, benefitPercent: null } };
    };

    const tell =
      given.checkIn &&
      createCheckIn({ baseUrl, account, passwordHash, tokens, timeoutMs, options: given.checkIn });
    const checkIn = async (send: NonNullable<typeof tell>, visit: CheckIn, signal: AbortSignal) => {
      const outcome = await inTime(signal, (until) => send(visit, until));
      log('insurance.check-in', {
        outcome: outcome.ok ? 'taken' : outcome.error,
        detail: outcome.ok ? '' : (outcome.detail ?? ''),
      });
      return outcome;
    };

    // Taken ahead of the first patient; a portal that is down does not keep the kiosk from opening.
    void tokens.get().then((token) => {
      if (!token.ok) log('insurance.no-token', { why: token.error, detail: token.detail ?? '' });
    });
    const insurer: Insurer = {
      check,
      ...(tell && { checkIn: (visit, signal) => checkIn(tell, visit, signal) }),
      close: async () => {
        closing.abort();
        tokens.close();
      },
    };
    return ok(insurer);
  },
});
