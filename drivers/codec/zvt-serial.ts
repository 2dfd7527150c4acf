/**
 * ZVT on a serial line (PA00P016): `DLE STX packet DLE ETX CRC-low CRC-high`, a DLE in the packet doubled; each block is answered
 * by one byte, ACK or NAK. The checksum goes over the packet, without doubling, and the ETX: reflected CRC-16, polynomial 1021,
 * from 0 (known as KERMIT).
 */
const [DLE, STX, ETX, ACK, NAK] = [0x10, 0x02, 0x03, 0x06, 0x15];
const POLYNOMIAL = 0x8408;
/** A packet of ZVT is no longer: control field, length of three bytes, data. */
const MAX_PACKET = 5 + 0xffff;

const nextCrc = (crc: number, byte: number): number => {
  let next = crc ^ byte;
  for (let bit = 0; bit < 8; bit++) next = next & 1 ? (next >> 1) ^ POLYNOMIAL : next >> 1;
  return next;
};

/** CRC-16/KERMIT. */
export const crcKermit = (bytes: Iterable<number>): number => {
  let crc = 0;
  for (const byte of bytes) crc = nextCrc(crc, byte);
  return crc;
};

export const ZVT_SERIAL_ACK = Uint8Array.of(ACK);
export const ZVT_SERIAL_NAK = Uint8Array.of(NAK);

export const encodeZvtSerial = (packet: Uint8Array): Uint8Array => {
  const crc = crcKermit([...packet, ETX]);
  const doubled = [...packet].flatMap((byte) => (byte === DLE ? [DLE, DLE] : [byte]));
  return Uint8Array.of(DLE, STX, ...doubled, DLE, ETX, crc & 0xff, crc >> 8);
};

export type ZvtSerialEvent =
  | { readonly kind: 'packet'; readonly packet: Uint8Array }
  /** The other side has taken our block, or has not. */
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  /** A block that is damaged or too long: it is to be sent again. */
  | { readonly kind: 'damaged' };

export interface ZvtSerialFramer {
  /** What came whole with these bytes. */
  push(bytes: Uint8Array): readonly ZvtSerialEvent[];
}

type Place = 'outside' | 'head' | 'packet' | 'escape' | 'crc-low' | 'crc-high';

/** Finds blocks and answers in a stream, however it is split. Bytes that belong to neither are dropped; it holds one block at most. */
export const createZvtSerialFramer = (): ZvtSerialFramer => {
  let place: Place = 'outside';
  let packet: number[] = [];
  let crcLow = 0;

  const leave = (event: ZvtSerialEvent | null): ZvtSerialEvent | null => {
    place = 'outside';
    return event;
  };
  const outside = (byte: number): ZvtSerialEvent | null => {
    if (byte === DLE) place = 'head';
    if (byte === ACK) return { kind: 'ack' };
    return byte === NAK ? { kind: 'nak' } : null;
  };
  const keep = (byte: number): ZvtSerialEvent | null => {
    place = 'packet';
    packet.push(byte);
    return packet.length > MAX_PACKET ? leave({ kind: 'damaged' }) : null;
  };
  /** After a single DLE: the block goes on, ends, or was lost and another begins. */
  const escaped = (byte: number): ZvtSerialEvent | null => {
    if (byte === DLE) return keep(byte);
    if (byte === ETX) {
      place = 'crc-low';
      return null;
    }
    if (byte !== STX) return leave({ kind: 'damaged' });
    packet = [];
    place = 'packet';
    return null;
  };
  const end = (crcHigh: number): ZvtSerialEvent | null => {
    const right = crcKermit([...packet, ETX]) === ((crcHigh << 8) | crcLow);
    return leave(right ? { kind: 'packet', packet: Uint8Array.from(packet) } : { kind: 'damaged' });
  };

  const one = (byte: number): ZvtSerialEvent | null => {
    switch (place) {
      case 'outside':
        return outside(byte);
      case 'head':
        if (byte !== STX) {
          place = 'outside';
          return outside(byte);
        }
        packet = [];
        place = 'packet';
        return null;
      case 'packet':
        if (byte !== DLE) return keep(byte);
        place = 'escape';
        return null;
      case 'escape':
        return escaped(byte);
      case 'crc-low':
        crcLow = byte;
        place = 'crc-high';
        return null;
      case 'crc-high':
        return end(byte);
    }
  };
  return { push: (bytes) => [...bytes].flatMap((byte) => one(byte) ?? []) };
};
