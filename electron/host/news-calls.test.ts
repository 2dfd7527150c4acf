import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import { openTestJournal } from '../../tests/money/lines.ts';
import { MORNING, moneyConfig } from '../../tests/money/parts.ts';
import type { NewsOf } from '../contract/staff-views.ts';
import { DELAYS } from './delays.ts';
import { createNews } from './news.ts';
import { createNewsCalls } from './news-calls.ts';

let test: ReturnType<typeof open>;
beforeEach(() => {
  test = open();
});
afterEach(() => test.end());

function open() {
  const state = { now: MORNING, taken: true, called: [] as string[] };
  const { journal, end } = openTestJournal(() => state.now);
  const plain = moneyConfig();
  const config = {
    ...plain,
    hospital: { ...plain.hospital, staffCall: { url: 'http://127.0.0.1:1/' } },
  };
  const closing = new AbortController();
  const host = (of: KioskConfig = config) =>
    createNewsCalls(
      { config: of, journal },
      async (what) => {
        state.called.push(what);
        return state.taken;
      },
      closing.signal,
    );
  return {
    state,
    journal,
    closing,
    plain,
    host,
    calls: host(),
    news: createNews({ journal, now: () => state.now, log: () => undefined }),
    tell: (what: NewsOf) => journal.open('news', 'visit-1', { number: NUMBER, what }),
    end,
  };
}
const CLINIC_FULL: NewsOf = { about: 'clinic-full' };

it.each([
  [CLINIC_FULL, 'visit-clinic-full'],
  [{ about: 'several-patients' }, 'visit-several-patients'],
  [{ about: 'other-record' }, 'visit-other-record'],
  [{ about: 'refused' }, 'visit-refused'],
  [{ about: 'expired' }, 'visit-expired'],
  [{ about: 'insured', staffCheck: false, toldHis: false }, 'insurance-covered'],
  [{ about: 'insured', staffCheck: true, toldHis: true }, 'insurance-covered'],
  [{ about: 'not-insured', reason: 'expired', toldHis: true }, 'insurance-not-covered'],
  [{ about: 'insurance-unknown' }, 'insurance-unknown'],
] as const)('calls staff once to %j', async (what, about) => {
  test.tell(what);
  await test.calls.round();
  await test.calls.round();
  expect(test.state.called).toEqual([about]);
});

it.each([
  { about: 'forwarded', number: '012' },
  { about: 'already', number: '012' },
  { about: 'insured', staffCheck: false, toldHis: true },
] as const)('calls nobody where all is well: $about', async (what) => {
  test.tell(what);
  await test.calls.round();
  expect(test.state.called).toEqual([]);
});

it('calls once for each, of one visit too', async () => {
  test.tell(CLINIC_FULL);
  test.tell({ about: 'insurance-unknown' });
  await test.calls.round();
  expect(test.state.called).toEqual(['visit-clinic-full', 'insurance-unknown']);
});

it('does not call again after a restart, nor after the visit is forgotten', async () => {
  test.tell(CLINIC_FULL);
  await test.calls.round();
  test.journal.forget('visit-1');
  await test.host().round();
  expect(test.state.called).toEqual(['visit-clinic-full']);
});

it('calls again where nobody took the call, and waits with the rest until then', async () => {
  test.tell(CLINIC_FULL);
  test.tell({ about: 'expired' });
  test.state.taken = false;
  await test.calls.round();
  expect(test.state.called).toEqual(['visit-clinic-full']);
  test.state.taken = true;
  await test.calls.round();
  expect(test.state.called.slice(1)).toEqual(['visit-clinic-full', 'visit-expired']);
});

it('calls nobody where the hospital names no place to call, or the host closes', async () => {
  test.tell(CLINIC_FULL);
  await test.host(test.plain).round();
  test.closing.abort();
  await test.calls.round();
  expect(test.state.called).toEqual([]);
});

it('leaves nothing open once the news was seen, or given up', async () => {
  test.tell(CLINIC_FULL);
  await test.calls.round();
  test.news.seen(test.news.list().map(({ id }) => id));
  expect(test.journal.openOf('news-called')).toEqual([]);
  test.tell({ about: 'expired' });
  await test.calls.round();
  expect(test.journal.openOf('news-called')).toHaveLength(1);
  test.state.now += DELAYS.newsKept + 1;
  test.news.tidy();
  expect([test.journal.openOf('news'), test.journal.openOf('news-called')]).toEqual([[], []]);
});
