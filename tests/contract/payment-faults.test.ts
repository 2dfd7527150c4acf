import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeFate } from '../../drivers/ports/payment.ts';
import type { Customer } from '../lab/money.ts';
import {
  agrees,
  type Begun,
  type Bench,
  begin,
  findsOut,
  mint,
  never,
  pays,
  startBench,
} from './payment-bench.ts';
import { faultsOf } from './payment-faults.ts';
import { type Courses, type Place, places } from './payment-places.ts';

/** Shorter than any patience of the drivers. */
const LATE_MS = 30;
type Course = Exclude<keyof Courses, 'reversed'>;
const CUSTOMERS: Readonly<Record<Course, Customer>> = {
  /** Once something is shown. */
  paid: { does: 'waits' },
  stopped: { does: 'waits' },
  declined: { does: 'is-declined', reason: 'funds' },
};
const COURSES: readonly Course[] = ['paid', 'stopped', 'declined'];

const suite = (place: Place): void => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  /** Runs a charge on that course, and what the kiosk was told in the end. */
  const run = async (course: Course, ready: () => Promise<unknown>): Promise<[Begun, ChargeFate]> => {
    bench.money.customer(CUSTOMERS[course]);
    const { port } = await bench.open();
    const begun = await begin(port, mint(), { ready });
    if (course === 'paid') await pays(bench, begun);
    if (course !== 'stopped') return [begun, await begun.fate];
    await begun.shown;
    const stopped = await port.cancel(begun.intent, begun.mark, never());
    // Only a charge that was over before it was to be stopped can have another fate.
    if (stopped.state !== 'not-paid') expect(await begun.fate).toEqual(stopped);
    return [begun, await begun.fate];
  };

  const courses = COURSES.filter((course) => place.courses[course].length > 0);
  it.each(courses)('%s: the messages are those that are disturbed here', async (course) => {
    const seen = new Set<string>();
    await run(course, async () => bench.money.watch((_when, message) => seen.add(message)));
    expect([...seen].sort()).toEqual([...place.courses[course]].sort());
  });

  const cases = courses.flatMap((course) =>
    place.courses[course].flatMap((message) =>
      faultsOf(place, message).map((fault) => ({ course, message, fault })),
    ),
  );
  it.each(cases)(
    '$course, $fault of $message: the kiosk never says what the ledger does not',
    async ({ course, message, fault }) => {
      const disturb = () => bench.money.setFault(fault, { message, delayMs: LATE_MS });
      const [begun, fate] = await run(course, disturb);
      agrees(bench, begun.intent, fate);
      const found = await findsOut(bench, begun);
      if (fate.state !== 'unknown') expect(found.state).toBe(fate.state);
    },
  );
};

describe.each(places())('$name, disturbed', suite);
