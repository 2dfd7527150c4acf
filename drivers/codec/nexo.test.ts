import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diagnosisAnswer,
  displayAnswer,
  paymentAnswer,
  paymentStatus,
  reconciliationAnswer,
  reversalAnswer,
  reversalStatus,
} from './nexo-answers.ts';
import { maskedPan, maskedText } from './nexo-card.ts';
import {
  abortRequest,
  diagnosisRequest,
  displayRequest,
  nexoTime,
  paymentRequest,
  reconciliationRequest,
  reversalRequest,
  statusRequest,
} from './nexo-requests.ts';
import { NEXO_CONDITIONS } from './nexo-schemas.ts';

const TO = { saleId: 'KIOSK01', poiId: 'P400-123456789', serviceId: '0000000001' };
const AT = Date.parse('2026-11-22T08:12:00+07:00');
const header = (category: string, serviceId = '0000000001') => ({
  ProtocolVersion: '3.0',
  MessageClass: 'Service',
  MessageCategory: category,
  MessageType: 'Response',
  SaleID: 'KIOSK01',
  ServiceID: serviceId,
  POIID: 'P400-123456789',
});
const answer = (category: string, body: object, serviceId?: string) => ({
  SaleToPOIResponse: { MessageHeader: header(category, serviceId), [`${category}Response`]: body, New: 1 },
});
const PAID = {
  Response: { Result: 'Success', AdditionalResponse: 'tid=1' },
  SaleData: { SaleTransactionID: { TransactionID: '26112200001', TimeStamp: '2026-11-22T08:12:00+07:00' } },
  POIData: { POITransactionID: { TransactionID: 'BV0q.1', TimeStamp: '2026-11-22T01:12:09.500Z' } },
  PaymentResult: {
    PaymentInstrumentData: {
      PaymentInstrumentType: 'Card',
      CardData: { PaymentBrand: 'mc', MaskedPan: '541333 **** 9999', EntryMode: ['ICC'] },
    },
    AmountsResp: { Currency: 'VND', AuthorizedAmount: 150_000 },
  },
  PaymentReceipt: [{ DocumentQualifier: 'CashierReceipt' }],
};
const approved = (amount = 150_000) => ({
  outcome: 'approved',
  approval: {
    amount,
    transaction: { id: 'BV0q.1', timeStamp: '2026-11-22T01:12:09.500Z' },
    card: { masked: '541333••••9999', name: 'mc' },
  },
});
const withAmounts = (amounts: unknown) => ({
  ...PAID,
  PaymentResult: { ...PAID.PaymentResult, AmountsResp: amounts },
});

