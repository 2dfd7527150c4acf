import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, unescapeText } from './escapes.ts';

describe('escapes (HL7 v2.5.1, 2.7)', () => {
  it.each([
    ['a|b', 'a\\F\\b'],
    ['a^b', 'a\\S\\b'],
    ['a&b', 'a\\T\\b'],
    ['a~b', 'a\\R\\b'],
    ['a\\b', 'a\\E\\b'],
    ['|^&~\\', '\\F\\\\S\\\\T\\\\R\\\\E\\'],
    ['\\F\\', '\\E\\F\\E\\'],
    ['Đặng Quốc Khải', 'Đặng Quốc Khải'],
    ['một\r\nhai', 'một\\X0D0A\\hai'],
    ['\u000b\u001c', '\\X0B1C\\'],
    ['', ''],
  ])('%j is written %j, and read back', (text, written) => {
    expect(escapeText(text)).toBe(written);
    expect(unescapeText(written)).toBe(text);
  });

  it.each([
    // Bytes of UTF-8, as an engine that knows ASCII alone writes them.
    ['Nguy\\XE1BB85\\n', 'Nguyễn'],
    ['\\H\\đậm\\N\\ thường', 'đậm thường'],
    ['dòng\\.br\\mới', 'dòng\nmới'],
    ['\\.in5\\thụt', 'thụt'],
    // What nobody knows, or what never ends, is left as it came.
    ['C:\\dữ liệu\\hồ sơ', 'C:\\dữ liệu\\hồ sơ'],
    ['cuối\\', 'cuối\\'],
    ['\\X0\\', '\\X0\\'],
    ['\\Z1\\', '\\Z1\\'],
    ['\\unknown\\F\\', '\\unknown|'],
  ])('%j is read as %j', (written, text) => expect(unescapeText(written)).toBe(text));

  it('uses the delimiters of the message', () => {
    const signs = { field: '!', component: ':', repetition: '*', escape: '?', subcomponent: '%' };
    expect(unescapeText('a?F?b?S?c?R?d?T?e?E?', signs)).toBe('a!b:c*d%e?');
    expect(unescapeText('a\\F\\b', signs)).toBe('a\\F\\b');
  });

  it('brings any text back, and leaves no delimiter in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = escapeText(text);
        expect(unescapeText(written)).toBe(text);
        expect(written).not.toMatch(/[|^~&\p{Cc}]/u);
      }),
    );
  });
});
