/** Banks by their BIN, as banks' applications call them (domain facts F2; State Bank letter 1589/NHNN-TT). */
const BANKS: Readonly<Record<string, string>> = {
  '970403': 'Sacombank',
  '970405': 'Agribank',
  '970407': 'Techcombank',
  '970415': 'VietinBank',
  '970416': 'ACB',
  '970418': 'BIDV',
  '970422': 'MB',
  '970423': 'TPBank',
  '970425': 'ABBank',
  '970426': 'MSB',
  '970428': 'Nam A Bank',
  '970431': 'Eximbank',
  '970432': 'VPBank',
  '970436': 'Vietcombank',
  '970437': 'HDBank',
  '970440': 'SeABank',
  '970441': 'VIB',
  '970443': 'SHB',
  '970448': 'OCB',
  '970449': 'LPBank',
};

/** The bank's name, or its BIN where it is not among them. */
export const bankName = (bin: string): string => BANKS[bin] ?? bin;
