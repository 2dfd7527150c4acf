import { expect, it } from 'vitest';
import { vietQrCode } from './vietqr-code.ts';

it.each([
  [
    'payOS’s sample',
    { bin: '970422', account: 'VQRQACLNP2680', amount: 100_000, purpose: 'Thanh toan don hang ABC' },
    '00020101021238570010A000000727012700069704220113VQRQACLNP26800208QRIBFTTA530370454061000005802VN62270823Thanh toan don hang ABC6304CE4C',
  ],
  [
    'our own of domain facts F2',
    { bin: '970436', account: '1234567890', amount: 150_000, purpose: 'VP 26112200001' },
    '00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA530370454061500005802VN62180814VP 261122000016304D1B4',
  ],
  [
    'payOS’s with its prefix, longer than EMVCo allows',
    {
      bin: '970416',
      account: 'LOCCASS000333026',
      amount: 244_755,
      purpose: 'CS62H9BJD45 Payment for CustomMapOSM',
    },
    '00020101021238600010A000000727013000069704160116LOCCASS0003330260208QRIBFTTA530370454062447555802VN62400836CS62H9BJD45 Payment for CustomMapOSM6304019A',
  ],
])('prints %s', (_, transfer, code) => {
  expect(vietQrCode(transfer)).toBe(code);
});

it('refuses a purpose that fits no field', () => {
  expect(() => vietQrCode({ bin: '970436', account: '1', amount: 1, purpose: 'x'.repeat(96) })).toThrow(
    RangeError,
  );
});
