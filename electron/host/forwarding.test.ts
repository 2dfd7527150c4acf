import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { err } from '../../drivers/ports/result.ts';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { openKiosk, request, SLIP } from '../../tests/down/kiosk.ts';
import { DELAYS } from './delays.ts';
import { createForwarding, type Forwarding } from './forwarding.ts';

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
/** A round some time after the one before: whoever failed in four of them is passed over. */
async function later(forwarding: Forwarding, of: DownKiosk = kiosk): Promise<void> {
  of.now += Math.ceil(DELAYS.forwardInFront / 3);
  await forwarding.round();
}
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** At eight in the morning, as the kiosk is opened, to that hour of the same night. */
const TO_MIDNIGHT = 16 * HOUR;
/** Every time that something was sent of it but the first, the HIS had been asked since the last. */
function sentUnasked(asked: readonly string[], key: string): string[] {
  const ofIt = asked.filter((one) => one === `find ${key}` || one === `register ${key}`);
  return ofIt.filter((one, at) => one.startsWith('register') && ofIt[at - 1]?.startsWith('register'));
}

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

it('tells the HIS when the patients came, however late it is told', async () => {
  const came = ['a', 'b'].map((key) => {
    keep(key);
    const at = new Date(kiosk.now).toISOString();
    kiosk.now += 3_600_000;
    return [key, at];
  });
  await started().round();
  expect([...kiosk.his.cameAt]).toEqual(came);
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
    await later(forwarding);
  }
  expect(kiosk.his.visits).toEqual(['good']);
  expect(waiting()).toEqual(['bad']);
});

it.each(['clinic-full', 'several-patients', 'other-record'] as const)(
  'gives up where the HIS says %s, and tells staff',
  async (manner) => {
    keep('a');
    kiosk.his.next = ['well', manner];
    await started().round();
    expect(waiting()).toEqual([]);
    expect(news()).toEqual([{ about: manner }]);
  },
);

it.each(['unknown', 'no-answer'] as const)(
  'lets the others go ahead, in order, of a visit for which alone the HIS says %s',
  async (manner) => {
    const [first, ...others] = ['poison', 'b', 'c', 'd'];
    for (const key of [first, ...others]) keep(String(key));
    const forwarding = started();
    for (let round = 0; round < 3; round++) {
      kiosk.his.next = ['well', manner];
      await later(forwarding);
    }
    expect(kiosk.his.visits).toEqual([]);
    kiosk.his.next = ['well', manner];
    await later(forwarding);
    expect(kiosk.his.visits).toEqual(others);
    expect(waiting()).toEqual(['poison']);
  },
);

it('passes over two visits that fail for themselves, one behind the other', async () => {
  for (const key of ['a', 'b', 'c']) keep(key);
  kiosk.his.poisoned.add('a').add('b');
  const forwarding = started();
  for (let round = 0; round < 8; round++) await later(forwarding);
  expect(kiosk.his.visits).toEqual(['c']);
});

it('tries what it passed over again after pauses that grow, asks first, and sends it once it is taken', async () => {
  for (const key of ['poison', 'b']) keep(key);
  kiosk.his.poisoned.add('poison');
  const forwarding = started();
  const sentIn = async (minutes: number): Promise<number> => {
    kiosk.his.asked.length = 0;
    for (let left = minutes * 12; left > 0; left--) {
      kiosk.now += 5_000;
      await forwarding.round();
    }
    expect(sentUnasked(['register poison', ...kiosk.his.asked], 'poison')).toEqual([]);
    return kiosk.his.asked.filter((one) => one === 'register poison').length;
  };
  const early = await sentIn(10);
  const late = await sentIn(10);
  expect(late).toBeLessThan(early);
  expect(late).toBeGreaterThan(0);
  expect(news()).toEqual([{ about: 'forwarded', number: '001' }, { about: 'refused' }]);
  kiosk.his.poisoned.clear();
  expect(await sentIn(10)).toBe(1);
  expect(kiosk.his.visits).toEqual(['b', 'poison']);
  expect(waiting()).toEqual([]);
});

it('passes nobody over while the HIS is silent for all', async () => {
  const keys = ['a', 'b', 'c'];
  for (const key of keys) keep(key);
  const forwarding = started();
  kiosk.his.manner = 'no-answer';
  for (let round = 0; round < 100; round++) await later(forwarding);
  expect(new Set(kiosk.his.asked)).toEqual(new Set(['find a']));
  kiosk.his.manner = 'well';
  await forwarding.round();
  expect(kiosk.his.visits).toEqual(keys);
});

