import type { PayloadOf } from '../../electron/host/journal/payloads.ts';
import { NUMBER } from '../flow/scripted-host.ts';

/** A charge as it stands in the journal. */
export const CHARGE_LINE: PayloadOf<'charge'> = {
  means: 'vietqr',
  driver: 'payos',
  charge: {
    id: '6f9b7f0e-7f0c-4a7b-9c58-0b8f4f5f8a01',
    number: 459_000_000_123,
    reference: '0DBF4W2FV',
    amount: 150_000,
    mintedAt: 1_795_000_000_000,
    expiresAt: 1_795_000_300_000,
  },
  bills: [{ id: 'hd-noi-1-20261122-012', amount: 150_000 }],
  patientId: 'bn-000117',
  before: 0,
  mark: null,
  standing: {
    visitKey: '2d2c0e55-3ad2-4f4e-8bb5-5ff5f0a1c7e9',
    identity: {
      source: 'qr',
      assurance: 'scanned',
      number: '001090123456',
      oldNumber: '012345678',
      name: 'Nguyễn Văn An',
      birthDate: '1990-01-01',
      sex: 'male',
      address: 'Số 1 Đường Mẫu, Phường Mẫu, Hà Nội',
      issueDate: '2021-04-15',
    },
    language: 'vi',
    number: NUMBER,
    numberKey: '2d2c0e55-3ad2-4f4e-8bb5-5ff5f0a1c7e9',
  },
  items: [{ label: 'Khám Nội', amount: 150_000 }],
  insurance: 0,
  ending: null,
};
