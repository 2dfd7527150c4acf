import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab.ts';
import { TestRegister } from './test-register.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ terminals: true, scanner: false });
});
afterAll(() => lab.close());

const post = async (path: string, body: unknown) =>
  (await fetch(`${lab.addresses.controlUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
const state = async () => (await fetch(`${lab.addresses.controlUrl}/state`)).json();

it('are told of in the description of the lab', () => {
  const { zvtPort, zvtSerialPath, nexoUrl } = lab.describe();
  expect([zvtPort, zvtSerialPath, nexoUrl]).toEqual([lab.zvt?.port, lab.zvt?.serialPath, lab.nexo?.url]);
  expect(nexoUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/nexo$/);
});

it('are driven over HTTP, and show their ledgers', async () => {
  const register = await TestRegister.connect(lab.addresses.zvtPort ?? 0);
  await register.ask('06 00 06 00 00 00 00 07 04', '060f');
  const customer = { does: 'pays', amount: 42_000 };
  expect(await post('/terminal', { which: 'zvt', customer })).toEqual({ ok: true });
  await register.ask('06 01 0A 04 00 00 00 15 00 00 49 07 04', '060f');
  expect(await post('/terminal', { which: 'nexo', pay: { key: 'a', amount: 7_000 } })).toEqual({ ok: true });
  expect(await state()).toMatchObject({
    zvt: { ledger: [{ kind: 'charge', key: null, amount: 42_000 }], stage: null, customer: 'pays' },
    nexo: { ledger: [{ kind: 'charge', key: 'a', amount: 7_000 }], stage: null, customer: 'waits' },
  });
  await register.hangUp();
});

it('fail on request, and hold the bank back', async () => {
  const { port } = lab.zvt ?? { port: 0 };
  await post('/terminal', { which: 'zvt', fault: { name: 'away' } });
  await expect(TestRegister.connect(port)).rejects.toThrow('ECONNREFUSED');
  await post('/terminal', { which: 'zvt', fault: null, customer: { does: 'pays' }, holdBank: true });
  const register = await TestRegister.connect(port);
  await register.ask('06 00 06 00 00 00 08 07 04', '060f');
  const ended = register.ask('06 01 0A 04 00 00 00 15 00 00 49 07 04', '060f');
  await register.hear('04ff0104');
  expect((await state()).zvt.stage).toBe('bank-asked');
  await post('/terminal', { which: 'zvt', holdBank: false });
  expect(await ended).not.toBeNull();
  await register.hangUp();
});

it('are empty after a reset, and refuse what does not fit', async () => {
  expect(await post('/reset', {})).toEqual({ ok: true });
  expect((await state()).zvt).toEqual({ ledger: [], stage: null, customer: 'waits' });
  expect(await post('/terminal', { which: 'chip' })).toMatchObject({ ok: false });
  expect(await post('/terminal', { which: 'zvt', pay: { key: null, amount: 0 } })).toMatchObject({
    ok: false,
  });
});

it('are not there unless they are asked for', async () => {
  const bare = await startLab({ scanner: false });
  expect(bare.describe()).toMatchObject({ zvtPort: null, zvtSerialPath: null, nexoUrl: null });
  const answer = await fetch(`${bare.addresses.controlUrl}/terminal`, {
    method: 'POST',
    body: JSON.stringify({ which: 'zvt', customer: { does: 'waits' } }),
  });
  expect(await answer.json()).toEqual({ ok: false, error: 'no terminal' });
  await bare.close();
});