it('keeps the order where the HIS answers questions and takes nobody for a time', async () => {
  const keys = ['a', 'b', 'c', 'd'];
  for (const key of keys) {
    keep(key);
    kiosk.his.poisoned.add(key);
  }
  const forwarding = started();
  for (let round = 0; round < 10; round++) await later(forwarding);
  kiosk.his.poisoned.clear();
  await forwarding.round();
  expect(kiosk.his.visits).toEqual(keys);
});

it('after a silence nobody goes ahead of a visit at its first failure', async () => {
  for (const key of ['a', 'b']) keep(key);
  const forwarding = started();
  kiosk.his.manner = 'bad-answer';
  for (let round = 0; round < 6; round++) await later(forwarding);
  kiosk.his.manner = 'no-answer';
  await later(forwarding);
  kiosk.his.manner = 'well';
  kiosk.his.next = ['well', 'bad-answer'];
  await later(forwarding);
  expect(waiting()).toEqual(['a', 'b']);
  await later(forwarding);
  expect(kiosk.his.visits).toEqual(['a', 'b']);
});

it('sends a visit of before midnight in the hours after it', async () => {
  kiosk.now += TO_MIDNIGHT - 2 * MINUTE;
  keep('a');
  kiosk.now += 3 * MINUTE;
  await started().round();
  expect(kiosk.his.visits).toEqual(['a']);
});

it('of another day it is asked for, and sent no more: its patient has gone', async () => {
  for (const key of ['stands', 'does-not']) keep(key);
  kiosk.his.visits.push('stands');
  kiosk.now += TO_MIDNIGHT + 4 * HOUR;
  await started().round();
  expect(kiosk.his.asked).toEqual(['find stands', 'find does-not']);
  expect(news()).toEqual([{ about: 'forwarded', number: '001' }, { about: 'expired' }]);
});

