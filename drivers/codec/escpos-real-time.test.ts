import { describe, expect, it } from 'vitest';
import { withoutRealTimeCommands } from './escpos-real-time.ts';

describe('picture data', () => {
  it.each([
    ['100401', '180401'],
    ['100414', '180414'],
    ['101408', '181408'],
    ['100502', '180502'],
    ['1004401004', '1004401004'],
  ])('%s is sent as %s: no real-time command hides in it', (dots, expected) => {
    expect(Buffer.from(withoutRealTimeCommands(Buffer.from(dots, 'hex'))).toString('hex')).toBe(expected);
  });
});
