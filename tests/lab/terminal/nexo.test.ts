import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MoneyFault } from '../money.ts';
import { type LabNexo, startNexoTerminal } from './nexo.ts';
import { until } from './test-register.ts';

let now = Date.parse('2026-11-22T01:12:00Z');
let terminal: LabNexo;
beforeAll(async () => {
  terminal = await startNexoTerminal({ now: () => now });
});
afterEach(async () => {
  terminal.watch(null);
  await terminal.reset();
});
afterAll(() => terminal.close());

const post = (body: string): Promise<Response> =>
  fetch(terminal.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });

const answered = z.looseObject({ Result: z.string(), ErrorCondition: z.string().optional() });
const said = z.looseObject({ Response: answered });

/** The message of domain facts G with another body. */
const message = (category: string, serviceId: string, body: object, messageClass = 'Service'): string =>
  JSON.stringify({
    SaleToPOIRequest: {
      MessageHeader: {
        ProtocolVersion: '3.0',
        MessageClass: messageClass,
        MessageCategory: category,
        MessageType: 'Request',
        SaleID: 'KIOSK01',
        ServiceID: serviceId,
        POIID: 'P400-123456789',
      },
      [`${category}Request`]: body,
    },
  });

/** Body of the response to a request, checked for the header that belongs to it. */
const ask = async (category: string, serviceId: string, body: object): Promise<z.infer<typeof said>> => {
  const response = await (await post(message(category, serviceId, body))).json();
  expect(response.SaleToPOIResponse.MessageHeader).toEqual({
    ProtocolVersion: '3.0',
    MessageClass: 'Service',
    MessageCategory: category,
    MessageType: 'Response',
    SaleID: 'KIOSK01',
    ServiceID: serviceId,
    POIID: 'P400-123456789',
  });
  return said.parse(response.SaleToPOIResponse[`${category}Response`]);
};
const payment = (amount: number, key = '26112200001', currency = 'VND'): object => ({
  SaleData: { SaleTransactionID: { TransactionID: key, TimeStamp: '2026-11-22T08:12:00+07:00' } },
  PaymentTransaction: { AmountsReq: { Currency: currency, RequestedAmount: amount } },
});
const pay = (serviceId: string, amount = 150_000, key?: string) =>
  ask('Payment', serviceId, payment(amount, key));
const refer = (serviceId: string) => ({
  MessageReference: { MessageCategory: 'Payment', SaleID: 'KIOSK01', ServiceID: serviceId },
});
const status = (of: string) => ask('TransactionStatus', `S${of}`, refer(of));
const abort = async (of: string): Promise<string> =>
  (await post(message('Abort', `A${of}`, { AbortReason: 'MerchantAbort', ...refer(of) }))).text();
const condition = ({ Response: { Result, ErrorCondition } }: z.infer<typeof said>): string =>
  ErrorCondition ?? Result;
const bodyOf = (answer: z.infer<typeof said>, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => z.record(z.string(), z.unknown()).parse(value)[name], answer);
const booked = (): string[] => terminal.ledger().map(({ kind, key, amount }) => `${kind} ${key} ${amount}`);
const waitsForCard = () => until(() => terminal.stage === 'no-card');