describe('requests', () => {
  it('the payment of domain facts G', () =>
    expect(paymentRequest(TO, { transactionId: '26112200001', at: AT, amount: 150_000 })).toEqual(
      JSON.parse(`{"SaleToPOIRequest":{"MessageHeader":{"ProtocolVersion":"3.0","MessageClass":"Service",
        "MessageCategory":"Payment","MessageType":"Request","SaleID":"KIOSK01","ServiceID":"0000000001",
        "POIID":"P400-123456789"},"PaymentRequest":{"SaleData":{"SaleTransactionID":{"TransactionID":"26112200001",
        "TimeStamp":"2026-11-22T08:12:00+07:00"}},"PaymentTransaction":{"AmountsReq":{"Currency":"VND",
        "RequestedAmount":150000}}}}}`),
    ));

  const message = { category: 'Payment', serviceId: '0A1B2C3D4' } as const;
  const reference = {
    MessageReference: {
      MessageCategory: 'Payment',
      ServiceID: '0A1B2C3D4',
      SaleID: 'KIOSK01',
      POIID: 'P400-123456789',
    },
  };
  it.each([
    ['TransactionStatus', statusRequest(TO, message), reference],
    ['Abort', abortRequest(TO, message), { ...reference, AbortReason: 'MerchantAbort' }],
    ['Diagnosis', diagnosisRequest(TO), { HostDiagnosisFlag: false }],
    ['Reconciliation', reconciliationRequest(TO), { ReconciliationType: 'SaleReconciliation' }],
    [
      'Reversal',
      reversalRequest(
        TO,
        { id: 'BV0q.1', timeStamp: '2026-11-22T01:12:09.5Z' },
        { transactionId: 'R', at: AT },
      ),
      {
        SaleData: { SaleTransactionID: { TransactionID: 'R', TimeStamp: '2026-11-22T08:12:00+07:00' } },
        OriginalPOITransaction: {
          SaleID: 'KIOSK01',
          POIID: 'P400-123456789',
          POITransactionID: { TransactionID: 'BV0q.1', TimeStamp: '2026-11-22T01:12:09.5Z' },
        },
        ReversalReason: 'MerchantCancel',
      },
    ],
  ])('%s', (category, request, body) =>
    expect(request).toEqual({
      SaleToPOIRequest: {
        MessageHeader: { ...header(category), MessageType: 'Request' },
        [`${category}Request`]: body,
      },
    }),
  );

  it('a text for the display of the terminal, of the class of devices', () =>
    expect(displayRequest(TO, ['BENH VIEN: 150.000 VND', '0A1B2C3D4'])).toEqual({
      SaleToPOIRequest: {
        MessageHeader: { ...header('Display'), MessageType: 'Request', MessageClass: 'Device' },
        DisplayRequest: {
          DisplayOutput: [
            {
              Device: 'CustomerDisplay',
              InfoQualify: 'Display',
              OutputContent: {
                OutputFormat: 'Text',
                OutputText: [{ Text: 'BENH VIEN: 150.000 VND' }, { Text: '0A1B2C3D4' }],
              },
            },
          ],
        },
      },
    }));
  it.each([[[]], [['']], [['x'.repeat(41)]], [['1', '2', '3', '4', '5']]])('shows no text %j', (lines) =>
    expect(() => displayRequest(TO, lines)).toThrow(RangeError),
  );

  it.each([0, -1, 1.5, 2 ** 53])('asks for no amount of %d', (amount) =>
    expect(() => paymentRequest(TO, { transactionId: '1', at: AT, amount })).toThrow(RangeError),
  );
  it.each(['', '12345678901', 'A B', 'é'])('takes no ServiceID %j', (serviceId) =>
    expect(() => diagnosisRequest({ ...TO, serviceId })).toThrow(RangeError),
  );
  it('writes the time of Vietnam', () => {
    expect(nexoTime(Date.UTC(2026, 11, 31, 17, 0, 0, 999))).toBe('2027-01-01T00:00:00+07:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        expect(Date.parse(nexoTime(at))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});

describe('answer to a payment', () => {
  const read = (body: object, serviceId?: string) =>
    paymentAnswer(answer('Payment', body, serviceId), '0000000001');

  it('approved, with fields that nobody knows', () => expect(read(PAID)).toEqual(approved()));

  it.each([
    ['of another amount', withAmounts({ Currency: 'VND', AuthorizedAmount: 149_000 }), 149_000],
    ['in part', { ...withAmounts({ AuthorizedAmount: 5000 }), Response: { Result: 'Partial' } }, 5000],
    ['as text', withAmounts({ Currency: 'VND', AuthorizedAmount: '150000.00' }), 150_000],
  ])('approved %s', (_name, body, amount) => expect(read(body)).toEqual(approved(amount)));

  it('approved without a name or a card', () =>
    expect(read({ ...PAID, POIData: {}, PaymentResult: { AmountsResp: { AuthorizedAmount: 1 } } })).toEqual({
      outcome: 'approved',
      approval: { amount: 1, transaction: null, card: null },
    }));

  it.each(NEXO_CONDITIONS)('refused: %s', (condition) =>
    expect(read({ Response: { Result: 'Failure', ErrorCondition: condition } })).toEqual({
      outcome: 'refused',
      condition,
      more: '',
    }),
  );

  it.each([
    ['a condition that we do not know', { ErrorCondition: 'Sleepy' }, ''],
    ['no condition', {}, ''],
    ['more that is no text', { AdditionalResponse: 7 }, ''],
    [
      'more as a query',
      { AdditionalResponse: 'refusalReason=Not%20enough+balance' },
      'refusalReason=Not enough balance',
    ],
  ])('refused with %s', (_name, more, text) =>
    expect(read({ Response: { Result: 'Failure', ...more } })).toEqual({
      outcome: 'refused',
      condition: null,
      more: text,
    }),
  );

  it('refused with more in base64', () => {
    const more = Buffer.from('{"refusalReason":"Wrong PIN"}').toString('base64');
    expect(read({ Response: { Result: 'Failure', AdditionalResponse: more } })).toMatchObject({
      more: expect.stringContaining('Wrong PIN'),
    });
  });

  it.each([
    ['an approval of nothing', answer('Payment', withAmounts({ Currency: 'VND', AuthorizedAmount: 0 }))],
    ['more than can be', answer('Payment', withAmounts({ AuthorizedAmount: 1_000_000_000_000 }))],
    ['part of a đồng', answer('Payment', withAmounts({ AuthorizedAmount: 1.5 }))],
    ['other money', answer('Payment', withAmounts({ Currency: 'USD', AuthorizedAmount: 150_000 }))],
    ['an approval of what it does not say', answer('Payment', { Response: { Result: 'Success' } })],
    ['a result that is none', answer('Payment', { ...PAID, Response: { Result: 'Maybe' } })],
    ['the answer to another message', answer('Payment', PAID, '0000000002')],
    ['an answer of another kind', answer('Reversal', { Response: { Result: 'Success' } })],
    [
      'a body of another kind',
      { SaleToPOIResponse: { MessageHeader: header('Payment'), ReversalResponse: PAID } },
    ],
    ['a request', { SaleToPOIRequest: { MessageHeader: header('Payment'), PaymentResponse: PAID } }],
    [
      'an echo',
      {
        SaleToPOIResponse: {
          MessageHeader: { ...header('Payment'), MessageType: 'Request' },
          PaymentResponse: PAID,
        },
      },
    ],
    ['an event', { SaleToPOIRequest: { EventNotification: { EventToNotify: 'Reject' } } }],
    ['an empty body', null],
    ['a text', 'ok'],
  ])('%s says nothing', (_name, json) => expect(paymentAnswer(json, '0000000001')).toBeNull());

  it('never throws', () => {
    const response = fc.record({
      Response: fc.record({
        Result: fc.constantFrom('Success', 'Failure', 'Partial', 7),
        ErrorCondition: fc.jsonValue(),
      }),
      POIData: fc.jsonValue(),
      PaymentResult: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          response.map((body) => answer('Payment', body)),
        ),
        (json) => {
          const said = paymentAnswer(json, '0000000001');
          if (said?.outcome === 'approved') expect(said.approval.amount).toBeGreaterThan(0);
          expect(paymentStatus(json, '0000000001', 'X')).toEqual({ outcome: 'unclear' });
        },
      ),
    );
  });
});

describe('what became of a message', () => {
  const about = (name: string, category: string, body: object, reference?: string) => ({
    Response: { Result: 'Success' },
    ...(reference === undefined ? {} : { MessageReference: { ServiceID: reference } }),
    RepeatedMessageResponse: {
      MessageHeader: header(category, name),
      RepeatedResponseMessageBody: { [`${category}Response`]: body },
    },
  });
  const read = (body: object) => paymentStatus(answer('TransactionStatus', body), '0000000001', '0A1B2C3D4');
  const failed = (ErrorCondition: string) => ({ Response: { Result: 'Failure', ErrorCondition } });

  it('its own answer, repeated', () => {
    expect(read(about('0A1B2C3D4', 'Payment', PAID))).toEqual({ outcome: 'ended', as: approved() });
    expect(read(about('0A1B2C3D4', 'Payment', failed('Cancel'), '0A1B2C3D4'))).toEqual({
      outcome: 'ended',
      as: { outcome: 'refused', condition: 'Cancel', more: '' },
    });
  });
  it('known by the reference alone', () => {
    const { RepeatedMessageResponse: repeated, ...rest } = about('0A1B2C3D4', 'Payment', PAID, '0A1B2C3D4');
    const { RepeatedResponseMessageBody } = repeated;
    expect(read({ ...rest, RepeatedMessageResponse: { RepeatedResponseMessageBody } })).toMatchObject({
      outcome: 'ended',
    });
    const nameless = { Response: rest.Response, RepeatedMessageResponse: { RepeatedResponseMessageBody } };
    expect(read(nameless)).toEqual({ outcome: 'unclear' });
  });
  it.each([
    ['InProgress', 'in-progress'],
    ['NotFound', 'not-found'],
    ['Busy', 'unclear'],
    ['MessageFormat', 'unclear'],
  ])('%s is %s', (condition, outcome) => expect(read(failed(condition))).toEqual({ outcome }));

  it.each([
    ['the last transaction instead', about('OTHER', 'Payment', PAID)],
    ['two names', about('0A1B2C3D4', 'Payment', PAID, 'OTHER')],
    ['"not found" of another message', { ...failed('NotFound'), MessageReference: { ServiceID: 'OTHER' } }],
    ['an answer of another kind', about('0A1B2C3D4', 'Reversal', { Response: { Result: 'Success' } })],
    [
      'success without an answer',
      { Response: { Result: 'Success' }, MessageReference: { ServiceID: '0A1B2C3D4' } },
    ],
    ['an approval of nothing', about('0A1B2C3D4', 'Payment', withAmounts({ AuthorizedAmount: 0 }))],
  ])('%s says nothing', (_name, body) => expect(read(body)).toEqual({ outcome: 'unclear' }));

  it('a reversal', () => {
    const status = answer(
      'TransactionStatus',
      about('RRRRRRRRR', 'Reversal', { Response: { Result: 'Success' } }),
    );
    expect(reversalStatus(status, '0000000001', 'RRRRRRRRR')).toEqual({
      outcome: 'ended',
      as: { outcome: 'reversed', amount: null },
    });
  });
});

describe('other answers', () => {
  it.each([
    [{ Response: { Result: 'Success' } }, { outcome: 'reversed', amount: null }],
    [
      { Response: { Result: 'Success' }, ReversedAmount: 5000 },
      { outcome: 'reversed', amount: 5000 },
    ],
    [{ Response: { Result: 'Success' }, ReversedAmount: 0 }, null],
    [{ Response: { Result: 'Partial' } }, null],
    [
      { Response: { Result: 'Failure', ErrorCondition: 'NotAllowed' } },
      { outcome: 'refused', condition: 'NotAllowed', more: '' },
    ],
  ])('reversal %j', (body, expected) =>
    expect(reversalAnswer(answer('Reversal', body), '0000000001')).toEqual(expected),
  );

  it.each([
    [{ Response: { Result: 'Success' }, POIStatus: { GlobalStatus: 'OK' } }, 'ready'],
    [{ Response: { Result: 'Success' }, POIStatus: { GlobalStatus: 'Busy' } }, 'busy'],
    [{ Response: { Result: 'Success' }, POIStatus: { GlobalStatus: 'Maintenance' } }, 'fault'],
    [{ Response: { Result: 'Success' }, POIStatus: { GlobalStatus: 'Unreachable' } }, 'offline'],
    [{ Response: { Result: 'Success' } }, 'ready'],
    [{ Response: { Result: 'Failure', ErrorCondition: 'Busy' } }, 'busy'],
    [{ Response: { Result: 'Failure', ErrorCondition: 'DeviceOut' } }, 'fault'],
    [{ hello: 1 }, null],
  ])('diagnosis %j', (body, expected) =>
    expect(diagnosisAnswer(answer('Diagnosis', body), '0000000001')).toBe(expected),
  );

  it('totals of a day: payments less what went back, in đồng', () => {
    const line = (type: string, count: number | string, amount: number) => ({
      TransactionType: type,
      TransactionCount: count,
      TransactionAmount: amount,
    });
    const day = {
      Response: { Result: 'Success' },
      TransactionTotals: [
        {
          PaymentCurrency: 'VND',
          PaymentTotals: [
            line('Debit', 3, 450_000),
            line('Declined', 2, 70_000),
            line('ReverseDebit', 1, 150_000),
          ],
        },
        {
          PaymentTotals: [
            line('Debit', '1', 20_000),
            line('Credit', 1, 5000),
            line('ReverseCredit', 1, 1000),
          ],
        },
        { PaymentCurrency: 'USD', PaymentTotals: [line('Debit', 1, 10)] },
      ],
    };
    expect(reconciliationAnswer(answer('Reconciliation', day), '0000000001')).toEqual({
      totals: { count: 4, amount: 316_000 },
    });
  });
  it.each([
    [{ Response: { Result: 'Success' } }, { totals: null }],
    [{ Response: { Result: 'Failure', ErrorCondition: 'Busy' } }, 'refused'],
    [{}, null],
  ])('reconciliation %j', (body, expected) =>
    expect(reconciliationAnswer(answer('Reconciliation', body), '0000000001')).toEqual(expected),
  );
});

describe('card numbers', () => {
  it.each([
    ['541333 **** 9999', '541333••••9999'],
    ['411111XXXXXX1111', '411111••••••1111'],
    ['************1111', '••••••••••••1111'],
    ['4111 1111 1111 1111', '411111••••••1111'],
    ['4111-1111-1111-1111', '411111••••••1111'],
    ['6222021234567890123', '622202•••••••••0123'],
    ['1111', '1111'],
    ['', null],
    ['none', null],
  ])('%j is %j', (text, expected) => expect(maskedPan(text)).toBe(expected));

  it.each([
    ['visa', 'visa'],
    ['NAPAS Thẻ nội địa', 'NAPAS Thẻ nội địa'],
    ['visa 4111111111111111', 'visa 411111••••••1111'],
    ['\u0000\n', null],
  ])('name %j is %j', (text, expected) => expect(maskedText(text)).toBe(expected));

  it('no whole card number ever comes out', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -.*x'), maxLength: 40 });
    fc.assert(
      fc.property(digits, (text) => {
        for (const out of [maskedPan(text), maskedText(text)])
          expect((out ?? '').replace(/[ .-]/g, '')).not.toMatch(/\d{13}/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('answer to a text for the display', () => {
  const result = (Result: string) => ({ Device: 'CustomerDisplay', Response: { Result } });
  it.each([
    [{ OutputResult: [result('Success')] }, 'shown'],
    [{ OutputResult: [result('Success'), result('Failure')] }, 'refused'],
    [{ OutputResult: [] }, null],
    [{ Response: { Result: 'Success' } }, null],
  ])('%j is %s', (body, expected) =>
    expect(displayAnswer(answer('Display', body), '0000000001')).toBe(expected),
  );
  it('to another message is none', () =>
    expect(displayAnswer(answer('Display', { OutputResult: [result('Success')] }), '0000000002')).toBeNull());
});
