import { displayAnswer } from '../../codec/nexo-answers.ts';
import type { ChargeFate, ChargeIntent } from '../../ports/payment.ts';
import type { NexoParts } from './parts.ts';

/** The hospital's words on the terminal, around the terminal's own. Whatever becomes of them, the charge goes on. */
export interface Display {
  /** What is about to be paid. Ends when the terminal has answered, which then can be asked for the payment. */
  announce(intent: ChargeIntent, signal: AbortSignal): Promise<void>;
  /** How it ended, where that is sure and the customer saw it begin. */
  conclude(intent: ChargeIntent, fate: ChargeFate, signal: AbortSignal): Promise<void>;
}

/** `150.000 VND`: terminals know no more than ASCII for sure. */
const dong = (amount: number): string => `${String(amount).replace(/\B(?=(?:\d{3})+$)/g, '.')} VND`;

const lastWords = (fate: ChargeFate): readonly string[] | null => {
  if (fate.state === 'paid') return ['BENH VIEN: XIN CAM ON'];
  const isOver = fate.state === 'not-paid' && (fate.why === 'cancelled' || fate.why === 'declined');
  return isOver ? ['BENH VIEN: KHONG THU TIEN'] : null;
};

export const createDisplay = ({ client, display, log }: NexoParts): Display => {
  const show = async (
    { reference }: ChargeIntent,
    lines: readonly string[],
    signal: AbortSignal,
  ): Promise<void> => {
    if (!display || signal.aborted) return;
    const sent = await client.display(lines, signal);
    const answer = sent.kind === 'answer' ? displayAnswer(sent.body, sent.serviceId) : null;
    if (answer === 'shown' || signal.aborted) return;
    log('payment.not-displayed', { reference, why: answer ?? sent.kind });
  };
  return {
    announce: (intent, signal) =>
      show(intent, [`BENH VIEN: ${dong(intent.amount)}`, intent.reference], signal),
    conclude: async (intent, fate, signal) => {
      const lines = lastWords(fate);
      if (lines !== null) await show(intent, lines, signal);
    },
  };
};
