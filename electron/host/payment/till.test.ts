import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWorld, settled, type World } from '../../../tests/money/world.ts';

let world: World;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  world = createWorld((ms) => vi.advanceTimersByTime(ms));
});
afterEach(() => {
  world.end();
  vi.useRealTimers();
});

async function pay(means: 'vietqr' | 'card'): Promise<void> {
  const { handlers } = await world.host();
  const offered = await handlers['visit.bills']({});
  const billIds = offered.ok ? offered.value.bills.map(({ id }) => id) : [];
  await handlers['visit.pay']({ billIds, means });
  await settled();
}

it('shows the code, then that it is paid and booked', async () => {
  await world.arrive(1, [150_000]);
  await pay('vietqr');
  expect(world.screen()).toMatchObject({ state: 'qr', amount: 150_000, seen: false });
  world.transfer.pay(0, 'exact');
  await settled();
  expect(world.screen()).toMatchObject({ state: 'ended', ending: { end: 'paid', booked: true } });
});

it('says that it is paid while the HIS is slow, and later that it is booked', async () => {
  await world.arrive(1, [150_000]);
  await pay('card');
  world.wires.his.expect('late', 1);
  world.terminal.pay(0, 'exact');
  await settled();
  await world.pass(0);
  expect(world.screen()).toMatchObject({ ending: { end: 'paid', booked: false } });
  world.wires.his.arrive();
  await settled();
  expect(world.screen()).toMatchObject({ ending: { end: 'paid', booked: true } });
});

it('waits for the provider’s word when the patient stops', async () => {
  await world.arrive(1, [150_000]);
  await pay('vietqr');
  world.wires.vietqr.expect('late', 2);
  const { handlers } = await world.host();
  await handlers['visit.stop-paying']({});
  await settled();
  expect(world.screen()).toMatchObject({ state: 'stopping' });
  world.wires.vietqr.arrive();
  await settled();
  expect(world.screen()).toMatchObject({ ending: { end: 'cancelled' } });
});

it('begins nothing while the last charge is not known', async () => {
  await world.arrive(1, [150_000]);
  world.wires.vietqr.expect('lost', 1);
  await pay('vietqr');
  expect(world.screen()).toMatchObject({ ending: { end: 'unknown' } });
  await pay('vietqr');
  await pay('card');
  expect([...world.transfer.calls, ...world.terminal.calls]).toHaveLength(1);
});

it('does not begin at a terminal that the charge of the patient before has not left', async () => {
  await world.arrive(1, [150_000]);
  await pay('card');
  world.wires.card.expect('unreached', 1);
  await world.arrive(2, [90_000]);
  await pay('card');
  expect(world.screen()).toMatchObject({ ending: { end: 'out-of-order', fault: 'busy' } });
  expect(world.terminal.calls).toHaveLength(1);
  world.terminal.pay(0, 'exact');
  await settled();
  await pay('card');
  expect(world.screen()).toMatchObject({ state: 'terminal', amount: 90_000 });
});

it('stops the charge under way, also where the one before still waits for the HIS', async () => {
  await world.arrive(1, [150_000]);
  await pay('vietqr');
  world.wires.his.expect('late', 1);
  world.transfer.pay(0, 'exact');
  await settled();
  await world.pass(0);
  const patientId = `p-${'1'.padStart(12, '0')}`;
  const more = { id: 'hd-more', patientId, visitKey: 'number-1', issuedAt: '2026-11-23T01:00:00Z' };
  world.his.add({ ...more, items: [], insurance: 0, due: 20_000 });
  await pay('vietqr');
  expect(world.screen()).toMatchObject({ state: 'qr', amount: 20_000 });
  const { handlers } = await world.host();
  await handlers['visit.stop-paying']({});
  await settled();
  expect(world.transfer.charges().map(({ id }) => world.transfer.isOpen(id))).toEqual([false, false]);
});

it('tells the page that comes back of money that came after its charge was closed', async () => {
  await world.arrive(1, [150_000]);
  await pay('vietqr');
  world.transfer.refuse({ why: 'cancelled' });
  await settled();
  expect(world.screen()).toMatchObject({ ending: { end: 'cancelled' } });
  world.transfer.pay(0, 'exact');
  await world.pass(10_000);
  await (await world.host()).cash.lookout.look();
  const late = { ending: { end: 'late', came: 150_000 } };
  expect(world.screen()).toMatchObject(late);
  world.crash();
  await world.host();
  expect(world.screen()).toMatchObject(late);
});
