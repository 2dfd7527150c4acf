import { describe, expect, it } from 'vitest';
import { encodeZvtApdu } from './zvt-apdu.ts';
import {
  isZvtOnceOnly,
  ZVT_CONFIG,
  zvtAbort,
  zvtAcknowledged,
  zvtAuthorisation,
  zvtEndOfDay,
  zvtInitialisation,
  zvtNotPossible,
  zvtRegistration,
  zvtRepeatReceipt,
  zvtReversal,
  zvtStatusEnquiry,
} from './zvt-commands.ts';

describe('commands of ZVT', () => {
  it.each([
    // Domain facts, part G, byte for byte.
    [zvtRegistration('000000', ZVT_CONFIG.intermediateStatus), '06 00 08 00 00 00 08 07 04 03 00'],
    [zvtAuthorisation(150_000), '06 01 0A 04 00 00 00 15 00 00 49 07 04'],
    [zvtAcknowledged(), '80 00 00'],
    [{ control: 0x060f, data: new Uint8Array() }, '06 0F 00'],
    // By the same rules.
    [zvtRegistration('123456', 0x18), '06 00 08 12 34 56 18 07 04 03 00'],
    [zvtReversal('123456', 85), '06 30 06 12 34 56 87 00 85'],
    [zvtRepeatReceipt('000000'), '06 20 03 00 00 00'],
    [zvtEndOfDay('000000'), '06 50 03 00 00 00'],
    [zvtInitialisation('000000'), '06 93 03 00 00 00'],
    [zvtStatusEnquiry(), '05 01 00'],
    [zvtAbort(), '06 B0 00'],
    [zvtNotPossible(), '84 83 00'],
  ])('%#', (command, bytes) => {
    expect(Buffer.from(encodeZvtApdu(command)).toString('hex')).toBe(bytes.replaceAll(' ', '').toLowerCase());
  });

  it.each([0, -1, 0.5, Number.NaN, 1_000_000_000_000])('charge no %d đồng', (amount) => {
    expect(() => zvtAuthorisation(amount)).toThrow(RangeError);
  });

  it('know which of them move money', () => {
    expect([zvtAuthorisation(1), zvtReversal('000000', 1), zvtEndOfDay('000000')].every(isZvtOnceOnly)).toBe(
      true,
    );
    expect([zvtAbort(), zvtRepeatReceipt('000000'), zvtStatusEnquiry()].some(isZvtOnceOnly)).toBe(false);
  });
});
