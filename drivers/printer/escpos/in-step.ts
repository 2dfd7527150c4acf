import type { PrintMark, PrintResult } from '../../ports/printer.ts';
import type { ByteLink } from '../../transport/byte-link.ts';
import type { PaperWidth, PrinterModel } from '../models/model.ts';
import type { Conversation } from './conversation.ts';
import type { Followed } from './follow.ts';
import type { EscposTimeouts } from './options.ts';

/**
 * Whether the printer reads from where we write. `whole`: its last job is over. `unsure`: it may still have some of one, to the
 * end. `broken`: the end of one never reached it, so that it takes what comes next for dots of a picture.
 */
type Step = 'whole' | 'unsure' | 'broken';

/** Longest band of a picture in rows, and dots of a column: what an unfinished command may still wait for. */
const MOST_ROWS = 128;
const COLUMN_BYTES = 3;

const missing = ({ raster, dots }: PrinterModel, roll: PaperWidth): number => {
  const area = dots[roll] ?? 0;
  return raster.command === 'ESC *' ? COLUMN_BYTES * area : MOST_ROWS * Math.ceil(area / 8);
};

/** Keeps printer and driver in step across jobs that broke off, and across restarts. */
export interface InStep {
  /** Before anything that the printer must understand: ends what is left of an earlier job. Sends nothing where all is well. */
  restore(link: ByteLink, talk: Conversation): Promise<void>;
  /**
   * The counter of cuts behind all that the printer still has to print. One that does not answer waits for the rest of a
   * picture: it is made to forget that first.
   */
  cutsInTurn(link: ByteLink, talk: Conversation): Promise<PrintMark | null>;
  note(followed: Followed): void;
}

const stepAfter = (outcome: PrintResult['outcome'], handedOver: boolean): Step => {
  if (outcome === 'confirmed' || outcome === 'sent-unconfirmed') return 'whole';
  return handedOver ? 'unsure' : 'broken';
};

export const createInStep = (model: PrinterModel, roll: PaperWidth, timeouts: EscposTimeouts): InStep => {
  // Nobody knows what was printed before we came.
  let step: Step = 'unsure';

  /** A printer that cannot forget is given as many white dots as it may still want; outside of a picture it passes them over. */
  const restore = async (link: ByteLink, talk: Conversation): Promise<void> => {
    if (step === 'whole') return;
    const cleared = model.clearsBuffers && (await talk.clear(timeouts.counter));
    const done = cleared || (await link.write(new Uint8Array(missing(model, roll)), timeouts.write)).ok;
    if (done) step = 'whole';
  };

  return {
    restore,
    cutsInTurn: async (link, talk) => {
      if (step === 'broken') await restore(link, talk);
      const inTurn = await talk.cuts(timeouts.confirm);
      if (inTurn !== null || step === 'whole') return inTurn;
      await restore(link, talk);
      return talk.cuts(timeouts.counter);
    },
    note: ({ result, handedOver }) => {
      if (result.outcome !== 'refused') step = stepAfter(result.outcome, handedOver);
    },
  };
};
