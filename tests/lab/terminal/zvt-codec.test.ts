import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACK, apdu, ECR, nak, takeApdu } from './zvt-apdu.ts';
import { BMP, countedField, fromBcd, numberField, readFields, tlv, tlvField } from './zvt-fields.ts';
import { SERIAL, SerialFrames, serialFrame } from './zvt-serial-frame.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('messages', () => {
  it('are those of domain facts G', () => {
    expect(apdu(ECR.registration, hex('00 00 00 08 07 04 03 00'))).toEqual(
      hex('06 00 08 00 00 00 08 07 04 03 00'),
    );
    const pay = Buffer.concat([numberField(BMP.amount, 150_000), numberField(BMP.currency, 704)]);
    expect(apdu(ECR.authorisation, pay)).toEqual(hex('06 01 0A 04 00 00 00 15 00 00 49 07 04'));
    expect([ACK, nak(0x83), apdu(0x060f)]).toEqual([hex('80 00 00'), hex('84 83 00'), hex('06 0F 00')]);
  });

  it('have a length of three bytes from 255 on', () => {
    expect(apdu(0x06d3, Buffer.alloc(254)).subarray(0, 3)).toEqual(hex('06 d3 fe'));
    expect(apdu(0x06d3, Buffer.alloc(0x0123)).subarray(0, 5)).toEqual(hex('06 d3 ff 23 01'));
  });

  it('come out of a stream whole, however it is cut', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.uint8Array({ maxLength: 600 }), fc.nat(5), (command, data, missing) => {
        const bytes = apdu(command, data);
        const found = takeApdu(Buffer.concat([bytes, hex('06')]));
        expect(found).toEqual({ apdu: { command, data: Buffer.from(data) }, size: bytes.length });
        if (missing > 0) expect(takeApdu(bytes.subarray(0, -missing))).toBeNull();
      }),
    );
  });
});

describe('fields', () => {
  it('of a real status information are all read', () => {
    const data =
      '27 00 04 00 00 00 00 40 00 49 09 78 0C 09 38 48 0D 04 25 22 F1 F1 59 66 66 66 66 D2 00 21 22 01 00 17 00 01 87 01 75 0B 61 39 95 19 40 29 60 09 99 14 0E 05 12 8A 02';
    const fields = readFields(hex(data)) ?? new Map();
    expect([...fields.keys()].map((bmp) => bmp.toString(16)).join(' ')).toBe(
      '27 4 49 c d 22 17 87 b 19 29 e 8a',
    );
    expect(fromBcd(fields.get(BMP.amount))).toBe(4000);
    expect(fields.get(BMP.pan)?.toString('hex')).toBe('5966666666d20021220100');
  });

  it('with a counted length and containers are read back', () => {
    const name = countedField(BMP.cardName, hex('5649534100'));
    expect(name).toEqual(hex('8B F0 F5 56 49 53 41 00'));
    const container = tlvField(tlv(0x1f07, Buffer.alloc(140, 0x41)));
    expect(container.subarray(0, 7)).toEqual(hex('06 81 90 1f 07 81 8c'));
    expect(readFields(Buffer.concat([name, container]))?.get(BMP.tlv)).toHaveLength(144);
  });

  it.each(['04 00 00', '99 01', '22 f0 f9 01', '22 00 08 01', '06 05 01', '06 84 01'])(
    '%s are none',
    (bytes) => {
      expect(readFields(hex(bytes))).toBeNull();
    },
  );
});

describe('serial frames', () => {
  const COMPLETION = '06 0F 0B F0 F0 F7 32 2E 31 34 2E 31 35 00';

  it('are those of a real terminal', () => {
    expect(serialFrame(hex(COMPLETION))).toEqual(hex(`10 02 ${COMPLETION} 10 03 B1 11`));
  });

  it('are read back in any pieces, with noise between them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.nat(100), (data, cut) => {
        const frames = new SerialFrames();
        const bytes = Buffer.concat([hex('00 ff 41'), serialFrame(data), Buffer.from([SERIAL.ack])]);
        expect([...frames.take(bytes.subarray(0, cut)), ...frames.take(bytes.subarray(cut))]).toEqual([
          { kind: 'frame', data: Buffer.from(data) },
          { kind: 'ack' },
        ]);
      }),
    );
  });

  it('with a wrong checksum or a stray DLE are broken', () => {
    expect(new SerialFrames().take(hex('10 02 80 00 00 10 03 00 01'))).toEqual([{ kind: 'broken' }]);
    expect(new SerialFrames().take(hex('10 02 80 10 00'))).toEqual([{ kind: 'broken' }]);
  });
});
