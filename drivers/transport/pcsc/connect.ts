import type { Card, Context } from 'smartcard';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Timers } from '../timers.ts';
import { attempt, type HeldCard, holdCard } from './card.ts';
import { type CardFailure, connectFailure } from './failures.ts';
import { createLatch } from './latch.ts';
import type { Pcsc } from './load.ts';

export type ConnectOutcome = Result<HeldCard, CardFailure | 'busy'>;

export interface Connecting {
  readonly outcome: Promise<ConnectOutcome>;
  /** Resolves when nothing of the connection, had or not, is left at the service: until then none other is begun. */
  readonly returned: Promise<void>;
}

/** Connects for ourselves alone, in whatever protocol the card speaks. */
const connectNative = async (pcsc: Pcsc, context: Context, name: string): Promise<Card> => {
  const reader = context.listReaders().find((each) => each.name === name);
  if (reader === undefined) throw new Error('Unknown reader');
  return await reader.connect(pcsc.SCARD_SHARE_EXCLUSIVE, pcsc.SCARD_PROTOCOL_T0 | pcsc.SCARD_PROTOCOL_T1);
};

/** Connects to the card on a reader; a connect that takes longer than `answerMs` is `unresponsive`. */
export const connectCard = (pcsc: Pcsc, reader: string, answerMs: number, timers: Timers): Connecting => {
  let given = false;
  const connected = (async (): Promise<ConnectOutcome> => {
    let context: Context | null = null;
    try {
      context = new pcsc.Context();
      const native = await connectNative(pcsc, context, reader);
      return ok(holdCard({ pcsc, context, native, reader, answerMs, timers }));
    } catch (error) {
      attempt(() => context?.close());
      return err(connectFailure(error));
    }
  })();
  const first = createLatch<ConnectOutcome>();
  const stop = timers.after(answerMs, () => first.set(err('unresponsive')));
  void connected.then(first.set);
  const outcome = first.value.then((settled) => {
    stop();
    given = settled.ok;
    return settled;
  });
  const returned = Promise.all([connected, outcome]).then(async ([late]) => {
    if (!late.ok) return;
    if (!given) late.value.end('lost');
    await late.value.returned;
  });
  return { outcome, returned };
};
