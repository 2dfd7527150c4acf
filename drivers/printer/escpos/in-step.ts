import type { JobFate, PrintMark, PrintResult } from '../../ports/printer.ts';
import type { ByteLink } from '../../transport/byte-link.ts';
import { scrapBytes } from '../models/job.ts';
import type { CutKind, PaperWidth, PrinterModel } from '../models/model.ts';
import type { Conversation } from './conversation.ts';
import type { Followed } from './follow.ts';
import type { Patience } from './patience.ts';

/**
 * Whether the printer reads from where we write, and has answered all that it was asked. `whole`: its last job is over. `unsure`:
 * it may still have some of one, to the end, or an answer to it. `broken`: the end of one never reached it, so that it takes what
 * comes next for dots of a picture.
 */
type Step = 'whole' | 'unsure' | 'broken';

/** Longest band of a picture in rows, and dots of a column: what an unfinished command may still wait for. */
const MOST_ROWS = 128;
const COLUMN_BYTES = 3;

const missing = ({ raster, dots }: PrinterModel, roll: PaperWidth): number => {
  const area = dots[roll] ?? 0;
  return raster.command === 'ESC *' ? COLUMN_BYTES * area : MOST_ROWS * Math.ceil(area / 8);
};

export interface InStepSetup {
  readonly model: PrinterModel;
  readonly paper: { readonly roll: PaperWidth };
  readonly cut: CutKind;
  readonly timeouts: Patience;
}

/** Keeps printer and driver in step across jobs that broke off, and across restarts. */
export interface InStep {
  /**
   * Before a job: ends what is left of an earlier one, hears its last answers, and cuts off half a ticket that hangs out. Sends
   * nothing where all is well. False where the printer could not be brought into step: no job may be sent.
   */
  prepare(link: ByteLink, talk: Conversation): Promise<boolean>;
  /** Prepares, and counts the cuts then; null where the one or the other fails. */
  mark(link: ByteLink, talk: Conversation): Promise<PrintMark | null>;
  /**
   * The counter of cuts behind all that the printer still has to print. One that does not answer waits for the rest of a
   * picture: it is made to forget that first. Nothing is cut: the counter stays what it was at the mark.
   */
  cutsInTurn(link: ByteLink, talk: Conversation): Promise<PrintMark | null>;
  note(followed: Followed): void;
  /** What the counter told of an earlier job, maybe of before a restart. */
  noteFate(fate: JobFate): void;
}

const isGood = (outcome: PrintResult['outcome']): boolean =>
  outcome === 'confirmed' || outcome === 'sent-unconfirmed';

const stepAfter = ({ result, handedOver, owes }: Followed): Step => {
  if (!handedOver) return 'broken';
  return isGood(result.outcome) && !owes ? 'whole' : 'unsure';
};

export const createInStep = ({ model, paper, cut, timeouts }: InStepSetup): InStep => {
  // Nobody knows what was printed before we came.
  let step: Step = 'unsure';
  /** Half a ticket may hang out of the printer: it must not become the head of the next one. */
  let scrap = false;

  /** A printer that cannot forget is given as many white dots as it may still want; outside of a picture it passes them over. */
  const pad = async (link: ByteLink): Promise<boolean> => {
    const white = new Uint8Array(missing(model, paper.roll));
    return (await link.write(white, timeouts.write(white.length))).ok;
  };

  const restore = async (link: ByteLink, talk: Conversation): Promise<boolean> => {
    if (step === 'whole') return true;
    const cleared = model.clearsBuffers && (await talk.clear(timeouts.counter));
    if (!cleared && !(await pad(link))) return false;
    // Answers to GS r are all alike: a late one would confirm the next job.
    if (model.confirms === 'GS r' && !(await talk.catchUp(timeouts.confirm))) return false;
    step = 'whole';
    return true;
  };

  /** Once: what is cut off is gone. */
  const dropScrap = async (link: ByteLink): Promise<boolean> => {
    if (!scrap) return true;
    const done = (await link.write(scrapBytes(model, cut), timeouts.confirm)).ok;
    if (done) scrap = false;
    // A command of which a part was sent waits for the rest.
    else step = 'broken';
    return done;
  };

  const prepare: InStep['prepare'] = async (link, talk) =>
    (await restore(link, talk)) && (await dropScrap(link));

  return {
    prepare,
    mark: async (link, talk) => {
      // The counter is told after the cut that comes before it.
      const patience = scrap ? timeouts.confirm : timeouts.counter;
      return (await prepare(link, talk)) ? talk.cuts(patience) : null;
    },
    cutsInTurn: async (link, talk) => {
      if (step === 'broken' && !(await restore(link, talk))) return null;
      const inTurn = await talk.cuts(timeouts.confirm);
      if (inTurn !== null || step === 'whole') return inTurn;
      return (await restore(link, talk)) ? talk.cuts(timeouts.counter) : null;
    },
    note: (followed) => {
      const { outcome } = followed.result;
      if (outcome === 'refused') return;
      step = stepAfter(followed);
      scrap = !isGood(outcome);
    },
    noteFate: (fate) => {
      if (fate === 'printed') scrap = false;
      else if (fate === 'not-printed') scrap = true;
    },
  };
};
