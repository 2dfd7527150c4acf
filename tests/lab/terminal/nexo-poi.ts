import type { z } from 'zod';
import { wrongAmount } from './faults.ts';
import {
  CURRENCY,
  dayTotals,
  login,
  notPaid,
  paid,
  poiStatus,
  refusal,
  reversed,
  traceOf,
} from './nexo-answers.ts';
import { NexoMemory } from './nexo-memory.ts';
import {
  bodies,
  type Category,
  failure,
  type Header,
  isCategory,
  type Json,
  notification,
  type PaymentBody,
  type Reference,
  response,
  responseHeader,
  success,
} from './nexo-messages.ts';
import type { Till } from './till.ts';

/** The payment application of a nexo terminal: what it answers to each request, and what it remembers of them. */
export class NexoPoi {
  /** Lines that a register had shown on the terminal's display. */
  readonly displayed: string[] = [];
  private readonly till: Till;
  private readonly memory = new NexoMemory();

  constructor(till: Till) {
    this.till = till;
  }

  /** Null for a request that has no response: an abort that was taken. */
  async answer(header: Header, request: Json, wrong: boolean): Promise<Json | null> {
    const category = header.MessageCategory;
    if (!isCategory(category)) return response(header, { Response: failure('UnavailableService', category) });
    const parsed = this.parse(category, request);
    if (!parsed.success)
      return response(header, { Response: failure('MessageFormat', parsed.error.message.slice(0, 200)) });
    if (category === 'Abort')
      return this.abort(header, bodies.Abort.parse(request.AbortRequest).MessageReference);
    return response(header, await this.body(category, header, request, wrong));
  }

  /** Money beside the wire: it makes a payment that failed one that was paid, late; null for the last one. */
  pay(key: string | null, amount: number): void {
    const meant = this.memory.payment(key);
    const record = this.till.pay(key === null ? (meant?.key ?? null) : key, amount);
    if (!meant?.payment || meant.record || meant.answer === null) return;
    meant.record = record;
    meant.answer = paid(meant.payment, record);
  }

  forget(): void {
    this.memory.clear();
    this.displayed.length = 0;
  }

  private parse(category: Category, request: Json): z.ZodSafeParseResult<unknown> {
    return bodies[category].safeParse(request[`${category}Request`] ?? {});
  }

  private async body(
    category: Exclude<Category, 'Abort'>,
    header: Header,
    request: Json,
    wrong: boolean,
  ): Promise<Json> {
    const body: unknown = request[`${category}Request`] ?? {};
    const { till } = this;
    switch (category) {
      case 'Payment':
        return this.pays(header, bodies.Payment.parse(body), wrong);
      case 'Reversal':
        return this.reverses(header, body);
      case 'TransactionStatus':
        return this.status(header, bodies.TransactionStatus.parse(body).MessageReference);
      case 'Display':
        return this.display(body);
      case 'Diagnosis':
        return { Response: success(), POIStatus: poiStatus(till.sale !== null), LoggedSaleID: [] };
      case 'Login':
        return login(till.now(), till.sale !== null);
      case 'Logout':
        return { Response: success() };
      case 'Reconciliation':
        if (till.sale) return { Response: failure('Busy', 'A transaction is in progress') };
        return dayTotals(bodies.Reconciliation.parse(body).ReconciliationType, till.closeDay());
    }
  }

  private async pays(header: Header, body: PaymentBody, wrong: boolean): Promise<Json> {
    const before = this.repeated(header);
    if (before) return before;
    const { Currency, RequestedAmount: asked } = body.PaymentTransaction.AmountsReq;
    if (Currency !== CURRENCY) return { Response: failure('NotAllowed', `Currency ${Currency}`) };
    const key = body.SaleData.SaleTransactionID.TransactionID;
    const sale = this.till.begin(key, asked, wrong ? wrongAmount(asked) : asked, () => undefined);
    if (!sale) return { Response: failure('Busy', 'A transaction is in progress') };
    const transaction = this.memory.begin(header, key, body, this.till.now());
    const end = await sale.ended;
    if (end.end === 'approved') {
      transaction.record = end.record;
      transaction.answer = paid(body, end.record);
    } else {
      transaction.answer = notPaid(body, refusal(end), this.till.countTrace(), this.till.now());
    }
    return transaction.answer;
  }

  private reverses(header: Header, request: unknown): Json {
    const before = this.repeated(header);
    if (before) return before;
    const body = bodies.Reversal.parse(request);
    if (this.till.sale) return { Response: failure('Busy', 'A transaction is in progress') };
    const trace = traceOf(body.OriginalPOITransaction.POITransactionID.TransactionID);
    const charge = this.till.find((one) => one.trace === trace);
    if (!charge) return { Response: failure('NotFound', 'Original transaction not found') };
    if (body.ReversedAmount !== undefined && body.ReversedAmount !== charge.amount)
      return { Response: failure('NotAllowed', 'Only the whole amount') };
    const done = this.till.reverse(charge);
    if (typeof done === 'string') {
      const why = done === 'already' ? 'Already reversed' : 'Not reversible';
      return { Response: failure('NotAllowed', why) };
    }
    const transaction = this.memory.begin(header, charge.key, null, this.till.now());
    transaction.record = done;
    transaction.answer = reversed(body, done);
    return transaction.answer;
  }

  private status(header: Header, asked: Reference | undefined): Json {
    const found = asked
      ? this.memory.find(asked.SaleID ?? header.SaleID, asked.ServiceID, asked.MessageCategory)
      : this.memory.last;
    if (!found) return { Response: failure('NotFound', 'Message not found'), MessageReference: asked };
    if (found.answer === null)
      return { Response: failure('InProgress', 'Uncompleted transaction'), MessageReference: asked };
    const { MessageCategory, SaleID, ServiceID } = found.header;
    return {
      Response: success(),
      MessageReference: { MessageCategory, SaleID, ServiceID },
      RepeatedMessageResponse: {
        MessageHeader: responseHeader(found.header),
        RepeatedResponseMessageBody: { [`${MessageCategory}Response`]: found.answer },
      },
    };
  }

  /**
   * An abort has no response of its own: the response of the aborted request tells. One that comes once the bank was
   * asked is passed over; one of a request that is over, or unknown, is answered with a notification.
   */
  private abort(header: Header, asked: Reference): Json | null {
    const found = this.memory.find(asked.SaleID ?? header.SaleID, asked.ServiceID, asked.MessageCategory);
    const at = this.till.now();
    const { SaleID, POIID } = header;
    if (!found) return notification({ SaleID, POIID }, 'Reject', 'Did not find the message to abort', at);
    if (found.answer !== null)
      return notification({ SaleID, POIID }, 'Completed', 'The message is completed', at);
    this.till.sale?.abort();
    return null;
  }

  private display(request: unknown): Json {
    const { DisplayOutput } = bodies.Display.parse(request);
    for (const { OutputContent } of DisplayOutput)
      this.displayed.push(OutputContent.OutputText.map(({ Text }) => Text).join('\n'));
    return {
      OutputResult: DisplayOutput.map(({ Device, InfoQualify }) => ({
        Device,
        InfoQualify,
        Response: success(),
      })),
    };
  }

  /** A ServiceID that came before is the same request: it is not done twice, and gets the answer that stands. */
  private repeated(header: Header): Json | null {
    const before = this.memory.repeated(header, this.till.now());
    if (!before) return null;
    return before.answer ?? { Response: failure('InProgress', 'Uncompleted transaction') };
  }
}
