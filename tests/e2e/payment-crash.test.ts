import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowWords, runMatrix } from '../crash/matrix.ts';
import { PLACES } from '../crash/places.ts';
import { type Lab, startLab } from '../lab/lab.ts';

/**
 * The host is killed outright at every point of a charge, started anew, and the patient goes on. What the bank's and the
 * terminal's ledgers say afterwards is what the HIS has booked or staff have on their list, and nothing was charged twice.
 * A thousand random runs: npm run bench -- crash --count 1000
 */
describe('the kiosk is killed in the middle of a charge', { retry: 0 }, () => {
  let labs: Lab[] = [];
  beforeAll(async () => {
    const options = { scanner: false, bank: true, terminals: true };
    labs = await Promise.all([startLab(options), startLab(options)]);
  });
  afterAll(() => Promise.all(labs.map((lab) => lab.close())));

  describe.each(PLACES.map(({ driver }) => driver))('%s', (driver) => {
    it.each(['pays', 'stops'] as const)(
      'the patient %s',
      async (wish) => {
        const rows = await runMatrix(labs, driver, wish, (row) => console.info(rowWords(row)));
        expect(rows.filter(({ accounts }) => accounts.faults.length > 0).map(rowWords)).toEqual([]);
        expect(rows[0]?.accounts).toMatchObject({ intents: 1, unknown: 0 });
        expect(rows[0]?.accounts.taken).toBe(wish === 'pays' ? 10_000 : 0);
        for (const row of rows)
          if (wish === 'pays') expect([rowWords(row), row.accounts.charges]).toEqual([rowWords(row), 1]);
        expect(rows.slice(1).filter(({ killed }) => killed).length).toBeGreaterThan(rows.length / 2);
      },
      900_000,
    );
  });
});
