import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultMode } from '../http-faults.ts';
import { blockOf } from './block.ts';
import { answerHeader, line, type WireMessage } from './wire.ts';

const headerFor = (request: WireMessage): string =>
  answerHeader(request, `ACK^${request.get('MSH-9.2')}^ACK`, 'LAB-FAULT', Date.now());
const ackOf = (request: WireMessage, code: string, more = ''): Buffer =>
  blockOf(`${headerFor(request)}${line('MSA', code, request.get('MSH-10'))}${more}`);
const problem = (code: string): string => line('ERR', '', '', `${code}^^HL70357`, 'E');

const said =
  (answer: (request: WireMessage) => Buffer) =>
  async (socket: Socket, request: WireMessage): Promise<void> =>
    void socket.end(answer(request));

const DRIP_MS = 5;

/** Byte by byte, and broken off before the end of the block. */
const dripped = async (socket: Socket, request: WireMessage): Promise<void> => {
  for (const byte of ackOf(request, 'AA').subarray(0, 40)) {
    if (socket.destroyed) return;
    socket.write(Uint8Array.of(byte));
    await sleep(DRIP_MS);
  }
  socket.destroy();
};

const HUGE = 50_000_000;

/** A block of 50 MB, as long as whoever asks listens. */
const huge = async (socket: Socket, request: WireMessage): Promise<void> => {
  const piece = Buffer.from('Nguyen Van Mau '.repeat(70_000));
  socket.write(ackOf(request, 'AA').subarray(0, -2));
  for (let sent = 0; sent < HUGE && !socket.destroyed; sent += piece.length)
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  if (!socket.destroyed) socket.end('\u001c\r');
};

/**
 * What the engine does in each mode instead of what was asked; with all of these nothing is done. `nonsense-html`: bytes that
 * are no HL7; `cut-json`: half a block, then the end; `wrong-resource`: the acknowledgement of another message; `error-500`:
 * AE; `wrong-encoding`: letters that are no UTF-8; `huge`, `huge-packed` (MLLP packs nothing): a block of 50 MB; `slow-drip`:
 * byte by byte, and broken off; `redirect`: AR, it is not for this engine.
 */
export const TROUBLES: Partial<Record<FaultMode, (socket: Socket, request: WireMessage) => Promise<void>>> = {
  'nonsense-html': said(() =>
    Buffer.from('HTTP/1.1 200 OK\r\n\r\n<!doctype html><h1>Hệ thống đang bảo trì</h1>'),
  ),
  'cut-json': said((request) => {
    const whole = ackOf(request, 'AA');
    return whole.subarray(0, Math.floor(whole.length / 2));
  }),
  'wrong-resource': said((request) =>
    blockOf(`${headerFor(request)}${line('MSA', 'AA', 'ANOTHER-MESSAGE')}`),
  ),
  'error-500': said((request) => ackOf(request, 'AE', problem('207'))),
  // `Nguyễn` as Windows-1258 writes it.
  'wrong-encoding': said((request) =>
    Buffer.from(ackOf(request, 'AA', line('NTE', '1', '', 'Nguy\xea\xden')).toString('latin1'), 'latin1'),
  ),
  huge,
  'huge-packed': huge,
  'slow-drip': dripped,
  redirect: said((request) => ackOf(request, 'AR', problem('207'))),
};
