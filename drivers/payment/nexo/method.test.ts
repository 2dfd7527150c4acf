import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { chargeNumber } from '../../codec/charge-reference.ts';
import type { ChargeIntent, ChargeProgress, PaymentMethod, ReverseIntent } from '../../ports/payment.ts';
import { createClient } from './client.ts';
import { createNexoMethod } from './method.ts';

/** A terminal that answers what the test says, and a clock that moves only when the driver sleeps. */
type Said = object | 'drop' | number | null;
type Script = Said | (() => Promise<Said>);

const INTENT: ChargeIntent = {
  id: '9d3c1f0a-6f0e-4a58-8f4a-0d2a6f7a1c11',
  number: 1,
  reference: '0A1B2C3D4',
  amount: 150_000,
  mintedAt: 1_795_309_920_000,
  expiresAt: 1_795_310_220_000,
};
const LIMITS = { pollMs: 2000, settleMs: 10_000, patienceMs: 60_000, progressMs: 150_000 };
const signal = new AbortController().signal;

const success = { Result: 'Success' };
const failure = (ErrorCondition: string, AdditionalResponse?: string) => ({
  Response: { Result: 'Failure', ErrorCondition, AdditionalResponse },
});
const paid = (amount = 150_000) => ({
  Response: success,
  POIData: { POITransactionID: { TransactionID: 'T 1', TimeStamp: '2026-11-22T08:12:09.500+07:00' } },
  PaymentResult: {
    AmountsResp: { Currency: 'VND', AuthorizedAmount: amount },
    PaymentInstrumentData: { CardData: { PaymentBrand: 'visa', MaskedPan: '4111111111111111' } },
  },
});
const repeated = (body: object, category = 'Payment', serviceId = INTENT.reference) => ({
  Response: success,
  RepeatedMessageResponse: {
    MessageHeader: { MessageCategory: category, MessageType: 'Response', ServiceID: serviceId },
    RepeatedResponseMessageBody: { [`${category}Response`]: body },
  },
});
const MONEY = {
  id: 'T 1',
  amount: 150_000,
  at: Date.parse('2026-11-22T08:12:09.500+07:00'),
  receipt: '2026-11-22T08:12:09.500+07:00 T 1',
  card: { masked: '411111••••••1111', name: 'visa' },
};
const PAID = { state: 'paid', money: [MONEY] };
const NOT_STARTED = { state: 'not-paid', why: 'not-started', fault: 'offline' };
const UNKNOWN = { state: 'unknown' };

let script: Record<string, Script[]>;
let heard: string[];
let asked: { category: string; serviceId: string; body: unknown; key: string | undefined }[];
let time: number;
let wall: number;
let lines: string[];
let server: LabServer;
let method: PaymentMethod;

const serve = async ({ body, headers }: LabRequest) => {
  const request = JSON.parse(body.toString()).SaleToPOIRequest;
  const { MessageCategory: category, ServiceID: serviceId } = request.MessageHeader;
  const key = headers['x-api-key'];
  asked.push({ category, serviceId, body: request[`${category}Request`], key: String(key) });
  const next = script[category]?.length === 1 ? script[category][0] : script[category]?.shift();
  const said = typeof next === 'function' ? await next() : next;
  if (said === 'drop') return 'drop';
  if (said === null) return { status: 200, body: '' };
  if (typeof said === 'number') return json(said, {});
  const MessageHeader = { ...request.MessageHeader, MessageType: 'Response' };
  return json(200, { SaleToPOIResponse: { MessageHeader, [`${category}Response`]: said ?? {} } });
};
const open = (url = `${server.url}/nexo`, display = false): PaymentMethod =>
  createNexoMethod(
    {
      client: createClient({
        url,
        saleId: 'KIOSK01',
        poiId: 'P400-1',
        apiKey: 'key',
        chargeMs: 60_000,
        askMs: 60_000,
      }),
      clock: {
        now: () => time,
        sleep: async (ms) => {
          time += ms;
          await new Promise((resolve) => setImmediate(resolve));
        },
      },
      limits: LIMITS,
      memoryMs: 86_400_000,
      display,
      now: () => wall,
      log: (event, fields) => lines.push(JSON.stringify([event, fields])),
    },
    signal,
  );

