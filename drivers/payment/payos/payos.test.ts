import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../tests/lab/listen.ts';
import { printVietQr } from '../../codec/vietqr.ts';
import type { ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import driver from './index.ts';

const NEVER = new AbortController().signal;
const KEYS: Readonly<Record<string, string>> = { ID: 'client', KEY: 'api-key', SUM: 'checksum-key' };
const INTENT: ChargeIntent = {
  id: '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11',
  number: 26_112_200_001,
  reference: '0RA5T1Q01',
  amount: 150_000,
  mintedAt: 0,
  expiresAt: Date.now() + 300_500,
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: Server;
let port: number;
let asked: Asked[];
let lines: string[];
/** By what is asked: `create`, `read`, `cancel`. */
let replies: Record<string, () => Reply>;
let method: PaymentMethod;

const kindOf = ({ method, path }: Asked): string => {
  if (path.endsWith('/cancel')) return 'cancel';
  return method === 'POST' ? 'create' : 'read';
};

/** Values of an answer as payOS signs them: sorted by name, null as nothing, lists as JSON with sorted names. */
const sign = (data: Readonly<Record<string, unknown>>): string => {
  const sorted = (value: object): object =>
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = Object.entries(sorted(data))
    .map(
      ([name, value]) =>
        `${name}=${Array.isArray(value) ? JSON.stringify(value.map(sorted)) : (value ?? '')}`,
    )
    .join('&');
  return createHmac('sha256', 'checksum-key').update(text).digest('hex');
};
const signed =
  (data: Readonly<Record<string, unknown>>, signature: string | null = sign(data)) =>
  (): Reply => ({
    body: JSON.stringify({ code: '00', desc: 'success', data, signature }),
  });
const refusal =
  (code: string, status = 200) =>
  (): Reply => ({
    status,
    body: JSON.stringify({ code, desc: 'no', data: null }),
  });

const code = (changed: object = {}): string =>
  printVietQr({
    bin: '970422',
    account: 'VQRQACLNP2680',
    service: 'QRIBFTTA',
    amount: INTENT.amount,
    purpose: `CS8XZ3K1M2Q ${INTENT.reference}`,
    dynamic: true,
    ...changed,
  });
const link = (changed: object = {}) => ({
  bin: '970422',
  accountNumber: 'VQRQACLNP2680',
  accountName: 'BENH VIEN DA KHOA THU NGHIEM',
  amount: INTENT.amount,
  description: `CS8XZ3K1M2Q ${INTENT.reference}`,
  orderCode: INTENT.number,
  currency: 'VND',
  paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
  status: 'PENDING',
  checkoutUrl: 'https://pay.payos.vn/web/124c33293c43417ab7879e14c8d9eb18',
  qrCode: code(),
  ...changed,
});
const transfer = (reference: string, amount: number, transactionDateTime: string | null = null) => ({
  reference,
  amount,
  accountNumber: '12345678',
  description: INTENT.reference,
  transactionDateTime,
  counterAccountName: null,
});
const order = (status: string, transactions: ReturnType<typeof transfer>[] = [], changed: object = {}) => ({
  id: '124c33293c43417ab7879e14c8d9eb18',
  orderCode: INTENT.number,
  amount: INTENT.amount,
  amountPaid: transactions.reduce((sum, { amount }) => sum + amount, 0),
  amountRemaining: 0,
  status,
  createdAt: '2026-11-22T02:12:00.000Z',
  transactions,
  cancellationReason: null,
  canceledAt: null,
  ...changed,
});

const open = async (changed: object = {}): Promise<PaymentMethod> => {
  const opened = await driver.open(
    driver.options.parse({
      clientId: { env: 'ID' },
      apiKey: { env: 'KEY' },
      checksumKey: { env: 'SUM' },
      baseUrl: `http://127.0.0.1:${port}/relay/`,
      pollMs: 5,
      ...changed,
    }),
    {
      signal: NEVER,
      now: Date.now,
      secret: (name) => KEYS[name],
      lost: () => undefined,
      log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    },
  );
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
};
const charge = (heard: ChargeProgress[] = []) =>
  method.charge(INTENT, null, (progress) => void heard.push(progress), NEVER);

beforeEach(async () => {
  asked = [];
  lines = [];
  replies = {
    create: signed(link()),
    read: signed(order('PAID', [transfer('FT1', 150_000)])),
    cancel: signed(order('CANCELLED')),
  };
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one: Asked = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
    asked.push(one);
    const reply = replies[kindOf(one)]?.();
    response.writeHead(reply?.status ?? 200, { 'content-type': 'application/json', ...reply?.headers });
    response.end(reply?.body);
  });
  port = await listenOnLoopback(server);
  method = await open();
});
afterEach(async () => {
  await method.close();
  server.closeAllConnections();
  server.close();
});

