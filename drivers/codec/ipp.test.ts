import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IppMessage, parseIpp, printIpp } from './ipp.ts';
import { isSuccess, jobsOf, printerOf } from './ipp-answer.ts';
import { printCancelJob, printGetJobs, printPrintJob } from './ipp-request.ts';
import { type IppValue, TEXT_TAGS, type TextSyntax } from './ipp-value.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const field = (text: string): string => {
  const hex = Buffer.from(text).toString('hex');
  return (hex.length / 2).toString(16).padStart(4, '0') + hex;
};

const CALLER = { requestId: 1, printer: 'ipp://printer.example/printers/a', user: 'kiosk' };

/** Print-Job as RFC 8010, appendix A.1 lays it out, written by hand. */
const PRINT_JOB = bytes(
  [
    '0101 0002 00000001 01',
    `47 ${field('attributes-charset')} ${field('utf-8')}`,
    `48 ${field('attributes-natural-language')} ${field('en')}`,
    `45 ${field('printer-uri')} ${field(CALLER.printer)}`,
    `42 ${field('requesting-user-name')} ${field('kiosk')}`,
    `42 ${field('job-name')} ${field('phiếu')}`,
    `49 ${field('document-format')} ${field('application/pdf')}`,
    `02 44 ${field('media')} ${field('iso_a5_148x210mm')}`,
    `44 ${field('sides')} ${field('one-sided')}`,
    `44 ${field('print-scaling')} ${field('none')}`,
    '03 25504446',
  ].join(''),
);

describe('requests', () => {
  it('are what RFC 8010 lays out, the document behind them', () => {
    const job = { name: 'phiếu', format: 'application/pdf', media: 'iso_a5_148x210mm' };
    expect(printPrintJob(CALLER, job, Uint8Array.from([0x25, 0x50, 0x44, 0x46]))).toEqual(PRINT_JOB);
  });

  it('name their target before the user, and further values without a name', () => {
    const cancel = Buffer.from(printCancelJob(CALLER, 7)).toString('hex');
    const target = `21${field('job-id')}000400000007`;
    expect(cancel.indexOf(target)).toBeGreaterThan(cancel.indexOf(field('printer-uri')));
    expect(cancel.indexOf(target)).toBeLessThan(cancel.indexOf(field('requesting-user-name')));
    const list = Buffer.from(printGetJobs(CALLER, 'completed', ['job-id', 'job-name'])).toString('hex');
    expect(list).toContain(`44${field('requested-attributes')}${field('job-id')}440000${field('job-name')}`);
  });

  it('refuse a job name that would not come back whole', () => {
    const job = { name: 'ệ'.repeat(90), format: 'application/pdf', media: null };
    expect(() => printPrintJob(CALLER, job, new Uint8Array(0))).toThrow(RangeError);
  });
});

const textSyntaxes = Object.keys(TEXT_TAGS).filter((name): name is TextSyntax => name in TEXT_TAGS);
const freeText = fc.string({ unit: 'grapheme', maxLength: 40 });
const value: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ syntax: fc.constantFrom('text' as const, 'name' as const), value: freeText }),
  fc.record({
    syntax: fc.constantFrom(...textSyntaxes),
    value: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  }),
  fc.record({ syntax: fc.constantFrom('integer' as const, 'enum' as const), value: fc.integer() }),
  fc.record({ syntax: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ syntax: fc.constant('none' as const), tag: fc.constantFrom(0x10, 0x12, 0x13) }),
  fc.record({
    syntax: fc.constant('other' as const),
    tag: fc.constantFrom(0x30, 0x31, 0x32, 0x33, 0x34, 0x37, 0x4a),
    value: fc.uint8Array({ maxLength: 40 }),
  }),
);
const message: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.constantFrom([1, 0] as const, [1, 1] as const, [2, 0] as const, [2, 2] as const),
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: fc.integer(),
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(1, 2, 4, 5, 6, 9),
      attributes: fc.array(
        fc.record({
          name: fc.stringMatching(/^[a-z][a-z0-9-]{0,60}$/),
          values: fc.array(value, { minLength: 1, maxLength: 4 }),
        }),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 4 },
  ),
});