beforeEach(async () => {
  [script, heard, asked, lines, time, wall] = [{}, [], [], [], 0, INTENT.mintedAt];
  server = new LabServer(serve);
  await server.listen();
  method = open();
});
afterEach(async () => {
  await method.close();
  await server.close();
});

const tell = (progress: ChargeProgress): void => {
  heard.push(progress.step === 'terminal' ? progress.says : progress.step);
};
const charge = (of: PaymentMethod = method) => of.charge(INTENT, null, tell, signal);
const sentOf = (category: string): number => asked.filter((one) => one.category === category).length;

describe('charge', () => {
  it('approved: one PaymentRequest under the reference, the money as the terminal says it', async () => {
    script = { Payment: [paid()] };
    expect(await charge()).toEqual(PAID);
    expect(asked).toMatchObject([
      {
        category: 'Payment',
        serviceId: '0A1B2C3D4',
        key: 'key',
        body: { PaymentTransaction: { AmountsReq: { RequestedAmount: 150_000 } } },
      },
    ]);
    expect(heard).toEqual(['insert-card']);
    expect(await method.mark(signal)).toEqual({ mark: null });
  });

  it('of another amount, or in part: told as it is', async () => {
    script = { Payment: [{ ...paid(1000), Response: { Result: 'Partial' } }] };
    expect(await charge()).toMatchObject({ state: 'paid', money: [{ amount: 1000 }] });
  });

  it.each([
    ['Aborted', undefined, { why: 'cancelled' }],
    ['Cancel', undefined, { why: 'cancelled' }],
    ['Refusal', undefined, { why: 'declined', reason: 'bank' }],
    ['Refusal', 'message=Not%20enough%20balance', { why: 'declined', reason: 'funds' }],
    ['Refusal', 'refusalReason=Withdrawal+amount+exceeded&balance=0', { why: 'declined', reason: 'funds' }],
    ['Refusal', 'refusalReason=Expired+Card', { why: 'declined', reason: 'card' }],
    ['Refusal', 'refusalReason=Invalid Pin', { why: 'declined', reason: 'pin' }],
    ['Refusal', 'limit=5&pin=none', { why: 'declined', reason: 'bank' }],
    ['InvalidCard', undefined, { why: 'declined', reason: 'card' }],
    ['InsertedCard', undefined, { why: 'declined', reason: 'card' }],
    ['PaymentRestriction', undefined, { why: 'declined', reason: 'card' }],
    ['WrongPIN', undefined, { why: 'declined', reason: 'pin' }],
    ['Unheard', undefined, { why: 'declined', reason: 'bank' }],
    ['UnreachableHost', undefined, { why: 'not-started', fault: 'offline' }],
    ['DeviceOut', undefined, { why: 'not-started', fault: 'fault' }],
    ['UnavailableDevice', undefined, { why: 'not-started', fault: 'fault' }],
    ['LoggedOut', undefined, { why: 'not-started', fault: 'refused' }],
    ['UnavailableService', undefined, { why: 'not-started', fault: 'refused' }],
    ['NotFound', undefined, { why: 'not-started', fault: 'refused' }],
  ])('%s, %s', async (condition, more, expected) => {
    script = { Payment: [failure(condition, more)] };
    expect(await charge()).toEqual({ state: 'not-paid', ...expected });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['Busy', { why: 'not-started', fault: 'busy' }],
    ['InProgress', { why: 'not-started', fault: 'busy' }],
    ['MessageFormat', { why: 'not-started', fault: 'refused' }],
    ['NotAllowed', { why: 'not-started', fault: 'refused' }],
  ])('%s is believed where the terminal does not know the charge', async (condition, expected) => {
    script = { Payment: [failure(condition)], TransactionStatus: [failure('NotFound')] };
    expect(await charge()).toEqual({ state: 'not-paid', ...expected });
    expect(sentOf('TransactionStatus')).toBe(1);
  });

  it.each(['Busy', 'InProgress', 'MessageFormat', 'NotAllowed'])(
    '%s is that of a second copy where the terminal has taken the money',
    async (condition) => {
      script = {
        Payment: [failure(condition)],
        TransactionStatus: [failure('InProgress'), repeated(paid())],
      };
      expect(await charge()).toEqual(PAID);
      expect(sentOf('Payment')).toBe(1);
    },
  );

  it('a busy terminal that answers no question is busy', async () => {
    script = { Payment: [failure('Busy')], TransactionStatus: [failure('Busy')] };
    expect(await charge()).toEqual({ state: 'not-paid', why: 'not-started', fault: 'busy' });
  });

  it.each([
    [401, 'refused'],
    [404, 'refused'],
  ])('HTTP %d: nothing was taken', async (status, fault) => {
    script = { Payment: [status] };
    expect(await charge()).toEqual({ state: 'not-paid', why: 'not-started', fault });
    expect(asked).toHaveLength(1);
  });

  it.each(['1970-01-01T00:00:00Z', '2126-11-22T08:12:09Z', 'yesterday'])(
    'money of %s is money of a time that is not known',
    async (TimeStamp) => {
      script = {
        Payment: [{ ...paid(), POIData: { POITransactionID: { TransactionID: 'T 1', TimeStamp } } }],
      };
      expect(await charge()).toMatchObject({ state: 'paid', money: [{ amount: 150_000, at: null }] });
    },
  );

  it('nobody there: nothing was sent', async () => {
    await server.close();
    expect(await charge()).toEqual(NOT_STARTED);
  });
});

