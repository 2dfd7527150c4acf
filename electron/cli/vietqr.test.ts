import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseVietQr } from '../../drivers/codec/vietqr.ts';
import { type VietQrOptions, vietQr } from './vietqr.ts';

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const run = async (options: VietQrOptions): Promise<{ well: boolean; told: Record<string, unknown> }> => {
  said = [];
  const well = await vietQr({ config: '/nowhere/kiosk.yaml', json: true }, options);
  expect(said).toHaveLength(1);
  return { well, told: JSON.parse(said[0] ?? '') };
};

const VCB = { bin: '970436', account: '1234567890' };

// Domain facts F2.
it.each([
  [
    { ...VCB, amount: '150000', purpose: 'VP 26112200001' },
    '00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA530370454061500005802VN62180814VP 261122000016304D1B4',
  ],
  [
    { bin: '970423', account: '0099999999' },
    '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
  ],
  [
    { bin: '970422', account: 'VQRQACLNP2680', amount: '100000', purpose: 'Thanh toan don hang ABC' },
    '00020101021238570010A000000727012700069704220113VQRQACLNP26800208QRIBFTTA530370454061000005802VN62270823Thanh toan don hang ABC6304CE4C',
  ],
] as const)('prints the code of %o, byte for byte', async (options, payload) => {
  expect(await run(options)).toEqual({ well: true, told: { payload } });
});

it('prints a code for any number of payments where no amount is named', async () => {
  const { told } = await run({ ...VCB, purpose: 'VIEN PHI' });
  expect(parseVietQr(String(told.payload))).toMatchObject({
    ok: true,
    value: { dynamic: false, amount: null, purpose: 'VIEN PHI' },
  });
});

it.each([
  [{ ...VCB, bin: '97043' }, /--bin is the six digits/],
  [{ ...VCB, account: '' }, /--account/],
  [{ ...VCB, account: '12345678901234567890' }, /--account/],
  [{ ...VCB, amount: '0' }, /--amount/],
  [{ ...VCB, amount: '-5' }, /--amount/],
  [{ ...VCB, amount: '1.5' }, /--amount/],
  [{ ...VCB, amount: '150.000' }, /--amount/],
  [{ ...VCB, amount: '12345678901234' }, /--amount/],
  [{ ...VCB, purpose: '' }, /--purpose is 1 to 25/],
  [{ ...VCB, purpose: 'x'.repeat(26) }, /--purpose is 1 to 25/],
  [{ ...VCB, purpose: 'Viện phí Đỗ Thị Ước' }, /write "Vien phi Do Thi Uoc"$/],
  [{ ...VCB, purpose: 'phí khám bệnh và xét nghiệm máu' }, /write "phi kham benh va xet nghi"$/],
] as const)('refuses %o with the reason', async (options, reason) => {
  const { well, told } = await run(options);
  expect(well).toBe(false);
  expect(told).toEqual({ payload: null, error: expect.stringMatching(reason) });
});

it('prints only what reads back as it was asked for', async () => {
  const digits = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
  const text = fc.record(
    {
      bin: digits(5, 7),
      account: digits(0, 21),
      amount: fc.oneof(digits(1, 14), fc.nat().map(String)),
      purpose: fc.string({ unit: 'binary', maxLength: 27 }),
    },
    { requiredKeys: ['bin', 'account'] },
  );
  await fc.assert(
    fc.asyncProperty(text, async (options) => {
      const { well, told } = await run(options);
      if (!well) expect(told.error).toMatch(/^--/);
      else
        expect(parseVietQr(String(told.payload))).toMatchObject({
          ok: true,
          value: {
            bin: options.bin,
            account: options.account,
            amount: options.amount === undefined ? null : Number(options.amount),
            purpose: options.purpose ?? null,
          },
        });
    }),
  );
});