describe('what payOS is told', () => {
  it('creates an order by number, reference and amount, signed, through the path of a relay', async () => {
    await charge();
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /relay/v2/payment-requests',
      'GET /relay/v2/payment-requests/26112200001',
    ]);
    expect(asked[0]?.headers).toMatchObject({ 'x-client-id': 'client', 'x-api-key': 'api-key' });
    const body = JSON.parse(asked[0]?.body ?? '');
    const text = `amount=150000&cancelUrl=${body.cancelUrl}&description=0RA5T1Q01&orderCode=26112200001&returnUrl=${body.returnUrl}`;
    expect(body).toEqual({
      orderCode: 26_112_200_001,
      amount: 150_000,
      description: '0RA5T1Q01',
      returnUrl: 'https://localhost/paid',
      cancelUrl: 'https://localhost/cancelled',
      expiredAt: Math.ceil(INTENT.expiresAt / 1000),
      signature: createHmac('sha256', 'checksum-key').update(text).digest('hex'),
    });
  });

  it('asks for an order that nobody has to learn its status', async () => {
    replies.read = refusal('101');
    expect(await method.status(NEVER)).toBe('ready');
    expect(asked[0]?.path).toBe('/relay/v2/payment-requests/9007199254740991');
  });

  it.each([
    ['214', 200, 'fault'],
    ['20', 400, 'fault'],
    ['401', 401, 'fault'],
    ['500', 500, 'fault'],
    ['429', 429, 'fault'],
  ])('status is not ready: code %s, HTTP %i', async (said, status, is) => {
    replies.read = refusal(said, status);
    expect(await method.status(NEVER)).toBe(is);
  });
});

describe('the code of payOS', () => {
  it('is shown with what stands in it', async () => {
    const heard: ChargeProgress[] = [];
    expect(await charge(heard)).toMatchObject({ state: 'paid' });
    expect(heard).toEqual([
      {
        step: 'qr',
        payload: code(),
        expiresAt: INTENT.expiresAt,
        to: {
          bin: '970422',
          account: 'VQRQACLNP2680',
          name: 'BENH VIEN DA KHOA THU NGHIEM',
          purpose: 'CS8XZ3K1M2Q 0RA5T1Q01',
        },
      },
    ]);
  });

  it.each([
    ['amount', { qrCode: code({ amount: 250_000 }) }],
    ['amount', { qrCode: code({ amount: null }) }],
    ['purpose', { qrCode: code({ purpose: 'CS8XZ3K1M2Q 0RA5T1Q02' }) }],
    ['purpose', { qrCode: code({ purpose: null }) }],
    ['code', { qrCode: 'https://pay.payos.vn/web/1' }],
    ['code', { qrCode: `${code().slice(0, -4)}0000` }],
    ['other-order', { orderCode: 1 }],
    ['other-order', { amount: 250_000 }],
    ['not-pending', { status: 'PAID' }],
    ['fields', { qrCode: null }],
  ])('with another %s is not shown, and its order is closed: %j', async (why, changed) => {
    replies.create = signed(link(changed));
    replies.read = signed(order('CANCELLED'));
    const heard: ChargeProgress[] = [];
    expect(await charge(heard)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'refused' });
    expect([heard, asked.map(kindOf)]).toEqual([[], ['create', 'cancel', 'read']]);
    expect(lines).toEqual([`payment.unshowable {"reference":"0RA5T1Q01","why":"${why}"}`]);
  });
});

