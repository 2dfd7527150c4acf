import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createEcrFramer,
  ECR_FRAME,
  type EcrEvent,
  type EcrFrameFormat,
  encodeEcrFrame,
} from './ecr-frame.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const show = (events: readonly EcrEvent[]): readonly string[] =>
  events.map((event) => (event.kind === 'frame' ? hex(event.data) : event.kind));
const format = (change: Partial<EcrFrameFormat>): EcrFrameFormat => ({ ...ECR_FRAME, ...change });

const formats: fc.Arbitrary<EcrFrameFormat> = fc.record({
  stx: fc.constantFrom(0x02, 0x60),
  etx: fc.constantFrom(0x03, 0x04),
  ack: fc.constant(0x06),
  nak: fc.constant(0x15),
  length: fc.constantFrom('none', 'bcd', 'binary'),
  lrc: fc.constantFrom('after-stx', 'with-stx', 'without-etx'),
  maxData: fc.constant(300),
});

describe('frames of cash register protocols', () => {
  // 31 ^ 32 = 03; length and ETX as they are.
  it.each([
    [format({ length: 'none' }), '0231320300'],
    [format({ length: 'bcd' }), '02000231320302'],
    [format({ length: 'binary' }), '02000231320302'],
    [format({ length: 'none', lrc: 'with-stx' }), '0231320302'],
    [format({ length: 'none', lrc: 'without-etx' }), '0231320303'],
  ])('%#', (one, frame) => {
    expect(hex(encodeEcrFrame(one, ascii('12')))).toBe(frame);
  });

  it('write a length in digits, or as a number', () => {
    const data = new Uint8Array(260);
    expect(hex(encodeEcrFrame(ECR_FRAME, data)).slice(2, 6)).toBe('0260');
    expect(hex(encodeEcrFrame(format({ length: 'binary' }), data)).slice(2, 6)).toBe('0104');
  });

  it('take no data that cannot be read again', () => {
    expect(() => encodeEcrFrame(format({ maxData: 3 }), ascii('1234'))).toThrow(RangeError);
    expect(() => encodeEcrFrame(format({ maxData: 20_000 }), new Uint8Array(10_000))).toThrow(RangeError);
    expect(() => encodeEcrFrame(format({ length: 'none' }), Uint8Array.of(0x03))).toThrow(RangeError);
  });

  it('come out of a stream as they went in, however it is split, between answers', () => {
    const messages = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('ack', 'nak')));
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(formats, messages, sizes, (one, sent, splits) => {
        const plain = sent.map((part) =>
          typeof part === 'string' || one.length !== 'none' ? part : part.filter((byte) => byte !== one.etx),
        );
        const stream = Uint8Array.from(
          plain.flatMap((part) =>
            typeof part === 'string' ? [part === 'ack' ? one.ack : one.nak] : [...encodeEcrFrame(one, part)],
          ),
        );
        const framer = createEcrFramer(one);
        const heard: string[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = splits[turn % splits.length] ?? 1;
          heard.push(...show(framer.push(stream.subarray(at, at + size))));
          at += size;
        }
        expect(heard).toEqual(plain.map((part) => (typeof part === 'string' ? part : hex(part))));
      }),
    );
  });

  it.each([
    ['a wrong checksum', ECR_FRAME, '02000231320303'],
    ['no end where it should be', ECR_FRAME, '0200023132ff'],
    ['a length of no digits', ECR_FRAME, '02000a'],
    ['a length beyond the limit', format({ maxData: 9 }), '020010'],
    ['no end at all', format({ length: 'none', maxData: 3 }), '0231323334'],
  ])('are damaged by %s', (_, one, stream) => {
    const framer = createEcrFramer(one);
    expect(show(framer.push(Buffer.from(stream, 'hex')))).toEqual(['damaged']);
    expect(show(framer.push(encodeEcrFrame(one, ascii('1'))))).toEqual(['31']);
  });

  it('drop what stands between them', () => {
    expect(show(createEcrFramer(ECR_FRAME).push(ascii('hello')))).toEqual([]);
  });
});
