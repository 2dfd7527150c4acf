import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { VirtualCard } from '../contents.ts';

/** What vpcd asks with a frame of one byte; any other frame is an APDU. */
const CONTROL = { off: 0, on: 1, reset: 2, atr: 4 } as const;
const LENGTH_BYTES = 2;

/** A card in the field of a reader. */
export interface CardOnLine {
  /** Resolves when the card has left, whoever was the cause. */
  readonly gone: Promise<void>;
  /** Takes the card out of the field: an answer under way never comes. */
  leave(): Promise<void>;
}

const frame = (payload: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(LENGTH_BYTES + payload.length);
  new DataView(bytes.buffer).setUint16(0, payload.length);
  bytes.set(payload, LENGTH_BYTES);
  return bytes;
};

/** Cuts the whole frames off the front of `buffer`. */
const takeFrames = (buffer: Uint8Array): { frames: Uint8Array[]; rest: Uint8Array } => {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const frames: Uint8Array[] = [];
  let at = 0;
  while (buffer.length - at >= LENGTH_BYTES) {
    const stop = at + LENGTH_BYTES + view.getUint16(at);
    if (stop > buffer.length) break;
    frames.push(buffer.slice(at + LENGTH_BYTES, stop));
    at = stop;
  }
  return { frames, rest: buffer.slice(at) };
};

/** Answers one frame of the reader. */
const serve = async (socket: Socket, card: VirtualCard, payload: Uint8Array): Promise<void> => {
  if (payload.length === 1) {
    if (payload[0] === CONTROL.atr) socket.write(frame(card.atr));
    else if (payload[0] === CONTROL.on || payload[0] === CONTROL.reset) card.powerUp();
    return;
  }
  const answer = await card.transmit(payload);
  if (answer === null) socket.destroy();
  else if (!socket.destroyed) socket.write(frame(answer));
};

/** Puts a card into the field of the virtual reader that listens on this port of 127.0.0.1. */
export const putOnLine = async (port: number, card: VirtualCard): Promise<CardOnLine> => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  // A reader that is unplugged resets the line: that is its 'close', which `gone` tells.
  socket.on('error', () => socket.destroy());
  const gone = once(socket, 'close').then(() => undefined);
  let buffer: Uint8Array = new Uint8Array();
  let serving = Promise.resolve();
  socket.on('data', (chunk: Buffer) => {
    const { frames, rest } = takeFrames(new Uint8Array(Buffer.concat([buffer, chunk])));
    buffer = rest;
    for (const payload of frames) serving = serving.then(() => serve(socket, card, payload));
  });
  return {
    gone,
    leave: () => {
      socket.destroy();
      return gone;
    },
  };
};