describe('no answer to a payment', () => {
  it.each<[string, Script]>([
    ['lost', 'drop'],
    ['HTTP 500', 500],
    ['HTTP 408', 408],
    ['empty', null],
    ['an approval of nothing', paid(0)],
    ['an approval of more than can be', paid(1_000_000_000_000)],
    ['rubbish', { Response: 'yes' }],
  ])('%s: asked, not sent again', async (_name, answer) => {
    const unclear = [{ hello: 1 }, 'drop', failure('InProgress')] as const;
    script = { Payment: [answer], TransactionStatus: [...unclear, repeated(paid())] };
    expect(await charge()).toEqual(PAID);
    expect([sentOf('Payment'), sentOf('TransactionStatus')]).toEqual([1, 4]);
    expect(heard).toEqual(['insert-card', 'wait']);
    expect(asked[1]?.body).toEqual({
      MessageReference: {
        MessageCategory: 'Payment',
        ServiceID: '0A1B2C3D4',
        SaleID: 'KIOSK01',
        POIID: 'P400-1',
      },
    });
    expect(new Set(asked.map(({ serviceId }) => serviceId)).size).toBe(5);
    expect(lines.join()).toContain('payment.no-answer');
    expect(lines.join()).not.toContain('4111');
  });

  it('"not found" is believed when it has held long enough', async () => {
    script = { Payment: ['drop'], TransactionStatus: [failure('NotFound')] };
    expect(await charge()).toEqual(NOT_STARTED);
    expect([time, sentOf('TransactionStatus')]).toEqual([10_000, 6]);
  });

  it('"not found" that was too early: the payment was still on its way', async () => {
    const notFound = failure('NotFound');
    const later = [notFound, notFound, failure('InProgress'), repeated(paid())];
    script = { Payment: ['drop'], TransactionStatus: later };
    expect(await charge()).toEqual(PAID);
    expect(sentOf('Payment')).toBe(1);
  });

  it('a terminal that says nothing for long: unknown', async () => {
    script = { Payment: ['drop'], TransactionStatus: ['drop'] };
    expect(await charge()).toEqual(UNKNOWN);
    expect(time).toBe(60_000);
  });

  it('a terminal that is at it for longer than a payment lasts: unknown, not open', async () => {
    script = { Payment: ['drop'], TransactionStatus: [failure('InProgress')] };
    expect(await charge()).toEqual(UNKNOWN);
    expect(time).toBe(150_000);
  });

  it('"not found" of a charge that the terminal may have forgotten: unknown', async () => {
    wall = INTENT.mintedAt + 86_400_001;
    script = { TransactionStatus: [failure('NotFound')] };
    expect(await method.query(INTENT, null, signal)).toEqual(UNKNOWN);
  });

  it('the last transaction of somebody else is no answer', async () => {
    const other = repeated(paid(), 'Payment', 'ZZZZZZZZZ');
    script = { Payment: ['drop'], TransactionStatus: [other, repeated(failure('Cancel'))] };
    expect(await charge()).toEqual({ state: 'not-paid', why: 'cancelled' });
  });

  it('a charge is never sent twice, whoever asks for it again', async () => {
    script = { Payment: ['drop'], TransactionStatus: [repeated(paid())] };
    expect(await Promise.all([charge(), charge()])).toEqual([PAID, PAID]);
    expect(await charge()).toEqual(PAID);
    expect(sentOf('Payment')).toBe(1);
  });

  it('a kiosk that closes leaves the charge as it stands', async () => {
    const abort = new AbortController();
    script = {
      Payment: [
        async () => {
          abort.abort();
          return paid();
        },
      ],
    };
    expect(await method.charge(INTENT, null, tell, abort.signal)).toEqual(UNKNOWN);
    expect(sentOf('TransactionStatus')).toBe(0);
  });

  it('close ends what runs', async () => {
    const never = new Promise<Said>(() => undefined);
    const begun = new Promise<void>((resolve) => {
      script = {
        Payment: [
          () => {
            resolve();
            return never;
          },
        ],
      };
    });
    const fate = charge();
    await begun;
    await method.close();
    expect(await fate).toEqual(UNKNOWN);
  });
});

