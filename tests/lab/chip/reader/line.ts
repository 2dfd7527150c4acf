import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { VirtualCard } from '../contents.ts';

/** Speed of the contactless line and its fixed cost: what reader, frames and card add to every APDU. */
export interface LineModel {
  /** ISO 14443-4: 106,000; 212,000; 424,000; 848,000. */
  readonly bitsPerSecond: number;
  readonly msPerApdu: number;
}

/** What went over the line since it was laid. */
export interface LineTraffic {
  readonly apdus: number;
  /** Bytes to the card. */
  readonly commandBytes: number;
  /** Bytes from the card. */
  readonly answerBytes: number;
}

/** A timer of the runtime comes up to this much late. */
const TIMER_SLACK_MS = 1.5;

/** Sleeps to the moment, in ms of performance.now(), and not a tenth of a millisecond longer. */
const sleepUntil = async (moment: number): Promise<void> => {
  const left = moment - performance.now() - TIMER_SLACK_MS;
  if (left > 0) await sleep(left);
  while (performance.now() < moment) await nextTurn();
};

/**
 * The card on a line of real speed: its answer comes no sooner than the fixed cost and the bytes of command and answer
 * take, counted from the command; what the card itself computes goes on meanwhile, and counts only where it is longer.
 */
export const onLine = (
  card: VirtualCard,
  model: LineModel,
): VirtualCard & { readonly traffic: LineTraffic } => {
  const traffic = { apdus: 0, commandBytes: 0, answerBytes: 0 };
  return {
    traffic,
    atr: card.atr,
    powerUp: () => card.powerUp(),
    transmit: async (command) => {
      const start = performance.now();
      traffic.apdus += 1;
      traffic.commandBytes += command.length;
      const answer = await card.transmit(command);
      if (answer === null) return null;
      traffic.answerBytes += answer.length;
      const bits = 8 * (command.length + answer.length);
      await sleepUntil(start + model.msPerApdu + (1000 * bits) / model.bitsPerSecond);
      return answer;
    },
  };
};
