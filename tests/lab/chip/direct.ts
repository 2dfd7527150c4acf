import type { Transmit } from '../../../drivers/identity/chip/card/link.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import type { VirtualCard } from './contents.ts';

/** The seam of the driver straight onto a virtual card, without PC/SC between them. */
export const transmitTo =
  (card: VirtualCard): Transmit =>
  async (command) => {
    const answer = await card.transmit(command);
    return answer === null ? err('removed') : ok(answer);
  };