describe('query, by a process that knows only the intent', () => {
  it.each<[string, Script[], object]>([
    ['paid', [repeated(paid())], PAID],
    ['declined', [repeated(failure('WrongPIN'))], { state: 'not-paid', why: 'declined', reason: 'pin' }],
    ['in progress', [failure('InProgress')], { state: 'open', money: [] }],
    ['not found', [failure('NotFound')], NOT_STARTED],
    ['not found, then paid', [failure('NotFound'), repeated(paid())], PAID],
    ['silent', ['drop'], UNKNOWN],
    ['no key', [401], UNKNOWN],
  ])('%s', async (_name, statuses, expected) => {
    script = { TransactionStatus: statuses };
    expect(await method.query(INTENT, null, signal)).toEqual(expected);
    expect(sentOf('Payment') + sentOf('Abort')).toBe(0);
  });
});

describe('cancel', () => {
  it('stops a running charge, again where an abort was lost, and both end with the same fate', async () => {
    let aborts = 0;
    let stop = (): void => undefined;
    const stopped = new Promise<Said>((resolve) => {
      stop = () => resolve(failure('Aborted'));
    });
    const abort = async (): Promise<Said> => {
      aborts += 1;
      if (aborts === 3) stop();
      return aborts === 1 ? 'drop' : null;
    };
    script = { Payment: [() => stopped], Abort: [abort] };
    const fate = charge();
    expect(await method.status(signal)).toBe('busy');
    const cancelled = { state: 'not-paid', why: 'cancelled' };
    expect(await Promise.all([method.cancel(INTENT, null, signal), fate])).toEqual([cancelled, cancelled]);
    expect(aborts).toBeGreaterThanOrEqual(3);
    const first = asked.find(({ category }) => category === 'Abort');
    expect(first?.body).toMatchObject({
      MessageReference: { ServiceID: '0A1B2C3D4', MessageCategory: 'Payment' },
    });
  });

  it('comes too late: paid', async () => {
    let take = (): void => undefined;
    const taken = new Promise<Said>((resolve) => {
      take = () => resolve(paid());
    });
    script = {
      Payment: [() => taken],
      Abort: [
        async () => {
          take();
          return null;
        },
      ],
    };
    const fate = charge();
    expect(await Promise.all([method.cancel(INTENT, null, signal), fate])).toEqual([PAID, PAID]);
  });

  it.each<[string, Script[], object]>([
    [
      'ended by it',
      [failure('InProgress'), repeated(failure('Aborted'))],
      { state: 'not-paid', why: 'cancelled' },
    ],
    ['paid before', [failure('InProgress'), repeated(paid())], PAID],
    ['never came', [failure('NotFound')], { state: 'not-paid', why: 'cancelled' }],
    ['silent', ['drop'], UNKNOWN],
    ['goes on and on', [failure('InProgress')], UNKNOWN],
  ])('by a new process: %s', async (_name, statuses, expected) => {
    script = { Abort: [null], TransactionStatus: statuses };
    expect(await method.cancel(INTENT, null, signal)).toEqual(expected);
    expect(sentOf('Abort')).toBe(sentOf('TransactionStatus'));
    expect(sentOf('Payment')).toBe(0);
  });
});

