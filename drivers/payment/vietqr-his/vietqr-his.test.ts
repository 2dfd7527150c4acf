import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../tests/lab/listen.ts';
import { parseVietQr } from '../../codec/vietqr.ts';
import type { ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import driver from './index.ts';

const NEVER = new AbortController().signal;
/** The samples of docs/payment-wire.md. */
const NOW = 1_795_313_520_000;
const INTENT: ChargeIntent = {
  id: '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11',
  number: 1,
  reference: '0A1B2C3D4',
  amount: 150_000,
  mintedAt: NOW,
  expiresAt: 1_795_313_820_000,
};
const SIGNS = {
  register: 'efcf3796d47c159a0e8d3369468930e3157bc1d60c3991b9cb5d22d2ade58fb1',
  invoice: '17ccdb1ba757d5fadc9991f77692d47ff6003d31ab05682027d933f316407007',
  cancel: 'f00e394bce77d87ba54198b81400c691096604b795097182b0a57324fdf43e44',
};

interface Asked {
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Reply {
  readonly status?: number;
  readonly body: string;
}

let server: Server;
let port: number;
let now: number;
let asked: Asked[];
let lines: string[];
let replies: Record<string, () => Reply>;
let method: PaymentMethod;

const REGISTER = 'POST /merchants/invoices';
const INVOICE = 'GET /merchants/invoices?reference=0A1B2C3D4';
const CANCEL = 'POST /merchants/invoices/cancel';

const says =
  (code: string | number, data: unknown = null, status = 200) =>
  (): Reply => ({
    status,
    body: JSON.stringify({ code, message: '', data }),
  });
const invoice = (status: string, amounts: number[] = [], changed: object = {}) => ({
  reference: INTENT.reference,
  amount: INTENT.amount,
  status,
  reason: null,
  open: status === '01',
  transactions: amounts.map((amount, index) => ({ id: `FT2632600${index}`, amount, at: NOW })),
  ...changed,
});
const stands = (...given: Parameters<typeof invoice>) => says('000', invoice(...given));
const cancelled = stands('99', [], { reason: 'cancelled' });

const open = async (changed: object = {}): Promise<PaymentMethod> => {
  const opened = await driver.open(
    driver.options.parse({
      baseUrl: `http://127.0.0.1:${port}/`,
      merchantId: 'BV-TEST',
      secret: { env: 'SECRET' },
      account: { bin: '970436', number: '1012345678900', name: 'BENH VIEN DA KHOA THU NGHIEM' },
      pollMs: 5,
      ...changed,
    }),
    {
      signal: NEVER,
      now: () => now,
      secret: (name) => (name === 'SECRET' ? 'medipay-test-secret' : undefined),
      lost: () => undefined,
      log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    },
  );
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
};
const charge = (heard: ChargeProgress[] = []) =>
  method.charge(INTENT, null, (progress) => void heard.push(progress), NEVER);
const calls = (): string[] => asked.map(({ call }) => call);

beforeEach(async () => {
  now = NOW;
  asked = [];
  lines = [];
  replies = { [REGISTER]: stands('01'), [INVOICE]: stands('00', [150_000]), [CANCEL]: cancelled };
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = `${request.method} ${request.url}`;
    asked.push({ call, headers: request.headers, body: Buffer.concat(chunks).toString() });
    const reply = replies[call]?.();
    response.writeHead(reply?.status ?? 404, { 'content-type': 'application/json' });
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

describe('the wire of docs/payment-wire.md', () => {
  it('registers, asks and cancels as in its samples', async () => {
    replies[INVOICE] = () => {
      now = NOW + 10_000;
      return cancelled();
    };
    replies[REGISTER] = () => {
      now = NOW + 2000;
      return stands('01')();
    };
    await charge();
    await method.cancel(INTENT, null, NEVER);
    expect(calls()).toEqual([REGISTER, INVOICE, CANCEL, INVOICE]);
    const [register, ask, cancel] = asked;
    expect(register?.headers).toMatchObject({
      'x-merchant-id': 'BV-TEST',
      'x-timestamp': '1795313520000',
      'x-sign': SIGNS.register,
    });
    expect(register?.body).toBe(
      `{"reference":"0A1B2C3D4","amount":150000,"expiresAt":1795313820000,"key":"${INTENT.id}"}`,
    );
    expect(ask?.headers).toMatchObject({ 'x-timestamp': '1795313522000', 'x-sign': SIGNS.invoice });
    expect(cancel?.headers).toMatchObject({ 'x-timestamp': '1795313530000', 'x-sign': SIGNS.cancel });
    expect(cancel?.body).toBe('{"reference":"0A1B2C3D4"}');
  });

  it('shows a code of the configured account', async () => {
    const heard: ChargeProgress[] = [];
    const fate = await charge(heard);
    expect(fate).toEqual({
      state: 'paid',
      money: [{ id: 'FT26326000', amount: 150_000, at: NOW, receipt: null, card: null }],
    });
    const [qr] = heard;
    if (qr?.step !== 'qr') throw new Error('no code');
    expect(parseVietQr(qr.payload)).toEqual({
      ok: true,
      value: {
        bin: '970436',
        account: '1012345678900',
        service: 'QRIBFTTA',
        amount: 150_000,
        purpose: '0A1B2C3D4',
        dynamic: true,
      },
    });
    expect(qr.to).toEqual({
      bin: '970436',
      account: '1012345678900',
      name: 'BENH VIEN DA KHOA THU NGHIEM',
      purpose: '0A1B2C3D4',
    });
  });

  it('takes other paths from the configuration', async () => {
    const other = await open({ paths: { register: '/a', invoice: '/b', cancel: '/c' } });
    replies['POST /a'] = stands('01');
    replies['GET /b?reference=0A1B2C3D4'] = cancelled;
    await other.charge(INTENT, null, () => undefined, NEVER);
    await other.cancel(INTENT, null, NEVER);
    expect(calls()).toEqual([
      'POST /a',
      'GET /b?reference=0A1B2C3D4',
      'POST /c',
      'GET /b?reference=0A1B2C3D4',
    ]);
  });

  it.each([
    [says('404'), 'ready'],
    [says(404, null, 404), 'ready'],
    [says('401', null, 401), 'fault'],
    [says('999', null, 500), 'fault'],
    [() => ({ status: 404, body: 'no such page' }), 'fault'],
  ])('status: %#', async (reply, status) => {
    replies['GET /merchants/invoices?reference=000000000'] = reply;
    expect(await method.status(NEVER)).toBe(status);
  });

  it.each([
    ['01', invoice('01'), { state: 'open', money: [] }],
    ['01 not open any more', invoice('01', [], { open: false }), { state: 'unknown' }],
    [
      '00',
      invoice('00', [100_000, 50_000]),
      { state: 'paid', money: [{ amount: 100_000 }, { amount: 50_000 }] },
    ],
    ['00 of less', invoice('00', [100_000]), { state: 'unknown' }],
    ['00 of nothing', invoice('00'), { state: 'unknown' }],
    ['10 open', invoice('10', [1], { open: true }), { state: 'open', money: [{ amount: 1 }] }],
    ['10 closed', invoice('10', [150_000, 150_000]), { state: 'paid' }],
    ['10 of the amount', invoice('10', [150_000]), { state: 'unknown' }],
    ['99 processing', invoice('99', [], { reason: 'processing', open: true }), { state: 'open' }],
    ['99 cancelled', invoice('99', [], { reason: 'cancelled' }), { state: 'not-paid', why: 'cancelled' }],
    ['99 expired', invoice('99', [], { reason: 'expired' }), { state: 'not-paid', why: 'expired' }],
    ['99 cancelled with money', invoice('99', [1], { reason: 'cancelled' }), { state: 'unknown' }],
    ['99 without reason', invoice('99'), { state: 'unknown' }],
    ['another reference', invoice('00', [150_000], { reference: '0A1B2C3D5' }), { state: 'unknown' }],
    ['our key', invoice('00', [150_000], { key: INTENT.id }), { state: 'paid' }],
    ['another key', invoice('00', [150_000], { key: 'another' }), { state: 'not-paid', why: 'not-started' }],
    ['more money than can be', invoice('10', [999_999_999_999, 1]), { state: 'unknown' }],
    ['another amount', invoice('00', [150_000], { amount: 1 }), { state: 'unknown' }],
    ['a fraction', invoice('00', [150_000.5]), { state: 'unknown' }],
    ['money back', invoice('10', [-1]), { state: 'unknown' }],
    ['another shape', { status: 'OK' }, { state: 'unknown' }],
    ['nothing', null, { state: 'unknown' }],
  ])('an invoice: %s', async (_, data, fate) => {
    replies[INVOICE] = says('000', data);
    expect(await method.query(INTENT, null, NEVER)).toMatchObject(fate);
  });

  it.each([
    [says('404'), { state: 'not-paid', why: 'not-started' }],
    [says('401'), { state: 'unknown' }],
    [says('999', null, 500), { state: 'unknown' }],
    [() => ({ status: 502, body: '<html>' }), { state: 'unknown' }],
    [() => ({ status: 404, body: '<html>' }), { state: 'unknown' }],
    [() => ({ status: 200, body: '<html>' }), { state: 'unknown' }],
  ])('no invoice: %#', async (reply, fate) => {
    replies[INVOICE] = reply;
    expect(await method.query(INTENT, null, NEVER)).toMatchObject(fate);
  });
});

describe('registering', () => {
  it.each(['400', '401', '403'])('that is refused with %s did not begin', async (code) => {
    replies[REGISTER] = says(code);
    expect(await charge()).toEqual({ state: 'not-paid', why: 'not-started', fault: 'refused' });
    expect(calls()).toEqual([REGISTER]);
  });

  it.each([
    ['failed', says('999', null, 500)],
    ['answered rubbish', () => ({ status: 200, body: '<html>' })],
    ['answered another invoice', stands('01', [], { amount: 1 })],
  ])('that %s is looked for, and shown where it stands', async (_, reply) => {
    replies[REGISTER] = reply;
    let asks = 0;
    replies[INVOICE] = () => (asks++ === 0 ? stands('01') : stands('00', [150_000]))();
    const heard: ChargeProgress[] = [];
    expect(await charge(heard)).toMatchObject({ state: 'paid' });
    expect([calls(), heard.length]).toEqual([[REGISTER, INVOICE, INVOICE], 1]);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['is cancelled already', cancelled],
    ['was paid already', stands('00', [150_000])],
    ['stands with another amount', says('409')],
    ['stands with another key', stands('01', [], { key: 'another' })],
  ])('leaves an invoice alone that %s: it is another kiosk’s', async (_, reply) => {
    replies[REGISTER] = reply;
    const heard: ChargeProgress[] = [];
    const fate = { state: 'not-paid', why: 'not-started', fault: 'refused' };
    expect(await charge(heard)).toEqual(fate);
    expect(await method.cancel(INTENT, null, NEVER)).toEqual(fate);
    expect([heard, calls()]).toEqual([[], [REGISTER]]);
  });

  it('shows an invoice with its key', async () => {
    replies[REGISTER] = stands('01', [], { key: INTENT.id });
    expect(await charge()).toMatchObject({ state: 'paid' });
  });

  it('looks for its own invoice where that is no new one: its message came twice', async () => {
    replies[REGISTER] = stands('99', [], { key: INTENT.id, reason: 'cancelled' });
    replies[INVOICE] = cancelled;
    expect(await charge()).toMatchObject({ state: 'not-paid', why: 'not-started', fault: 'offline' });
    expect(calls()).toEqual([REGISTER, INVOICE]);
  });
});

it.each([
  { account: { bin: '97043', number: '1', name: 'A' } },
  { account: { bin: '970436', number: '10123-456', name: 'A' } },
  { baseUrl: 'ftp://bank.test' },
  { merchantId: '' },
  { pollMs: 0 },
])('refuses %j', (changed) =>
  expect(
    driver.options.safeParse({
      baseUrl: 'https://bank.test',
      merchantId: 'BV-TEST',
      secret: { env: 'SECRET' },
      account: { bin: '970436', number: '1012345678900', name: 'BENH VIEN' },
      ...changed,
    }).success,
  ).toBe(false),
);
