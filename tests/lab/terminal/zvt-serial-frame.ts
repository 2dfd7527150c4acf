/** Bytes of the serial transport (PA00P016): DLE STX data DLE ETX and a checksum; ACK or NAK for every frame. */
export const SERIAL = { stx: 0x02, etx: 0x03, ack: 0x06, dle: 0x10, nak: 0x15 } as const;

/** CRC-16 with the polynomial x^16 + x^12 + x^5 + 1, reflected, start 0: over the data (no DLE doubled) and ETX. */
export const serialCrc = (data: Uint8Array): number => {
  let crc = 0;
  for (const byte of [...data, SERIAL.etx]) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x8408 : crc >>> 1;
  }
  return crc;
};

export const serialFrame = (data: Uint8Array): Buffer => {
  const doubled = Array.from(data).flatMap((byte) => (byte === SERIAL.dle ? [byte, byte] : [byte]));
  const crc = serialCrc(data);
  return Buffer.from([SERIAL.dle, SERIAL.stx, ...doubled, SERIAL.dle, SERIAL.etx, crc & 0xff, crc >> 8]);
};

export type SerialEvent =
  | { readonly kind: 'frame'; readonly data: Buffer }
  /** The checksum is wrong, or DLE stands before something that it may not stand before. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'ack' | 'nak' };

/** Takes frames and answers out of a stream of bytes; what stands between them is noise. */
export class SerialFrames {
  private data: number[] = [];
  private crc: number[] = [];
  private state: 'idle' | 'idle-dle' | 'data' | 'data-dle' | 'crc' = 'idle';

  take(bytes: Uint8Array): SerialEvent[] {
    return Array.from(bytes).flatMap((byte) => this.next(byte) ?? []);
  }

  private next(byte: number): SerialEvent | null {
    switch (this.state) {
      case 'idle':
        if (byte === SERIAL.dle) this.state = 'idle-dle';
        else if (byte === SERIAL.ack) return { kind: 'ack' };
        else if (byte === SERIAL.nak) return { kind: 'nak' };
        return null;
      case 'idle-dle':
        this.state = byte === SERIAL.stx ? 'data' : 'idle';
        this.data = [];
        this.crc = [];
        return null;
      case 'data':
        if (byte === SERIAL.dle) this.state = 'data-dle';
        else this.data.push(byte);
        return null;
      case 'data-dle':
        return this.afterDle(byte);
      case 'crc':
        this.crc.push(byte);
        return this.crc.length < 2 ? null : this.end();
    }
  }

  private afterDle(byte: number): SerialEvent | null {
    if (byte === SERIAL.dle) {
      this.data.push(byte);
      this.state = 'data';
      return null;
    }
    this.state = byte === SERIAL.etx ? 'crc' : 'idle';
    return byte === SERIAL.etx ? null : { kind: 'broken' };
  }

  private end(): SerialEvent {
    this.state = 'idle';
    const data = Buffer.from(this.data);
    const [low = 0, high = 0] = this.crc;
    return serialCrc(data) === ((high << 8) | low) ? { kind: 'frame', data } : { kind: 'broken' };
  }
}