describe('reverse', () => {
  const REVERSE: ReverseIntent = {
    id: '11111111-6f0e-4a58-8f4a-0d2a6f7a1c11',
    number: chargeNumber(INTENT.mintedAt, 2),
    reference: 'RRRRRRRRR',
    charge: INTENT,
    money: MONEY,
    again: true,
  };
  const reversed = { Response: success, ReversedAmount: 150_000 };
  const repeatedReversal = (body: object) => repeated(body, 'Reversal', 'RRRRRRRRR');
  const reverse = (intent = REVERSE) => method.reverse(intent, signal);

  it('asks first, then sends once, by the name and the time of the terminal', async () => {
    script = { TransactionStatus: [failure('NotFound')], Reversal: [reversed] };
    expect(await Promise.all([reverse(), reverse()])).toEqual([{ state: 'reversed' }, { state: 'reversed' }]);
    expect(sentOf('Reversal')).toBe(1);
    expect(asked.at(-1)).toMatchObject({
      serviceId: 'RRRRRRRRR',
      body: {
        OriginalPOITransaction: {
          POITransactionID: { TransactionID: 'T 1', TimeStamp: '2026-11-22T08:12:09.500+07:00' },
        },
      },
    });
  });

  it.each<[string, Script[], object]>([
    ['went back before', [repeatedReversal(reversed)], { state: 'reversed' }],
    [
      'was refused before',
      [repeatedReversal(failure('NotAllowed'))],
      { state: 'not-reversed', why: 'refused' },
    ],
    ['cannot be asked', ['drop'], UNKNOWN],
  ])('%s: nothing is sent', async (_name, statuses, expected) => {
    script = { TransactionStatus: statuses };
    expect(await reverse()).toEqual(expected);
    expect(sentOf('Reversal')).toBe(0);
  });

  const never = Array.from({ length: 6 }, () => failure('NotFound'));
  it.each<[string, Script, Script[], object]>([
    ['Busy', failure('Busy'), [], { state: 'not-reversed', why: 'not-started' }],
    ['NotFound', failure('NotFound'), [], { state: 'not-reversed', why: 'refused' }],
    ['no condition', { Response: { Result: 'Failure' } }, [], { state: 'not-reversed', why: 'refused' }],
    ['HTTP 401', 401, [], { state: 'not-reversed', why: 'refused' }],
    ['less went back', { Response: success, ReversedAmount: 5 }, [], UNKNOWN],
    ['lost, and done', 'drop', [repeatedReversal(reversed)], { state: 'reversed' }],
    ['lost, and not done', 'drop', [failure('NotFound')], { state: 'not-reversed', why: 'not-started' }],
    ['lost, and silent', 'drop', ['drop'], UNKNOWN],
  ])('%s', async (_name, answer, after, expected) => {
    script = { TransactionStatus: [...never, ...after], Reversal: [answer] };
    expect(await reverse()).toEqual(expected);
    expect(sentOf('Reversal')).toBe(1);
  });

  it('is not sent again when it is so old that the terminal may have forgotten it', async () => {
    script = { TransactionStatus: [failure('NotFound')], Reversal: [reversed] };
    wall = INTENT.mintedAt + 86_400_001;
    expect(await reverse()).toEqual(UNKNOWN);
    expect(sentOf('Reversal')).toBe(0);
    expect(await reverse({ ...REVERSE, number: chargeNumber(wall, 2) })).toEqual({ state: 'reversed' });
    expect(sentOf('Reversal')).toBe(1);
  });

  it('without a receipt number staff give it back by hand', async () =>
    expect(await reverse({ ...REVERSE, money: { ...MONEY, receipt: null } })).toEqual({
      state: 'not-reversed',
      why: 'unsupported',
    }));
});

