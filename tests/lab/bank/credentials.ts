import type { InvoicesCredentials } from './invoices-api.ts';
import type { PayosCredentials } from './payos-api.ts';
import type { RelaySecrets } from './relay.ts';

/* All made up, and of the lab alone. */

export const PAYOS_CREDENTIALS: PayosCredentials = {
  clientId: '6a1f0e52-lab-payos-client',
  apiKey: 'b7c0d9aa-lab-payos-api-key',
  checksumKey: '5f2d8c7b6a594837261504f3e2d1c0bfae9d8c7b6a594837261504f3e2d1c0bf',
};

export const INVOICES_CREDENTIALS: InvoicesCredentials = {
  merchant: 'BV-LAB',
  secret: 'lab-invoices-secret-2c7e91',
};

/** payOS's is the lab's own: its webhooks can be sent straight to the relay. */
export const RELAY_SECRETS: RelaySecrets = {
  payos: PAYOS_CREDENTIALS.checksumKey,
  casso: 'lab-relay-casso-9a3d',
  sepay: 'lab-relay-sepay-77f4',
  vnpay: 'LABRELAYVNPAY20C8',
  medipay: 'lab-relay-medipay-e6d1',
};