it('tells staff of a visit that the HIS takes for nonsense for minutes, once, and tries on', async () => {
  keep('bad');
  const forwarding = started();
  kiosk.his.manner = 'bad-answer';
  for (let round = 0; round < 80; round++) {
    kiosk.now += 5_000;
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
  for (let round = 0; round < 4; round++) await later(forwarding);
  expect(kiosk.his.visits).toEqual(keys);
  for (const key of keys) expect(kiosk.his.asked).toContain(`find ${key}`);
});

it('asks for the seventeen oldest, however often the first of them failed before', async () => {
  const keys = Array.from({ length: 30 }, (_, at) => `visit-${at}`);
  for (const key of keys) keep(key);
  const forwarding = started();
  kiosk.his.next = Array.from({ length: 3 }, () => ['well', 'unknown'] as const).flat();
  for (let round = 0; round < 4; round++) await later(forwarding);
  const found = new Set(kiosk.his.asked.filter((one) => one.startsWith('find')));
  expect([...found]).toEqual(keys.slice(0, 17).map((key) => `find ${key}`));
  expect(kiosk.his.visits).toEqual(keys);
});

it('writes each end at once while one is passed over: the next host asks for the oldest alone', async () => {
  for (const key of ['poison', 'b', 'c', 'd']) keep(key);
  kiosk.his.poisoned.add('poison');
  const forwarding = started();
  for (let round = 0; round < 3; round++) await later(forwarding);
  const waitedAt: string[][] = [];
  const findVisit = kiosk.his.findVisit.bind(kiosk.his);
  Object.assign(kiosk.his, {
    findVisit: (visitKey: string) => {
      waitedAt.push(waiting());
      return findVisit(visitKey);
    },
  });
  await later(forwarding);
  expect(waitedAt).toEqual([
    ['poison', 'b', 'c', 'd'],
    ['poison', 'b', 'c', 'd'],
    ['poison', 'c', 'd'],
    ['poison', 'd'],
  ]);
});

it('gives up what is older than the hospital keeps it, and keeps nothing of the person', async () => {
  keep('a');
  kiosk.now += 24 * HOUR + 1;
  await started().round();
  expect(kiosk.his.asked).toEqual(['find a']);
  expect(news()).toEqual([{ about: 'expired' }]);
  kiosk.journal.forget('a');
  expect(JSON.stringify(kiosk.journal.kept())).not.toContain('Nguyễn Văn An');
});

it('asks for what may stand before it gives it up', async () => {
  keep('stands', true);
  kiosk.his.visits.push('stands');
  kiosk.now += 24 * HOUR + 1;
  await started().round();
  expect(news()).toEqual([{ about: 'forwarded', number: '001' }]);
});

it('asks for no more than may stand of what is too old', async () => {
  const keys = Array.from({ length: 20 }, (_, at) => `visit-${at}`);
  for (const key of keys) keep(key);
  kiosk.now += 24 * HOUR + 1;
  await started().round();
  expect(kiosk.his.asked).toEqual(keys.slice(0, 17).map((key) => `find ${key}`));
  expect(waiting()).toEqual([]);
});

it('gives up what is too old though the HIS is silent, and asks it once a round', async () => {
  for (const key of ['a', 'b', 'c']) keep(key);
  kiosk.now += 24 * HOUR + 1;
  kiosk.his.manner = 'no-answer';
  await started().round();
  expect(kiosk.his.asked).toEqual(['find a']);
  expect(waiting()).toEqual([]);
});

it('gives nothing up that a host was asking for as it closed', async () => {
  keep('a');
  kiosk.now += 24 * HOUR + 1;
  const own = new AbortController();
  const his = Object.assign(kiosk.his, {
    findVisit: async () => {
      own.abort();
      return err('no-answer');
    },
  });
  const drivers = { ...kiosk.parts.drivers, his: () => his };
  await createForwarding({ ...kiosk.parts, drivers }, own.signal).round();
  expect(waiting()).toEqual(['a']);
});

it('writes the ends of many at once, and those of a round that stops', async () => {
  for (let at = 0; at < 20; at++) keep(`visit-${at}`);
  const forwarding = started();
  kiosk.his.next = [...Array.from({ length: 34 }, () => 'well' as const), 'well', 'no-answer'];
  await forwarding.round();
  expect(kiosk.his.visits.length + waiting().length).toBe(20);
  expect(news()).toHaveLength(kiosk.his.visits.length);
});

it('under any faults and restarts forwards each once, and in order but for those that fail for themselves', async () => {
  const manner = fc.constantFrom('well', 'lost', 'no-answer', 'unknown', 'refused');
  const step = fc.oneof(
    fc.record({ do: fc.constant('keep' as const), isPoisoned: fc.nat(4).map((n) => n === 0) }),
    fc.record({ do: fc.constant('heal' as const) }),
    fc.record({ do: fc.constant('restart' as const) }),
    fc.record({ do: fc.constant('round' as const), manners: fc.array(manner, { maxLength: 6 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const own = openKiosk();
      try {
        let forwarding = createForwarding(own.parts, closing);
        const kept: string[] = [];
        for (const one of steps) {
          if (one.do === 'restart') forwarding = createForwarding(own.parts, closing);
          else if (one.do === 'heal') own.his.poisoned.clear();
          else if (one.do === 'round') {
            own.his.next = [...one.manners];
            await later(forwarding, own);
          } else {
            const key = `visit-${kept.length}`;
            kept.push(key);
            if (one.isPoisoned) own.his.poisoned.add(key);
            own.journal.open('forward', key, { request: request(key), number: SLIP, mayStand: false });
          }
        }
        own.his.next = [];
        for (let round = 0; round <= 4 * own.his.poisoned.size; round++) await later(forwarding, own);
        const well = kept.filter((key) => !own.his.poisoned.has(key));
        expect([...own.his.visits].sort()).toEqual([...well].sort());

        own.his.poisoned.clear();
        own.now += HOUR;
        await forwarding.round();
        expect([...own.his.visits].sort()).toEqual([...kept].sort());
        expect(own.journal.openOf('forward')).toEqual([]);
        for (const key of kept) expect(sentUnasked(own.his.asked, key)).toEqual([]);
        // Who is passed over was sent in vain more often than this.
        const sentAtMostThrice = kept.filter(
          (key) => own.his.asked.filter((one) => one === `register ${key}`).length <= 3,
        );
        expect(own.his.visits.filter((key) => sentAtMostThrice.includes(key))).toEqual(sentAtMostThrice);
      } finally {
        own.close();
      }
    }),
    { numRuns: 60 },
  );
});
