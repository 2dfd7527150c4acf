import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crcKermit,
  createZvtSerialFramer,
  encodeZvtSerial,
  ZVT_SERIAL_ACK,
  ZVT_SERIAL_NAK,
  type ZvtSerialEvent,
} from './zvt-serial.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const show = (events: readonly ZvtSerialEvent[]): readonly string[] =>
  events.map((event) => (event.kind === 'packet' ? Buffer.from(event.packet).toString('hex') : event.kind));

describe('blocks of ZVT on a serial line', () => {
  it('have the checksum of KERMIT', () => {
    expect(crcKermit(new TextEncoder().encode('123456789'))).toBe(0x2189);
  });

  // As other programs send them.
  it.each([
    ['80 00 00', '10 02 80 00 00 10 03 F5 1F'],
    ['84 9C 00', '10 02 84 9C 00 10 03 C3 41'],
  ])('%s', (packet, block) => {
    expect(encodeZvtSerial(bytes(packet))).toEqual(bytes(block));
    expect(show(createZvtSerialFramer().push(bytes(block)))).toEqual([
      packet.replaceAll(' ', '').toLowerCase(),
    ]);
  });

  it('double a DLE', () => {
    expect(Buffer.from(encodeZvtSerial(bytes('06 01 10'))).toString('hex')).toMatch(/^1002060110101003....$/);
  });

  it('come out of a stream as they went in, however it is split, between answers and noise', () => {
    const parts = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((packet) => ({
        sent: encodeZvtSerial(packet),
        heard: [Buffer.from(packet).toString('hex')],
      })),
      fc.constantFrom(
        { sent: ZVT_SERIAL_ACK, heard: ['ack'] },
        { sent: ZVT_SERIAL_NAK, heard: ['nak'] },
        { sent: Uint8Array.of(0x00, 0x55), heard: [] },
      ),
    );
    fc.assert(
      fc.property(
        fc.array(parts),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (all, sizes) => {
          const stream = Uint8Array.from(all.flatMap(({ sent }) => [...sent]));
          const framer = createZvtSerialFramer();
          const heard: string[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            heard.push(...show(framer.push(stream.subarray(at, at + size))));
            at += size;
          }
          expect(heard).toEqual(all.flatMap((part) => part.heard));
        },
      ),
    );
  });

  it.each([
    ['a wrong checksum', '10 02 80 00 00 10 03 F5 1E', ['damaged']],
    ['a DLE that is not doubled', '10 02 80 10 55', ['damaged']],
    ['a block that begins anew', '10 02 80 00 10 02 80 00 00 10 03 F5 1F', ['800000']],
    ['a DLE in the noise before it', '10 10 02 80 00 00 10 03 F5 1F', ['800000']],
  ])('with %s', (_, stream, heard) => {
    expect(show(createZvtSerialFramer().push(bytes(stream)))).toEqual(heard);
  });

  it('are not held for ever', () => {
    const framer = createZvtSerialFramer();
    framer.push(Uint8Array.of(0x10, 0x02));
    expect(show(framer.push(new Uint8Array(65_541)))).toEqual(['damaged']);
  });
});
