import type { PaymentMeans } from '../../drivers/ports/payment.ts';
import type { Lab, LabDescription } from '../lab/lab.ts';
import type { LabMoney } from '../lab/money.ts';
import type { Tree } from '../run/kiosk-config.ts';

/** A place where money is taken: its driver, how a kiosk is told of it, and the lab's end. */
export interface Place {
  readonly driver: string;
  readonly means: PaymentMeans;
  readonly options: (lab: LabDescription) => Tree;
  /** Secrets by the names that `options` uses. */
  readonly env: (lab: LabDescription) => Readonly<Record<string, string>>;
  readonly money: (lab: Lab) => LabMoney;
  /** Integer đồng of the test sale that every terminal has seen when it was installed; null where there is none. */
  readonly testSale: number | null;
}

const there = <T>(part: T | null, what: string): T => {
  if (part === null) throw new Error(`the lab has no ${what}`);
  return part;
};

export const PLACES: readonly Place[] = [
  {
    driver: 'payos',
    means: 'vietqr',
    options: ({ payosUrl }) => ({
      baseUrl: payosUrl,
      clientId: { env: 'PAYOS_CLIENT_ID' },
      apiKey: { env: 'PAYOS_API_KEY' },
      checksumKey: { env: 'PAYOS_CHECKSUM_KEY' },
      pollMs: 100,
    }),
    env: (lab) => ({
      PAYOS_CLIENT_ID: lab.payosClientId,
      PAYOS_API_KEY: lab.payosApiKey,
      PAYOS_CHECKSUM_KEY: lab.payosChecksumKey,
    }),
    money: ({ bank }) => there(bank, 'bank').payos,
    testSale: null,
  },
  {
    driver: 'vietqr-his',
    means: 'vietqr',
    options: ({ invoicesUrl, invoicesMerchant }) => ({
      baseUrl: invoicesUrl,
      merchantId: invoicesMerchant,
      secret: { env: 'INVOICES_SECRET' },
      account: { bin: '970436', number: '1234567890', name: 'BENH VIEN DA KHOA MAU' },
      pollMs: 100,
    }),
    env: (lab) => ({ INVOICES_SECRET: lab.invoicesSecret }),
    money: ({ bank }) => there(bank, 'bank').invoices,
    testSale: null,
  },
  {
    driver: 'zvt',
    means: 'card',
    options: ({ zvtPort }) => ({ to: `tcp://127.0.0.1:${zvtPort}` }),
    env: () => ({}),
    money: ({ zvt }) => there(zvt, 'ZVT terminal'),
    testSale: 1_000,
  },
  {
    driver: 'nexo',
    means: 'card',
    options: ({ nexoUrl }) => ({
      url: nexoUrl,
      saleId: 'KIOSK01',
      poiId: 'LAB-1',
      timeouts: { pollMs: 100, settleMs: 500 },
    }),
    env: () => ({}),
    money: ({ nexo }) => there(nexo, 'nexo terminal'),
    testSale: null,
  },
];

export const placeOf = (driver: string): Place => {
  const place = PLACES.find((one) => one.driver === driver);
  if (!place) throw new Error(`no place for ${driver}`);
  return place;
};
