import { signCasso } from './casso.ts';
import type { IncomingNotice } from './inbox.ts';
import { medipayIpnValues, signMedipay } from './medipay.ts';
import type { NoticeProvider } from './notice.ts';
import { signPayosData } from './payos.ts';
import { signSepay } from './sepay.ts';
import { signVnpay } from './vnpay.ts';

/** Webhooks for tests: one of each provider, of the same money. Keys and people are made up, or public samples. */
export const KEY = 'a key of the tests';
/** 2026-11-22 08:12:00 in Vietnam. */
export const SENT_AT = 1_795_309_920_000;

/** The official sample of payOS (domain facts F3). */
export const PAYOS_KEY = '1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675';
export const PAYOS_SIGNATURE = '412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03';
export const PAYOS_DATA = {
  orderCode: 123,
  amount: 3000,
  description: 'VQRIO123',
  accountNumber: '12345678',
  reference: 'TF230204212323',
  transactionDateTime: '2023-02-04 18:25:00',
  currency: 'VND',
  paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
  code: '00',
  desc: 'Thành công',
  counterAccountBankId: '',
  counterAccountBankName: '',
  counterAccountName: null,
  counterAccountNumber: '',
  virtualAccountName: 'null',
  virtualAccountNumber: 'undefined',
};

/** The sample of Casso's repository for Python, with its public key. */
export const CASSO_KEY = 'mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs';
export const CASSO_HEADER =
  't=1727948258788,v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3';
export const CASSO_BODY = {
  error: 0,
  data: {
    id: 0,
    reference: 'MA_GIAO_DICH_THU_NGHIEM',
    description: 'giao dich thu nghiem',
    amount: 599_000,
    runningBalance: 25_000_000,
    transactionDateTime: '2024-10-03 15:06:37',
    accountNumber: '88888888',
    bankName: 'VPBank',
    bankAbbreviation: 'VPB',
    virtualAccountNumber: '',
    virtualAccountName: '',
    counterAccountName: 'NGUYEN VAN A',
    counterAccountNumber: '8888888888',
    counterAccountBankId: '970415',
    counterAccountBankName: 'VietinBank',
  },
};

/** Domain facts F3. */
export const VNPAY_KEY = 'VNPAYSECRET';
export const VNPAY_QUERY =
  'vnp_Amount=15000000&vnp_BankCode=NCB&vnp_OrderInfo=Vien+phi+001&vnp_ResponseCode=00&vnp_TmnCode=DEMO0001&vnp_TransactionNo=14400001&vnp_TransactionStatus=00&vnp_TxnRef=26112200001';
export const VNPAY_HASH =
  '6bf4240c6971fb1979ca5e680199e39899903614835f53d3049f9cc57eecd9003b2e00e949288301e8b87653f69e86b26f51752d0627fff9e2228ca21ca4a025';

export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const base = { headers: {}, query: '', body: new Uint8Array(0) };
type Fields = Readonly<Record<string, unknown>>;

/** Signed webhooks; `changed` fields are changed before they are signed. */
export const SIGNED: Readonly<Record<NoticeProvider, (changed?: Fields, sentAt?: number) => IncomingNotice>> =
  {
    payos: (changed = {}) => {
      const data = {
        ...PAYOS_DATA,
        orderCode: 26_112_200_001,
        amount: 150_000,
        reference: 'FT1',
        transactionDateTime: '2026-11-22 08:12:00',
        ...changed,
      };
      const signature = signPayosData(data, KEY);
      return { ...base, provider: 'payos', body: bytesOf({ code: '00', desc: 'success', data, signature }) };
    },
    casso: (changed = {}, sentAt = SENT_AT) => {
      const body = { error: 0, data: { ...CASSO_BODY.data, id: 'FT1', amount: 150_000, ...changed } };
      const headers = { 'x-casso-signature': signCasso(body, sentAt, KEY) };
      return { ...base, provider: 'casso', headers, body: bytesOf(body) };
    },
    sepay: (changed = {}, sentAt = SENT_AT) => {
      const body = bytesOf({
        id: 'FT1',
        gateway: 'MBBank',
        transactionDate: '2026-11-22 08:12:00',
        accountNumber: '0123499999',
        subAccount: null,
        code: null,
        content: '0A1B2C3D4 VIEN PHI',
        transferType: 'in',
        description: 'BankAPINotify 0A1B2C3D4',
        transferAmount: 150_000,
        accumulated: 19_077_000,
        referenceCode: 'MBVCB.3278907687',
        ...changed,
      });
      return { ...base, provider: 'sepay', headers: { ...signSepay(body, sentAt, KEY) }, body };
    },
    vnpay: (changed = {}) => {
      const plain = Object.fromEntries([...new URLSearchParams(VNPAY_QUERY)]);
      const fields: Record<string, string> = {
        ...plain,
        vnp_TransactionNo: 'FT1',
        vnp_PayDate: '20261122081200',
      };
      for (const [key, value] of Object.entries(changed)) fields[key] = String(value);
      const query = new URLSearchParams({ ...fields, vnp_SecureHash: signVnpay(fields, KEY) });
      return { ...base, provider: 'vnpay', query: query.toString() };
    },
    medipay: (changed = {}, sentAt = SENT_AT) => {
      const ipn = {
        reference: '0A1B2C3D4',
        status: '00',
        amount: 150_000,
        transactionId: 'FT1',
        at: SENT_AT,
      };
      const body = { ...ipn, ...changed };
      const sign = signMedipay(KEY, 'BV-TEST', sentAt, medipayIpnValues(body) ?? []);
      const headers = { 'x-merchant-id': 'BV-TEST', 'x-timestamp': String(sentAt), 'x-sign': sign };
      return { ...base, provider: 'medipay', headers, body: bytesOf(body) };
    },
  };
