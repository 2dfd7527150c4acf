import type {
  ChargeFate,
  ChargeIntent,
  ChargeProgress,
  PaymentFault,
  PaymentMethod,
} from '../../drivers/ports/payment.ts';

export interface ChargeWatch {
  readonly tell: (words: string) => void;
  /** Aborted when the charge is to be stopped. */
  readonly stop: AbortSignal;
}

/** What is under way is followed to its end: a charge is never let go of. */
const toItsEnd = (): AbortSignal => new AbortController().signal;
const notStarted = (fault: PaymentFault): ChargeFate => ({ state: 'not-paid', why: 'not-started', fault });

/** One charge from the look at the device to the last word about it; where it is to stop, that word is waited for. */
export async function chargeOnce(
  method: PaymentMethod,
  intent: ChargeIntent,
  { tell, stop }: ChargeWatch,
): Promise<ChargeFate> {
  const status = await method.status(toItsEnd());
  if (status !== 'ready') return notStarted(status);
  const asked = await method.mark(toItsEnd());
  if (asked === 'unreachable') return notStarted('offline');
  if (stop.aborted) return { state: 'not-paid', why: 'cancelled' };
  // Before the first byte: whatever happens now, there is a name to ask the device by.
  tell(`charge ${intent.reference} of ${intent.amount} đồng`);
  let stopping: Promise<void> | null = null;
  const onStop = (): void => {
    tell('stopping: the last word of the device is awaited');
    stopping = method.cancel(intent, asked.mark, toItsEnd()).then(
      () => undefined,
      (error: unknown) => tell(`it could not be stopped: ${String(error)}`),
    );
  };
  stop.addEventListener('abort', onStop, { once: true });
  const fate = await method.charge(intent, asked.mark, (progress) => tell(wordsOf(progress)), toItsEnd());
  stop.removeEventListener('abort', onStop);
  await stopping;
  return fate;
}

function wordsOf(progress: ChargeProgress): string {
  if (progress.step === 'terminal') return `terminal: ${progress.says}`;
  return progress.step === 'qr' ? `scan and pay: ${progress.payload}` : 'seen by the bank';
}