describe('words on the terminal', () => {
  const shown = { OutputResult: [{ Response: success }] };
  const textsOf = () =>
    asked
      .filter(({ category }) => category === 'Display')
      .map(({ body }) => JSON.stringify(body).match(/(?<="Text":")[^"]*/g));
  const BEFORE = ['BENH VIEN: 150.000 VND', '0A1B2C3D4'];
  const categories = () => asked.map(({ category }) => category);

  it.each<[string, Script, string]>([
    ['paid', paid(), 'BENH VIEN: XIN CAM ON'],
    ['cancelled', failure('Cancel'), 'BENH VIEN: KHONG THU TIEN'],
    ['declined', failure('Refusal'), 'BENH VIEN: KHONG THU TIEN'],
  ])('%s: before the payment and after it', async (_name, answer, after) => {
    script = { Payment: [answer], Display: [shown] };
    const one = open(undefined, true);
    await charge(one);
    await expect.poll(categories).toEqual(['Display', 'Payment', 'Display']);
    expect(textsOf()).toEqual([BEFORE, [after]]);
    await one.close();
    expect(lines).toEqual([]);
  });

  it('that never began: nothing after it', async () => {
    script = { Payment: [failure('Busy')], TransactionStatus: [failure('NotFound')], Display: [shown] };
    const one = open(undefined, true);
    expect(await charge(one)).toMatchObject({ why: 'not-started', fault: 'busy' });
    await one.close();
    expect(textsOf()).toEqual([BEFORE]);
  });

  it.each<[string, Script, string]>([
    ['refused', { OutputResult: [failure('UnavailableService')] }, 'refused'],
    ['lost', 'drop', 'lost'],
    ['rubbish', { hello: 1 }, 'answer'],
  ])('%s: the payment goes on, and it is logged', async (_name, answer, why) => {
    script = { Payment: [paid()], Display: [answer] };
    const one = open(undefined, true);
    expect(await charge(one)).toEqual(PAID);
    await expect.poll(() => lines.length).toBe(2);
    const line = JSON.stringify(['payment.not-displayed', { reference: '0A1B2C3D4', why }]);
    expect(lines).toEqual([line, line]);
    await one.close();
  });

  it('are not shown unless they are asked for, nor when a charge is looked for', async () => {
    script = { Payment: [paid()], TransactionStatus: [repeated(paid())], Display: [shown] };
    await charge();
    expect(categories()).toEqual(['Payment']);
    const one = open(undefined, true);
    await charge(one);
    await charge(one);
    await one.close();
    expect(textsOf()[0]).toEqual(BEFORE);
    expect(sentOf('Display')).toBeLessThanOrEqual(2);
  });
});

describe('status and the end of the day', () => {
  it.each<[Script, string]>([
    [{ Response: success, POIStatus: { GlobalStatus: 'OK' } }, 'ready'],
    [{ Response: success, POIStatus: { GlobalStatus: 'Busy' } }, 'busy'],
    [failure('DeviceOut'), 'fault'],
    [{ hello: 1 }, 'fault'],
    [401, 'fault'],
    ['drop', 'offline'],
  ])('%j is %s', async (answer, expected) => {
    script = { Diagnosis: [answer] };
    expect(await method.status(signal)).toBe(expected);
    expect(sentOf('Payment')).toBe(0);
  });
  it('nobody there is offline', async () => {
    await server.close();
    expect(await method.status(signal)).toBe('offline');
  });

  it.each<[Script, unknown]>([
    [{ Response: success }, { count: null, amount: null }],
    [
      { Response: success, TransactionTotals: [] },
      { count: 0, amount: 0 },
    ],
    [failure('Busy'), 'refused'],
    [401, 'refused'],
    ['drop', 'unreachable'],
    [{ hello: 1 }, 'unreachable'],
  ])('end of day %j', async (answer, expected) => {
    script = { Reconciliation: [answer] };
    expect(await method.endOfDay?.(signal)).toEqual(expected);
  });
});
