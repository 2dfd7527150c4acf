import type { Result } from '../../../drivers/ports/result.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import type { DayTotalsView } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Parts } from '../parts.ts';
import type { DeviceTurn } from './device-turn.ts';
import { openOf } from './lines.ts';
import type { Reversals } from './reversals.ts';

export interface EndOfDayParts extends Pick<Parts, 'config' | 'drivers' | 'journal' | 'log'> {
  readonly turn: DeviceTurn;
  readonly reversals: Pick<Reversals, 'closing'>;
}

export type EndOfDay = Result<DayTotalsView, 'not-configured' | 'not-reached' | 'refused' | 'busy'>;

/** The line of the end of day names no visit. */
const NOBODY = 'staff';

/**
 * Kết toán: closes the terminal's day. The journal knows of it before the terminal does: from then on no receipt number of
 * before counts, unless the terminal has refused.
 */
export function createEndOfDay(parts: EndOfDayParts): () => Promise<EndOfDay> {
  const { config, drivers, journal, log, turn, reversals } = parts;

  function close(id: string, outcome: 'totals' | 'refused' | 'unknown'): void {
    journal.close(id, 'day', outcome);
    log('intent.closed', { intent: id, kind: 'day', outcome });
  }

  // Nobody can be asked after what a host that died had begun.
  for (const { id } of openOf(journal, 'day')) close(id, 'unknown');

  async function closeDay(): Promise<EndOfDay> {
    const method = drivers.payment('card');
    if (!method?.endOfDay) return err('not-configured');
    const limit = AbortSignal.any([reversals.closing, AbortSignal.timeout(DELAYS.paymentStop)]);
    const status = await method.status(limit);
    if (status === 'busy') return err('busy');
    if (status === 'offline' || limit.aborted) return err('not-reached');
    const id = journal.open('day', NOBODY, { means: 'card', driver: config.payment.card?.driver ?? '' });
    log('intent.opened', { intent: id, kind: 'day' });
    const totals = await method.endOfDay(limit);
    // Left open for the next start: there is no journal any more.
    if (reversals.closing.aborted) return err('not-reached');
    close(id, totals === 'unreachable' ? 'unknown' : totals === 'refused' ? totals : 'totals');
    if (totals === 'unreachable') return err('not-reached');
    return totals === 'refused' ? err('refused') : ok(totals);
  }

  return async () => {
    if (!drivers.payment('card')?.endOfDay) return err('not-configured');
    const ended = await turn.take('card', closeDay);
    return ended === 'busy' ? err('busy') : ended;
  };
}
