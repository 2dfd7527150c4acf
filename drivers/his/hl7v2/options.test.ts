import { describe, expect, it } from 'vitest';
import driver from './index.ts';

const LEAST = {
  to: 'tcp://192.0.2.40',
  departments: [
    {
      id: 'khoa-noi',
      name: { vi: 'Nội', en: 'Internal Medicine' },
      clinics: [
        { id: 'noi-1', name: { vi: 'Nội 1', en: 'Internal 1' }, room: '101', floor: '1', price: 50_000 },
      ],
    },
  ],
};
const parse = (more: object) => driver.options.safeParse({ ...LEAST, ...more });
const context = {
  signal: new AbortController().signal,
  now: Date.now,
  secret: () => undefined,
  lost: () => undefined,
  log: () => undefined,
};

describe('options of his/hl7v2', () => {
  it('need an address and what can be booked, no more', () => {
    expect(driver.options.parse(LEAST)).toMatchObject({
      to: { secure: false, host: '192.0.2.40', port: 2_575 },
      version: '2.5.1',
      identifiers: { cccd: { authority: 'CCCD', type: 'NI' }, patient: { authority: 'BV', type: 'PI' } },
      fields: {
        visitKey: { segment: 'PV1', field: 50, component: 1, subcomponent: 1 },
        queueNumber: [
          { segment: 'ZQN', field: 1 },
          { segment: 'PV1', field: 19 },
        ],
      },
      appointments: null,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
  });

  it.each([
    [{ to: 'tls://engine.example:2576' }],
    [{ to: 'tls://[2001:db8::7]', tls: { ca: '/etc/engine.pem' } }],
    [{ fields: { queueNumber: ['PV2-2.1'], clinic: 'PV1-3.4', arrivedFor: null } }],
    [{ appointments: { port: 2_577, host: '192.0.2.50', from: ['192.0.2.40'] } }],
    [{ identifiers: { cccd: { authority: 'BCA&1.2.704&ISO' } } }],
  ])('may be %j', (more) => expect(parse(more).success).toBe(true));

  it.each([
    [{ to: 'http://192.0.2.40' }],
    [{ to: '192.0.2.40:2575' }],
    [{ to: 'tcp://192.0.2.40:0' }],
    [{ to: 'tcp://user@192.0.2.40' }],
    [{ to: 'tcp://192.0.2.40/path' }],
    [{ tls: { ca: '/etc/engine.pem' } }],
    [{ to: 'tls://192.0.2.40', tls: { cert: '/etc/kiosk.pem' } }],
    [{ fields: { clinic: 'PV1.3' } }],
    [{ fields: { queueNumber: [] } }],
    [{ timeZone: 'Asia/Ha_Noi' }],
    [{ departments: [...LEAST.departments, ...LEAST.departments] }],
    [{ unknown: true }],
  ])('may not be %j', (more) => expect(parse(more).success).toBe(false));
});

describe('opening', () => {
  it('needs nobody at the other end', async () => {
    const opened = await driver.open(driver.options.parse({ ...LEAST, to: 'tcp://127.0.0.1:1' }), context);
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.close();
  });

  it('says which file cannot be read', async () => {
    const options = driver.options.parse({
      ...LEAST,
      to: 'tls://127.0.0.1:1',
      tls: { ca: '/nowhere/ca.pem' },
    });
    expect(await driver.open(options, context)).toEqual({
      ok: false,
      error: 'misconfigured',
      detail: 'tls.ca: ENOENT',
    });
  });

  it('says that the port for appointments is taken', async () => {
    const lines: unknown[] = [];
    const log = (event: string, fields?: object) => void lines.push({ event, ...fields });
    const options = (port: number) => driver.options.parse({ ...LEAST, appointments: { port } });
    const first = await driver.open(options(0), { ...context, log });
    const [line] = lines;
    if (!first.ok || typeof line !== 'object' || line === null || !('port' in line))
      throw new Error('no port');
    expect(await driver.open(options(Number(line.port)), context)).toMatchObject({
      ok: false,
      error: 'busy',
    });
    await first.value.close();
    const again = await driver.open(options(Number(line.port)), context);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });
});
