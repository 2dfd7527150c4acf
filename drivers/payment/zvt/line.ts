import { createZvtApduReader, cutZvtApdu, encodeZvtApdu, type ZvtApdu } from '../../codec/zvt-apdu.ts';
import { isZvtOnceOnly } from '../../codec/zvt-commands.ts';
import {
  createZvtSerialFramer,
  encodeZvtSerial,
  ZVT_SERIAL_ACK,
  ZVT_SERIAL_NAK,
} from '../../codec/zvt-serial.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { ByteLink, LinkFailure } from '../../transport/byte-link.ts';

/** `nonsense`: what came is no ZVT. `not-taken`: the other side says that a block was damaged. */
export type LineFailure = LinkFailure | 'nonsense' | 'not-taken';

/** Packets both ways, whatever the wire. One caller at a time. */
export interface ZvtLine {
  /**
   * Resolves when the packet is on its way; on a serial line, when the block was taken. There a damaged block is sent again (PA00P016),
   * but no command that moves money; silence repeats nothing.
   */
  send(packet: ZvtApdu, timeoutMs: number): Promise<Result<void, LineFailure>>;
  receive(timeoutMs: number): Promise<Result<ZvtApdu, LineFailure>>;
  close(timeoutMs: number): Promise<void>;
}

const now = (): number => performance.now();

/** Calls `step` with the time that is left until it gives something else than null. */
const within = async <T>(
  timeoutMs: number,
  step: (leftMs: number) => Promise<Result<T, LineFailure> | null>,
): Promise<Result<T, LineFailure>> => {
  const end = now() + timeoutMs;
  for (let left = timeoutMs; left > 0; left = end - now()) {
    const result = await step(Math.max(1, left));
    if (result !== null) return result;
  }
  return err('timeout');
};

/** Packets as they are. */
export const tcpLine = (link: ByteLink): ZvtLine => {
  const reader = createZvtApduReader();
  const came: ZvtApdu[] = [];
  let nonsense = false;
  const first = (): Result<ZvtApdu, LineFailure> | null => {
    const packet = came.shift();
    if (packet !== undefined) return ok(packet);
    return nonsense ? err('nonsense') : null;
  };
  return {
    send: (packet, timeoutMs) => link.write(encodeZvtApdu(packet), timeoutMs),
    receive: async (timeoutMs) =>
      first() ??
      within(timeoutMs, async (leftMs) => {
        const read = await link.read(leftMs);
        if (!read.ok) return read;
        const heard = reader.push(read.value);
        came.push(...heard.apdus);
        nonsense = heard.nonsense;
        return first();
      }),
    close: (timeoutMs) => link.close(timeoutMs),
  };
};

/** So often a damaged block is sent again. */
const REPEATS = 2;

/** Packets in blocks, each answered with one byte. What is damaged is asked for again. */
export const serialLine = (link: ByteLink, ackMs: number): ZvtLine => {
  const framer = createZvtSerialFramer();
  const came: ZvtApdu[] = [];

  /** Hears what comes next: the answer to a block of ours, or null for anything else. */
  const pump = async (leftMs: number): Promise<Result<'ack' | 'nak' | null, LineFailure>> => {
    const read = await link.read(leftMs);
    if (!read.ok) return read;
    let answer: 'ack' | 'nak' | null = null;
    for (const event of framer.push(read.value)) {
      if (event.kind === 'ack' || event.kind === 'nak') {
        answer = event.kind;
        continue;
      }
      const cut = event.kind === 'packet' ? cutZvtApdu(event.packet) : null;
      if (cut?.kind === 'apdu') came.push(cut.apdu);
      const written = await link.write(cut?.kind === 'apdu' ? ZVT_SERIAL_ACK : ZVT_SERIAL_NAK, ackMs);
      if (!written.ok) return written;
    }
    return ok(answer);
  };

  const sendBlock = async (packet: ZvtApdu, timeoutMs: number): Promise<Result<void, LineFailure>> => {
    const written = await link.write(encodeZvtSerial(encodeZvtApdu(packet)), timeoutMs);
    if (!written.ok) return written;
    return within(timeoutMs, async (leftMs) => {
      const heard = await pump(leftMs);
      if (!heard.ok) return heard;
      if (heard.value === null) return null;
      return heard.value === 'ack' ? ok(undefined) : err('not-taken');
    });
  };

  return {
    send: async (packet, timeoutMs) => {
      let outcome = await sendBlock(packet, timeoutMs);
      for (let more = isZvtOnceOnly(packet) ? 0 : REPEATS; more > 0; more--) {
        if (outcome.ok || outcome.error !== 'not-taken') break;
        outcome = await sendBlock(packet, timeoutMs);
      }
      return outcome;
    },
    receive: async (timeoutMs) => {
      const early = came.shift();
      if (early !== undefined) return ok(early);
      return within(timeoutMs, async (leftMs) => {
        const heard = await pump(leftMs);
        if (!heard.ok) return heard;
        const packet = came.shift();
        return packet === undefined ? null : ok(packet);
      });
    },
    close: (timeoutMs) => link.close(timeoutMs),
  };
};
