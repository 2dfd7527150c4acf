import { describe, expect, it } from 'vitest';
import driver from './index.ts';
import { zvtOptions } from './options.ts';

const context = (secrets: Readonly<Record<string, string>>) => ({
  signal: new AbortController().signal,
  now: () => 0,
  secret: (name: string) => secrets[name],
  lost: () => undefined,
  log: () => undefined,
});

describe('options of a ZVT terminal', () => {
  it.each([
    ['tcp://192.0.2.30', { wire: 'tcp', target: { host: '192.0.2.30', port: 20_007 } }],
    ['tcp://[::1]:5577/', { wire: 'tcp', target: { host: '::1', port: 5_577 } }],
    [
      'serial:///dev/ttyS0?baud=115200',
      { wire: 'serial', target: { path: '/dev/ttyS0' }, settings: { baudRate: 115_200, flow: 'none' } },
    ],
    [
      'serial:COM3',
      { wire: 'serial', target: { path: 'COM3' }, settings: { baudRate: 9_600, flow: 'none' } },
    ],
  ])('%s', (to, address) => {
    expect(zvtOptions.parse({ to })).toMatchObject({
      to: address,
      noReceipt: 'unknown',
      timeouts: { ack: 5_000 },
    });
  });

  it.each([
    ...['', 'terminal', 'http://192.0.2.30', 'tcp://', 'tcp://192.0.2.30/x', 'tcp://192.0.2.30:0'],
    ...['tcp://user@192.0.2.30', 'tcp://192.0.2.30?baud=9600', 'serial://', 'serial:///dev/ttyS0?baud=5'],
  ])('%j is no address', (to) => {
    expect(zvtOptions.safeParse({ to }).success).toBe(false);
  });

  it.each([{}, { PIN: '' }, { PIN: '12345' }, { PIN: 'abcdef' }])(
    'the password %j is misconfigured',
    async (secrets) => {
      const options = zvtOptions.parse({ to: 'tcp://127.0.0.1', password: { env: 'PIN' } });
      expect(await driver.open(options, context(secrets))).toMatchObject({
        ok: false,
        error: 'misconfigured',
      });
    },
  );

  it('opens while nobody answers', async () => {
    const options = zvtOptions.parse({ to: 'tcp://127.0.0.1:1', password: { env: 'PIN' } });
    const opened = await driver.open(options, context({ PIN: '123456' }));
    if (!opened.ok) throw new Error(opened.error);
    expect(await opened.value.status(new AbortController().signal)).toBe('offline');
    await opened.value.close();
  });
});
