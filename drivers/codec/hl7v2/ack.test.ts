import { describe, expect, it } from 'vitest';
import { readAck } from './ack.ts';
import { parseMessage } from './parse.ts';

const read = (text: string) => readAck(parseMessage(`MSH|^~\\&|HIS\r${text}`) ?? []);

describe('an acknowledgement (HL7 v2.5.1, 2.9)', () => {
  it.each(['AA', 'AE', 'AR', 'CA', 'CE', 'CR'])('says %s, and of which message', (code) => {
    expect(read(`MSA|${code}|id-1`)).toEqual({ code, controlId: 'id-1', errors: [] });
  });

  it.each([
    ['ERR|||207^Application internal error^HL70357|E|FULL^^L', ['207', 'FULL']],
    ['ERR||PID^1^3|101|E\rERR|||205|E', ['101', '205']],
    ['ERR|PV1^1^3^204&Unknown key identifier~PID^1^3^101', ['204', '101']],
    ['ERR|||207|E||Đặng Quốc Khải', ['207']],
  ])('tells the codes of %s, and no text', (errors, codes) => {
    expect(read(`MSA|AE|id-1\r${errors}`)?.errors).toEqual(codes);
  });

  it('reads the code of versions before 2.5 in MSA-6', () => {
    expect(read('MSA|AE|id-1|a text|||204')?.errors).toEqual(['204']);
  });

  it.each(['', 'PID|1', 'MSA|XX|id-1', 'MSA||id-1', 'MSA|aa|id-1'])('is not %j', (text) =>
    expect(read(text)).toBeNull(),
  );
});