describe('the decoder', () => {
  it('reads back whatever was written, document or not', () => {
    fc.assert(
      fc.property(message, fc.uint8Array({ maxLength: 50 }), (written, document) => {
        expect(parseIpp(printIpp(written, document))).toEqual({ ok: true, value: written });
      }),
    );
  });

  it('calls every beginning of a message truncated', () => {
    for (let end = 0; end < PRINT_JOB.length - 5; end++)
      expect(parseIpp(PRINT_JOB.subarray(0, end))).toEqual({ ok: false, error: 'truncated' });
  });

  it('survives any bytes, and any change to a message', () => {
    const codes = ['truncated', 'bad-version', 'bad-order', 'bad-value'];
    const tame = (input: Uint8Array): void => {
      const read = parseIpp(input);
      if (!read.ok) {
        expect(codes).toContain(read.error);
        return;
      }
      jobsOf(read.value);
      printerOf(read.value);
      expect(parseIpp(printIpp(read.value)).ok).toBe(true);
    };
    const head = Uint8Array.from([1, 1, 0, 0, 0, 0, 0, 1]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (rest) => {
        tame(rest);
        tame(Uint8Array.from([...head, ...rest]));
      }),
    );
    fc.assert(
      fc.property(fc.nat(PRINT_JOB.length - 1), fc.nat(255), (at, byte) => {
        tame(PRINT_JOB.with(at, byte));
      }),
    );
  });

  it.each([
    ['0301 0000 00000001 03', 'bad-version'],
    ['0101 0000 00000001 00 03', 'bad-order'],
    ['0101 0000 00000001 44 0001 61 0000 03', 'bad-order'],
    ['0101 0000 00000001 01 44 0000 0000 03', 'bad-order'],
    [`0101 0000 00000001 02 21 ${field('job-id')} 0003 000001 03`, 'bad-value'],
    [`0101 0000 00000001 02 22 ${field('flag')} 0001 02 03`, 'bad-value'],
    [`0101 0000 00000001 02 44 ${field('word')} ${field('chữ')} 03`, 'bad-value'],
    [`0101 0000 00000001 02 36 ${field('job-name')} 0005 0002 656e 0009 03`, 'bad-value'],
    [`0101 0000 00000001 02 13 ${field('time')} 0001 00 03`, 'bad-value'],
  ])('refuses %s as %s', (hex, error) => {
    expect(parseIpp(bytes(hex))).toEqual({ ok: false, error });
  });
});

describe('answers', () => {
  const answer = (...parts: string[]) => {
    const read = parseIpp(bytes(`0101 0000 00000001 ${parts.join('')} 03`));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  const job = (id: string, state: string, more = '') =>
    `02 21 ${field('job-id')} 0004 ${id} 23 ${field('job-state')} 0004 ${state} ${more}`;

  it('tell jobs, also one with a language to its name and one that hides its name', () => {
    const named = `36 ${field('job-name')} 000b 0002 7669 0005 6769e1baa5 44 ${field('job-state-reasons')} ${field('none')}`;
    expect(jobsOf(answer(job('0000000c', '00000009', named), job('0000000d', '00000003')))).toEqual([
      { id: 12, name: 'giấ', state: 'completed', reasons: ['none'] },
      { id: 13, name: null, state: 'pending', reasons: [] },
    ]);
  });

  it('are nothing where a job has no state, or none that is known', () => {
    expect(jobsOf(answer(job('0000000c', '0000000a')))).toBeNull();
    expect(printerOf(answer(job('0000000c', '00000009')))).toBeNull();
  });

  it('tell a printer', () => {
    const told = answer(
      `04 23 ${field('printer-state')} 0004 00000005`,
      `44 ${field('printer-state-reasons')} ${field('media-empty-error')} 44 0000 ${field('paused')}`,
      `22 ${field('printer-is-accepting-jobs')} 0001 00`,
      `45 ${field('device-uri')} ${field('socket://192.0.2.1:9100')}`,
    );
    expect(isSuccess(told)).toBe(true);
    expect(printerOf(told)).toEqual({
      state: 'stopped',
      reasons: ['media-empty-error', 'paused'],
      accepting: false,
      device: 'socket://192.0.2.1:9100',
      cupsVersion: null,
    });
  });
});
