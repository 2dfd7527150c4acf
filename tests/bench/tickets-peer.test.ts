import { expect, it } from 'vitest';
import { benchTicketPeers, peersTable } from './tickets-peer.ts';

it('all ways print the same dots, and ours sends the least bytes', async () => {
  const rows = await benchTicketPeers(2);
  expect(rows.length).toBeGreaterThanOrEqual(14);
  for (const row of rows) {
    expect(row).toMatchObject({ printed: 1, differentDots: 0, faults: [] });
    expect(row.ms).toHaveLength(2);
  }
  for (const kind of ['queue', 'receipt']) {
    const bytesOf = (who: string) =>
      rows.filter((row) => row.kind === kind && row.way.startsWith(who)).flatMap(({ bytes }) => bytes);
    expect(Math.max(...bytesOf('ours'))).toBeLessThan(Math.min(...bytesOf('receipt-printer-encoder')));
  }
  expect(peersTable(rows).split('\n')).toHaveLength(rows.length + 2);
});
