import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { openKiosk, request, SLIP } from '../../tests/down/kiosk.ts';
import { createForwarding } from './forwarding.ts';

let kiosk: DownKiosk;
const closing = new AbortController().signal;
beforeEach(() => {
  kiosk = openKiosk();
});
afterEach(() => kiosk.close());

const keep = (visitKey: string, mayStand = false): string =>
  kiosk.journal.open('forward', visitKey, { request: request(visitKey), number: SLIP, mayStand });
/** A host that has just started. */
const started = () => createForwarding(kiosk.parts, closing);
const waiting = (): string[] => kiosk.journal.openOf('forward').map(({ visit }) => visit);
const news = () => kiosk.journal.openOf('news').map(({ payload }) => payload.what);

it('forwards in the order in which visits were kept, and tells staff the numbers', async () => {
  for (const key of ['b', 'a', 'c']) keep(key);
  await started().round();
  expect(kiosk.his.visits).toEqual(['b', 'a', 'c']);
  expect(waiting()).toEqual([]);
  expect(news()).toEqual([
    { about: 'forwarded', number: '001' },
    { about: 'forwarded', number: '002' },
    { about: 'forwarded', number: '003' },
  ]);
});

it('asks for what a host before it may have sent, and for nothing else', async () => {
  const keys = Array.from({ length: 30 }, (_, at) => `visit-${at}`);
  for (const key of keys) keep(key);
  kiosk.his.visits.push('visit-0');
  await started().round();
  const asked = (what: string) =>
    kiosk.his.asked.filter((one) => one.startsWith(what)).map((one) => one.slice(what.length + 1));
  expect(asked('find')).toEqual(keys.slice(0, 17));
  expect(asked('register')).toEqual(keys.slice(1));
  expect(kiosk.his.visits).toEqual(keys);
});

it('asks first for a visit that was sent when it was kept', async () => {
  const forwarding = started();
  for (let at = 0; at < 17; at++) keep(`before-${at}`);
  await forwarding.round();
  keep('a');
  keep('b', true);
  kiosk.his.asked.length = 0;
  await forwarding.round();
  expect(kiosk.his.asked).toEqual(['register a', 'find b', 'register b']);
});

it.each(['no-answer', 'refused', 'unknown'] as const)(
  'waits where the HIS says %s: nobody overtakes',
  async (manner) => {
    for (const key of ['a', 'b']) keep(key);
    const forwarding = started();
    kiosk.his.manner = manner;
    await forwarding.round();
    expect(waiting()).toEqual(['a', 'b']);
    kiosk.his.manner = 'well';
    await forwarding.round();
    expect(kiosk.his.visits).toEqual(['a', 'b']);
  },
);

it('asks for a visit whose answer was lost, and sends it no second time', async () => {
  keep('a');
  const forwarding = started();
  kiosk.his.next = ['well', 'lost'];
  await forwarding.round();
  expect(waiting()).toEqual(['a']);
  kiosk.his.asked.length = 0;
  await forwarding.round();
  expect(kiosk.his.asked).toEqual(['find a']);
  expect(waiting()).toEqual([]);
});

it('lets the others go ahead of a visit that the HIS takes for nonsense again and again', async () => {
  for (const key of ['bad', 'good']) keep(key);
  const forwarding = started();
  for (let round = 0; round < 5 && waiting().length === 2; round++) {
    kiosk.his.next = ['well', 'bad-answer'];
    await forwarding.round();
  }
  expect(kiosk.his.visits).toEqual(['good']);
  expect(waiting()).toEqual(['bad']);
});

it.each(['clinic-full', 'several-patients'] as const)(
  'gives up where the HIS says %s, and tells staff',
  async (manner) => {
    keep('a');
    kiosk.his.next = ['well', manner];
    await started().round();
    expect(waiting()).toEqual([]);
    expect(news()).toEqual([{ about: manner }]);
  },
);

it('of another day it is asked for, and sent no more: its patient has gone', async () => {
  for (const key of ['stands', 'does-not']) keep(key);
  kiosk.his.visits.push('stands');
  kiosk.now += 16 * 3_600_000;
  await started().round();
  expect(kiosk.his.asked).toEqual(['find stands', 'find does-not']);
  expect(news()).toEqual([{ about: 'forwarded', number: '001' }, { about: 'expired' }]);
});

it('tells staff of a visit that the HIS takes for nonsense for minutes, once, and tries on', async () => {
  keep('bad');
  const forwarding = started();
  kiosk.his.manner = 'bad-answer';
  for (let round = 0; round < 80; round++) {
    kiosk.his.next = ['well'];
    await forwarding.round();
  }
  expect(news()).toEqual([{ about: 'refused' }]);
  expect(waiting()).toEqual(['bad']);
});

it('behind a visit that is passed over, asks for what a host before it may have sent', async () => {
  const keys = Array.from({ length: 30 }, (_, at) => `visit-${at}`);
  for (const key of ['bad', ...keys]) keep(key);
  const forwarding = started();
  kiosk.his.next = Array.from({ length: 4 }, () => ['well', 'bad-answer'] as const).flat();
  for (let round = 0; round < 4; round++) await forwarding.round();
  expect(kiosk.his.visits).toEqual(keys);
  for (const key of keys) expect(kiosk.his.asked).toContain(`find ${key}`);
});

it('gives up what is older than the hospital keeps it, and keeps nothing of the person', async () => {
  keep('a');
  kiosk.now += 24 * 3_600_000 + 1;
  await started().round();
  expect(kiosk.his.asked).toEqual([]);
  expect(news()).toEqual([{ about: 'expired' }]);
  kiosk.journal.forget('a');
  expect(JSON.stringify(kiosk.journal.kept())).not.toContain('Nguyễn Văn An');
});

it('writes the ends of many at once, and those of a round that stops', async () => {
  for (let at = 0; at < 20; at++) keep(`visit-${at}`);
  const forwarding = started();
  kiosk.his.next = [...Array.from({ length: 34 }, () => 'well' as const), 'well', 'no-answer'];
  await forwarding.round();
  expect(kiosk.his.visits.length + waiting().length).toBe(20);
  expect(news()).toHaveLength(kiosk.his.visits.length);
});

it('under any faults and restarts forwards each once, and in order', async () => {
  const manner = fc.constantFrom('well', 'lost', 'no-answer', 'unknown', 'refused');
  const step = fc.oneof(
    fc.record({ do: fc.constant('keep' as const) }),
    fc.record({ do: fc.constant('restart' as const) }),
    fc.record({ do: fc.constant('round' as const), manners: fc.array(manner, { maxLength: 6 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const own = openKiosk();
      try {
        let forwarding = createForwarding(own.parts, closing);
        const kept: string[] = [];
        for (const one of steps) {
          if (one.do === 'restart') forwarding = createForwarding(own.parts, closing);
          else if (one.do === 'round') {
            own.his.next = [...one.manners];
            await forwarding.round();
          } else {
            const key = `visit-${kept.length}`;
            kept.push(key);
            own.journal.open('forward', key, { request: request(key), number: SLIP, mayStand: false });
          }
        }
        own.his.next = [];
        await forwarding.round();
        expect(own.his.visits).toEqual(kept);
        expect(own.journal.openOf('forward')).toEqual([]);
      } finally {
        own.close();
      }
    }),
    { numRuns: 60 },
  );
});
