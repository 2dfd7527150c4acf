import { benchOutbox, type OutboxResult } from './his-outbox.ts';
import { benchPath, type PathResult } from './his-path.ts';

const CHECK_INS = 30;

/** What a patient waits for HIS and portal, then what is told to the HIS once it is back. `visits`: kept ones. */
export async function benchHis(
  visits: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly [PathResult, OutboxResult]> {
  const path = await benchPath(CHECK_INS, say);
  return [path, await benchOutbox(visits, seed, say)];
}