describe('answers that do not count', () => {
  const right = order('PAID', [transfer('FT1', 150_000)]);

  it.each([
    ['nobody signed', 'signature', signed(right, null)],
    ['signed with nothing', 'signature', signed(right, '')],
    ['somebody else signed', 'signature', signed(right, 'f'.repeat(64))],
    ['changed on the way', 'signature', signed({ ...right, status: 'CANCELLED' }, sign(right))],
    ['success without data', 'signature', () => ({ body: '{"code":"00","desc":"success"}' })],
    ['a page', 'nonsense', () => ({ body: '<!doctype html>' })],
    ['cut', 'nonsense', () => ({ body: '{"code":"00","da' })],
    ['a proxy that finds nothing', 'nonsense', () => ({ status: 404, body: 'not found' })],
    [
      'a redirect',
      'nonsense',
      () => ({ status: 302, headers: { location: 'https://example.org/' }, body: '' }),
    ],
    ['a server error', 'server', refusal('500', 500)],
    ['keys refused', 'refused', refusal('214')],
    ['a code that nobody knows', 'nonsense', refusal('777')],
    ['another order', 'nonsense', signed({ ...right, orderCode: 1 })],
    ['another amount', 'nonsense', signed({ ...right, amount: 1 })],
    ['paid without money', 'nonsense', signed(order('PAID'))],
    ['money without transactions', 'nonsense', signed(order('CANCELLED', [], { amountPaid: 150_000 }))],
    [
      'one transfer told in two ways',
      'nonsense',
      signed(order('PAID', [transfer('FT1', 1), transfer('FT1', 2)])),
    ],
    ['an unknown status', 'nonsense', signed(order('HALF'))],
  ])('%s: %s', async (_, why, reply) => {
    replies.read = reply;
    expect(await method.query(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
    let asks = 0;
    replies.read = () => (asks++ === 0 ? reply() : signed(right)());
    expect(await charge()).toMatchObject({ state: 'paid' });
    expect(lines).toEqual([`payment.no-answer {"reference":"0RA5T1Q01","why":"${why}"}`]);
    expect(asked.filter((one) => kindOf(one) === 'create')).toHaveLength(1);
  });

  it.each([
    ['unsigned', signed(link(), null)],
    ['forged', signed(link(), 'f'.repeat(64))],
    ['a server error', refusal('500', 500)],
    ['an unknown code', refusal('777')],
  ])('a creation whose answer is %s is looked for, closed, and not made again', async (_, reply) => {
    replies.create = reply;
    let closed = false;
    replies.read = () => signed(order(closed ? 'CANCELLED' : 'PENDING'))();
    replies.cancel = () => {
      closed = true;
      return { body: '' };
    };
    const heard: ChargeProgress[] = [];
    expect(await charge(heard)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'offline' });
    expect([heard, asked.map(kindOf)]).toEqual([[], ['create', 'read', 'cancel', 'read']]);
  });

  it('leaves alone the order of another kiosk that has its number: code 231', async () => {
    replies.create = refusal('231');
    replies.read = signed(order('PENDING'));
    const fate = { state: 'not-paid', why: 'not-started', fault: 'refused' };
    expect(await charge()).toEqual(fate);
    expect(await method.cancel(INTENT, null, NEVER)).toEqual(fate);
    expect(asked.map(kindOf)).toEqual(['create']);
  });

  it.each([
    ['20', 200],
    ['201', 200],
    ['214', 200],
    ['20', 400],
    ['429', 429],
  ])('a creation that is refused did not begin: code %s, HTTP %i', async (said, status) => {
    replies.create = refusal(said, status);
    expect(await charge()).toEqual({ state: 'not-paid', why: 'not-started', fault: 'refused' });
    expect(asked.map(kindOf)).toEqual(['create']);
  });
});

it('tells every transfer once, with its name and time', async () => {
  replies.read = signed(
    order('CANCELLED', [
      transfer('FT1', 100_000, '2025-11-22 09:12:00'),
      transfer('FT1', 100_000, '2025-11-22 09:12:00'),
      transfer('FT2', 49_000, '2025-11-22T09:13:00+07:00'),
      transfer('FT3', 1000, 'soon'),
    ]),
  );
  expect(await method.query(INTENT, null, NEVER)).toEqual({
    state: 'paid',
    money: [
      { id: 'FT1', amount: 100_000, at: Date.parse('2025-11-22T02:12:00Z'), receipt: null, card: null },
      { id: 'FT2', amount: 49_000, at: Date.parse('2025-11-22T02:13:00Z'), receipt: null, card: null },
      { id: 'FT3', amount: 1000, at: null, receipt: null, card: null },
    ],
  });
});

it.each([
  ['PENDING', { state: 'open' }],
  ['PROCESSING', { state: 'open' }],
  ['CANCELLED', { state: 'not-paid', why: 'cancelled' }],
  ['EXPIRED', { state: 'not-paid', why: 'expired' }],
  ['FAILED', { state: 'not-paid', why: 'declined', reason: 'bank' }],
])('%s is %j', async (status, fate) => {
  replies.read = signed(order(status));
  expect(await method.query(INTENT, null, NEVER)).toMatchObject(fate);
});

it('UNDERPAID is open, with what came', async () => {
  replies.read = signed(order('UNDERPAID', [transfer('FT1', 1000)]));
  expect(await method.query(INTENT, null, NEVER)).toMatchObject({ state: 'open', money: [{ amount: 1000 }] });
});
