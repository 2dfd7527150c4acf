import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, createAnswerReader } from './escpos-answers.ts';

const kinds = (answers: readonly Answer[]): string[] => answers.map((answer) => answer.kind);

interface Sent {
  readonly bytes: readonly number[];
  readonly answer: Answer;
}

const byte = (fixed: number, free: number): fc.Arbitrary<number> =>
  fc.nat(255).map((value) => fixed | (value & free));
const realTime: fc.Arbitrary<Sent> = byte(0x12, 0x6c).map((value) => ({
  bytes: [value],
  answer: { kind: 'real-time', byte: value },
}));
const paper: fc.Arbitrary<Sent> = byte(0, 0x6f).map((value) => ({
  bytes: [value],
  answer: { kind: 'paper', byte: value },
}));
const counter: fc.Arbitrary<Sent> = fc.nat(4_294_967_295).map((value) => {
  const bytes = [...Buffer.from(`_${value}\0`)];
  return { bytes, answer: { kind: 'counter', bytes: Uint8Array.from(bytes) } };
});
const processId: fc.Arbitrary<Sent> = fc
  .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 4, maxLength: 4 })
  .map((id) => ({
    bytes: [0x37, 0x22, ...id, 0],
    answer: { kind: 'process-id', id: String.fromCharCode(...id) },
  }));
const automatic = (second: fc.Arbitrary<number>): fc.Arbitrary<Sent> =>
  fc.tuple(byte(0x10, 0x6c), second, byte(0, 0x6f), byte(0, 0x6f)).map((bytes) => ({
    bytes,
    answer: { kind: 'automatic', bytes: Uint8Array.from(bytes) },
  }));
const full: fc.Arbitrary<Sent> = fc.array(byte(0, 0xef), { minLength: 4, maxLength: 4 }).map((bytes) => ({
  bytes: [0x10, 0x0f, ...bytes],
  answer: { kind: 'full', bytes: Uint8Array.from(bytes) },
}));

/** Cuts a stream wherever it likes, with XON and XOFF anywhere in it. */
const wire = (stream: readonly number[], cuts: readonly number[], flow: readonly number[]): Uint8Array[] => {
  const bytes = [...stream];
  for (const at of flow) bytes.splice(at % (bytes.length + 1), 0, at % 2 === 0 ? 0x11 : 0x13);
  const places = [...new Set(cuts.map((at) => at % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => Uint8Array.from(bytes.slice(from, places[index])));
};

const anyhow = fc.tuple(fc.array(fc.nat(1_000)), fc.array(fc.nat(1_000), { maxLength: 6 }));

describe('answer reader', () => {
  it.each([
    ['Epson', false, fc.oneof(realTime, paper, counter, processId, automatic(byte(0, 0x6f)))],
    // What Custom leaves undefined in the second byte is off: only so 10h 0Fh is no automatic status.
    ['Custom', true, fc.oneof(realTime, paper, full, automatic(byte(0, 0x68)))],
  ] as const)('tells all answers of %s apart, however the wire cuts them', (_, fullStatus, answers) => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 20 }), anyhow, (sent, [cuts, flow]) => {
        const reader = createAnswerReader(fullStatus);
        const chunks = wire(
          sent.flatMap(({ bytes }) => bytes),
          cuts,
          flow,
        );
        expect(chunks.flatMap((chunk) => reader.push(chunk))).toEqual(sent.map(({ answer }) => answer));
      }),
    );
  });

  it('hears real-time answers between the bytes of an automatic status', () => {
    fc.assert(
      fc.property(automatic(byte(0, 0x6f)), realTime, fc.integer({ min: 1, max: 3 }), (status, told, at) => {
        const stream = [...status.bytes];
        stream.splice(at, 0, ...told.bytes);
        expect(createAnswerReader().push(Uint8Array.from(stream))).toEqual([told.answer, status.answer]);
      }),
    );
  });

  it('does not take the tail of an automatic status for an answer to GS r', () => {
    expect(kinds(createAnswerReader().push(Uint8Array.of(0x10, 0x00, 0x00, 0x00)))).toEqual(['automatic']);
  });

  it('takes 10h 0Fh for an automatic status where there is no full one', () => {
    expect(kinds(createAnswerReader().push(Uint8Array.of(0x10, 0x0f, 0, 0)))).toEqual(['automatic']);
    expect(kinds(createAnswerReader(true).push(Uint8Array.of(0x10, 0x0f, 0, 0)))).toEqual([]);
  });

  it.each([
    ['a counter without an end', [0x5f, ...Array(11).fill(0x31)]],
    ['a block without an end', [0x37, ...Array(11).fill(0x31)]],
    ['a block of another kind', [0x37, 0x23, 0x31, 0x00]],
    ['bytes that fit nothing', [0x93, 0xff, 0x90]],
  ])('drops %s, and hears what comes then', (_, noise) => {
    const reader = createAnswerReader();
    expect(reader.push(Uint8Array.from(noise))).toEqual([]);
    expect(kinds(reader.push(Uint8Array.of(0x12)))).toEqual(['real-time']);
  });
});
