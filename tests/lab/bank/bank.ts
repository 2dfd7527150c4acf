import { TransferNames } from './bank-ledger.ts';
import { type InvoicesOptions, type LabInvoices, startInvoices } from './invoices.ts';
import { type LabPayos, type PayosOptions, startPayos } from './payos.ts';

export interface BankOptions {
  readonly payos?: PayosOptions;
  readonly invoices?: InvoicesOptions;
}

/** The bank of the virtual hospital: payOS's API, and the hospital's own service that says which invoice is paid. */
export interface LabBank {
  readonly payos: LabPayos;
  readonly invoices: LabInvoices;
  close(): Promise<void>;
}

export const startBank = async (options: BankOptions = {}): Promise<LabBank> => {
  const names = new TransferNames();
  const [payos, invoices] = await Promise.all([
    startPayos(options.payos ?? {}, names),
    startInvoices(options.invoices ?? {}, names),
  ]);
  return {
    payos,
    invoices,
    close: async () => {
      await Promise.all([payos.close(), invoices.close()]);
    },
  };
};