describe('a payment', () => {
  it('is answered with its amount, its masked card and its receipt', async () => {
    terminal.customer({ does: 'pays' });
    const answer = await pay('0000000001');
    expect(answer).toMatchObject({
      Response: { Result: 'Success' },
      SaleData: { SaleTransactionID: { TransactionID: '26112200001' } },
      POIData: { POITransactionID: { TimeStamp: '2026-11-22T08:12:00.000+07:00' } },
      PaymentResult: {
        AmountsResp: { Currency: 'VND', AuthorizedAmount: 150_000 },
        PaymentInstrumentData: { CardData: { MaskedPAN: '411111 **** 1111' } },
      },
      PaymentReceipt: [{ DocumentQualifier: 'CustomerReceipt' }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/\d{13}/);
    const [{ id = '' } = {}] = terminal.ledger();
    expect(bodyOf(answer, 'POIData.POITransactionID.TransactionID')).toBe(`LAB.${id}`);
    expect(booked()).toEqual(['charge 26112200001 150000']);
  });

  it.each([
    [{ does: 'is-declined', reason: 'funds' }, 'Refusal'],
    [{ does: 'is-declined', reason: 'bank' }, 'Refusal'],
    [{ does: 'is-declined', reason: 'card' }, 'InvalidCard'],
    [{ does: 'is-declined', reason: 'pin' }, 'WrongPIN'],
    [{ does: 'cancels' }, 'Cancel'],
  ] as const)('of a customer who %j ends with %s', async (does, expected) => {
    terminal.customer(does);
    expect(condition(await pay('1'))).toBe(expected);
    expect(booked()).toEqual([]);
  });

  it('of less than was asked for is partial', async () => {
    terminal.customer({ does: 'pays', amount: 100_000 });
    const answer = await pay('1');
    expect(condition(answer)).toBe('Partial');
    expect(bodyOf(answer, 'PaymentResult.AmountsResp.AuthorizedAmount')).toBe(100_000);
  });

  it.each([0, -1, 1.5, '150000'])('of %j is no message', async (amount) => {
    const body = {
      ...payment(1),
      PaymentTransaction: { AmountsReq: { Currency: 'VND', RequestedAmount: amount } },
    };
    expect(condition(await ask('Payment', '1', body))).toBe('MessageFormat');
  });

  it('in another currency is not allowed', async () => {
    expect(condition(await ask('Payment', '1', payment(1, 'a', 'EUR')))).toBe('NotAllowed');
  });

  it('with a ServiceID that came before is not made again', async () => {
    const first = pay('0000000001');
    await waitsForCard();
    expect(condition(await pay('0000000001'))).toBe('InProgress');
    terminal.customer({ does: 'pays' });
    const answer = await first;
    expect(await pay('0000000001')).toEqual(answer);
    expect(booked()).toHaveLength(1);
    now += 49 * 3_600_000;
    await pay('0000000001');
    expect(booked()).toHaveLength(2);
  });

  it('finds the terminal busy with another, and leaves no trace', async () => {
    const first = pay('1');
    await waitsForCard();
    expect(condition(await pay('2'))).toBe('Busy');
    expect(condition(await status('2'))).toBe('NotFound');
    expect(condition(await ask('Reconciliation', '3', { ReconciliationType: 'SaleReconciliation' }))).toBe(
      'Busy',
    );
    expect(bodyOf(await ask('Diagnosis', '4', {}), 'POIStatus.GlobalStatus')).toBe('Busy');
    terminal.customer({ does: 'pays' });
    expect(condition(await first)).toBe('Success');
  });
});

describe('an abort', () => {
  it('ends a payment that waits, and has no response of its own', async () => {
    const paying = pay('1');
    await waitsForCard();
    expect(await abort('1')).toBe('');
    expect(condition(await paying)).toBe('Aborted');
    expect(
      bodyOf(await status('1'), 'RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse'),
    ).toEqual(await pay('1'));
  });

  it('comes too late once the bank was asked', async () => {
    terminal.customer({ does: 'pays' });
    terminal.holdBank(true);
    const paying = pay('1');
    await until(() => terminal.stage === 'bank-asked');
    expect(await abort('1')).toBe('');
    terminal.holdBank(false);
    expect(condition(await paying)).toBe('Success');
    expect(booked()).toHaveLength(1);
  });

  it('of another payment changes nothing, and of one that is over is told', async () => {
    const paying = pay('1');
    await waitsForCard();
    expect(await abort('2')).toContain('"EventToNotify":"Reject"');
    terminal.customer({ does: 'pays' });
    expect(condition(await paying)).toBe('Success');
    expect(await abort('1')).toContain('"EventToNotify":"Completed"');
    expect(booked()).toHaveLength(1);
  });
});

describe('the status of a transaction', () => {
  it('is in progress, then its response, and not found for any other', async () => {
    const paying = pay('1');
    await waitsForCard();
    expect(condition(await status('1'))).toBe('InProgress');
    terminal.customer({ does: 'pays' });
    const answer = await paying;
    const found = await status('1');
    expect(bodyOf(found, 'RepeatedMessageResponse.MessageHeader.ServiceID')).toBe('1');
    expect(bodyOf(found, 'RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse')).toEqual(
      answer,
    );
    expect(condition(await status('2'))).toBe('NotFound');
    expect(condition(await ask('TransactionStatus', 'S2', {}))).toBe('Success');
  });

  it('knows money that came late', async () => {
    terminal.customer({ does: 'is-declined', reason: 'bank' });
    await pay('1', 150_000, 'late');
    terminal.pay('late', 150_000);
    expect(JSON.stringify(await status('1'))).toContain('"AuthorizedAmount":150000');
    terminal.pay('late', 150_000);
    terminal.pay('unasked', 7_000);
    expect(booked()).toEqual(['charge late 150000', 'charge late 150000', 'charge unasked 7000']);
  });

  it('a payment under way ends with money that is booked into it', async () => {
    const paying = pay('1', 150_000, 'now');
    await waitsForCard();
    terminal.pay(null, 150_000);
    expect(condition(await paying)).toBe('Success');
    expect(booked()).toEqual(['charge now 150000']);
  });
});

describe('a reversal', () => {
  const reversal = (transaction: unknown, amount?: number) => ({
    OriginalPOITransaction: {
      POITransactionID: { TransactionID: transaction, TimeStamp: '2026-11-22T08:12:00+07:00' },
    },
    ReversalReason: 'MerchantCancel',
    ...(amount === undefined ? {} : { ReversedAmount: amount }),
  });

  it('gives the whole amount back, once', async () => {
    terminal.customer({ does: 'pays' });
    const id = bodyOf(await pay('1'), 'POIData.POITransactionID.TransactionID');
    expect(condition(await ask('Reversal', '2', reversal(id, 1)))).toBe('NotAllowed');
    const answer = await ask('Reversal', '3', reversal(id));
    expect(answer).toMatchObject({ Response: { Result: 'Success' }, ReversedAmount: 150_000 });
    expect(await ask('Reversal', '3', reversal(id))).toEqual(answer);
    expect(condition(await ask('Reversal', '4', reversal(id)))).toBe('NotAllowed');
    expect(booked()).toEqual(['charge 26112200001 150000', 'reversal 26112200001 150000']);
    const asked = { MessageReference: { MessageCategory: 'Reversal', ServiceID: '3' } };
    const found = await ask('TransactionStatus', '5', asked);
    expect(bodyOf(found, 'RepeatedMessageResponse.RepeatedResponseMessageBody.ReversalResponse')).toEqual(
      answer,
    );
  });

  it('of money that is not there, or of a closed day, is refused', async () => {
    expect(condition(await ask('Reversal', '1', reversal('LAB.999999')))).toBe('NotFound');
    terminal.customer({ does: 'pays' });
    const id = bodyOf(await pay('2'), 'POIData.POITransactionID.TransactionID');
    const day = await ask('Reconciliation', '3', { ReconciliationType: 'SaleReconciliation' });
    expect(JSON.stringify(day)).toContain(
      '"TransactionType":"Debit","TransactionCount":1,"TransactionAmount":150000',
    );
    expect(condition(await ask('Reversal', '4', reversal(id)))).toBe('NotAllowed');
  });
});

it('shows what it is told, says how it is, and lets a register in and out', async () => {
  const output = {
    Device: 'CustomerDisplay',
    InfoQualify: 'Display',
    OutputContent: { OutputFormat: 'Text', OutputText: [{ Text: 'Xin chào' }] },
  };
  const shown = await (await post(message('Display', '1', { DisplayOutput: [output] }, 'Device'))).json();
  expect(shown.SaleToPOIResponse.DisplayResponse.OutputResult[0].Response.Result).toBe('Success');
  expect(terminal.displayed).toEqual(['Xin chào']);
  expect(bodyOf(await ask('Diagnosis', '2', { HostDiagnosisFlag: false }), 'POIStatus.GlobalStatus')).toBe(
    'OK',
  );
  expect(condition(await ask('Login', '3', { DateTime: '2026-11-22T08:12:00+07:00' }))).toBe('Success');
  expect(condition(await ask('Logout', '4', {}))).toBe('Success');
  expect(condition(await ask('CardAcquisition', '5', {}))).toBe('UnavailableService');
  expect((await post('{')).status).toBe(400);
  expect((await post(message('Payment', 'too-long-for-an-id', payment(1)))).status).toBe(400);
  expect((await fetch(terminal.url)).status).toBe(404);
});

describe('faults', () => {
  const set = (fault: MoneyFault, more: object = {}) => {
    terminal.customer({ does: 'pays' });
    return terminal.setFault(fault, { message: 'nexo:payment', ...more });
  };

  it('lose-answer: the payment is made, and its status tells', async () => {
    await set('lose-answer');
    await expect(pay('1')).rejects.toThrow('fetch failed');
    expect(booked()).toHaveLength(1);
    expect(condition(await status('1'))).toBe('Success');
  });

  it('lose-request: nothing is done', async () => {
    await set('lose-request', { times: 2 });
    for (let time = 0; time < 2; time++) await expect(pay('1')).rejects.toThrow('fetch failed');
    expect(condition(await status('1'))).toBe('NotFound');
    expect(condition(await pay('1'))).toBe('Success');
  });

  it('delay: the money has moved before the answer comes', async () => {
    await set('delay', { delayMs: 30 });
    const paying = pay('1');
    await until(() => booked().length === 1);
    expect(condition(await paying)).toBe('Success');
  });

  it('double: the request comes twice and is done once', async () => {
    await set('double');
    expect(condition(await pay('1'))).toBe('Success');
    expect(booked()).toHaveLength(1);
  });

  it('disorder: the answer is the one of another request', async () => {
    await ask('Diagnosis', '1', {});
    await set('disorder');
    const answer = await (await post(message('Payment', '2', payment(150_000)))).json();
    expect(answer.SaleToPOIResponse.MessageHeader).toMatchObject({
      MessageCategory: 'Diagnosis',
      ServiceID: '1',
    });
    expect(condition(await status('2'))).toBe('Success');
  });

  it('wrong-amount: another one is taken, and said', async () => {
    await set('wrong-amount');
    expect(bodyOf(await pay('1'), 'PaymentResult.AmountsResp.AuthorizedAmount')).toBe(149_000);
    expect(booked()).toEqual(['charge 26112200001 149000']);
  });

  it('nonsense: no JSON comes, and the payment is made', async () => {
    await set('nonsense');
    await expect((await post(message('Payment', '1', payment(150_000)))).json()).rejects.toThrow('JSON');
    expect(booked()).toHaveLength(1);
  });

  it('away: nobody listens until it is back', async () => {
    await set('away');
    await expect(pay('1')).rejects.toThrow('fetch failed');
    await terminal.setFault(null);
    expect(condition(await pay('1'))).toBe('Success');
  });
});

it('tells the watch before a message is acted on and after its answer went out', async () => {
  const told: string[] = [];
  terminal.customer({ does: 'pays' });
  terminal.watch((when, name) => told.push(`${when} ${name} ${terminal.ledger().length}`));
  await pay('1');
  await status('1');
  await until(() => told.length >= 4);
  expect(told).toEqual([
    'before nexo:payment 0',
    'after nexo:payment 1',
    'before nexo:status 1',
    'after nexo:status 1',
  ]);
});
