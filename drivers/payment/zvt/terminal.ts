import {
  readZvtTerminalStatus,
  wantsInitialisation,
  type ZvtStatusInformation,
} from '../../codec/zvt-answers.ts';
import type { ZvtApdu } from '../../codec/zvt-apdu.ts';
import {
  ZVT_CONFIG,
  zvtAbort,
  zvtInitialisation,
  zvtRegistration,
  zvtRepeatReceipt,
  zvtStatusEnquiry,
} from '../../codec/zvt-commands.ts';
import { ZVT_WANTS_INITIALISATION, zvtVerdict } from '../../codec/zvt-results.ts';
import { ok, type Result } from '../../ports/result.ts';
import type { LinkFailure } from '../../transport/byte-link.ts';
import { openSerialLink } from '../../transport/serial-link.ts';
import { connectTcp } from '../../transport/tcp.ts';
import type { TerminalAddress } from './address.ts';
import { type Ending, exchange, type Hearing, type Patience } from './exchange.ts';
import { serialLine, tcpLine, type ZvtLine } from './line.ts';
import type { ZvtTimeouts } from './options.ts';

/** `lost`: no answer, or none that makes sense. */
export type TerminalState = 'ready' | 'busy' | 'fault' | 'lost';

/** What repeat receipt (06 20) tells. `none`: the terminal holds no receipt. `lost`: it did not tell. */
export type LastTransaction = ZvtStatusInformation | 'none' | 'busy' | 'lost';

/** "Function not possible": what a terminal without a receipt says when it is to repeat one. */
const NOTHING_TO_REPEAT = 0x83;

export interface Terminal {
  readonly timeouts: ZvtTimeouts;
  /** Six digits. */
  readonly secret: string;
  open(signal: AbortSignal): Promise<Result<ZvtLine, LinkFailure>>;
  /** A command that needs nobody at the terminal. */
  ask(line: ZvtLine, command: ZvtApdu): Promise<Ending>;
  /** A command that a card or the network of banks takes part in. */
  work(line: ZvtLine, command: ZvtApdu, hearing?: Hearing): Promise<Ending>;
  /** 05 01. Opens no sale and needs no registration. */
  state(line: ZvtLine): Promise<TerminalState>;
  /** 06 00, and 06 93 where the terminal asks for it. `busy`: it serves somebody. */
  register(line: ZvtLine): Promise<TerminalState>;
  last(line: ZvtLine): Promise<LastTransaction>;
  /** 06 B0 without a command of ours: whatever runs is to end. */
  stop(line: ZvtLine): Promise<void>;
}

/** A code that stands in the way. */
const hindrance = (code: number): TerminalState => (zvtVerdict(code) === 'busy' ? 'busy' : 'fault');

/** What ended otherwise than by completion. */
const troubleOf = (ending: Exclude<Ending, { end: 'completed' }>): TerminalState =>
  ending.end === 'lost' ? 'lost' : hindrance(ending.code);

const openerOf =
  (address: TerminalAddress, timeouts: ZvtTimeouts): Terminal['open'] =>
  async (signal) => {
    const opened =
      address.wire === 'tcp'
        ? await connectTcp(address.target, timeouts.connect, signal)
        : await openSerialLink(address.target, address.settings, timeouts.connect, signal);
    if (!opened.ok) return opened;
    return ok(address.wire === 'tcp' ? tcpLine(opened.value) : serialLine(opened.value, timeouts.ack));
  };

/** The terminal at an address, for one conversation at a time. */
export const createTerminal = (address: TerminalAddress, secret: string, timeouts: ZvtTimeouts): Terminal => {
  const { ack, answer, card } = timeouts;
  const short: Patience = { ack, quiet: answer, whole: 2 * answer };
  // After the terminal was told to stop the bank may still have the word.
  const long: Patience = { ack, quiet: card + answer, whole: 2 * card + answer };
  const ask: Terminal['ask'] = (line, command) => exchange(line, command, short);
  const work: Terminal['work'] = (line, command, hearing) => exchange(line, command, long, hearing);

  const initialise = async (line: ZvtLine): Promise<TerminalState> => {
    const ending = await work(line, zvtInitialisation(secret));
    return ending.end === 'completed' ? 'ready' : troubleOf(ending);
  };

  return {
    timeouts,
    secret,
    open: openerOf(address, timeouts),
    ask,
    work,
    state: async (line) => {
      const ending = await ask(line, zvtStatusEnquiry());
      if (ending.end !== 'completed') return troubleOf(ending);
      const code = ending.information.at(-1)?.result ?? readZvtTerminalStatus(ending.data) ?? 0;
      return code === 0 || code === ZVT_WANTS_INITIALISATION ? 'ready' : hindrance(code);
    },
    register: async (line) => {
      const config = ZVT_CONFIG.intermediateStatus | ZVT_CONFIG.paymentByUsAlone;
      const ending = await ask(line, zvtRegistration(secret, config));
      if (ending.end !== 'completed') return troubleOf(ending);
      return wantsInitialisation(ending.data) ? initialise(line) : 'ready';
    },
    last: async (line) => {
      const ending = await ask(line, zvtRepeatReceipt(secret));
      if (ending.end === 'completed') return ending.information.at(-1) ?? 'lost';
      if (ending.end === 'lost') return 'lost';
      if (ending.end === 'aborted' && ending.code === NOTHING_TO_REPEAT) return 'none';
      return hindrance(ending.code) === 'busy' ? 'busy' : 'lost';
    },
    stop: async (line) => {
      // Its only answer is an acknowledgement; whether it helped shows in the state.
      if ((await line.send(zvtAbort(), ack)).ok) await line.receive(ack);
    },
  };
};
