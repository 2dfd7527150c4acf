import { describe, expect, it } from 'vitest';
import { medipayOptions, tryRest } from '../../../tests/lab/medipay/rest-bench.ts';
import type { MappingInput } from './mapping.ts';
import { mapping } from './mapping.ts';
import { MEDIPAY_C06 } from './medipay-c06.ts';

const visit = { name: 'visit', path: '/visits' };
const operations: MappingInput['operations'] = {
  patient: { calls: [{ name: 'found', path: '/patients' }], result: 'answers.found' },
  departments: { calls: [{ name: 'rooms', path: '/rooms' }], result: 'answers.rooms' },
  register: { calls: [{ ...visit, method: 'POST', body: '{"ref": visitKey}' }], result: 'answers.visit' },
  findVisit: { calls: [visit], result: 'answers.visit' },
};
const SMALL: MappingInput = { envelope: { codes: { '200': 'ok', '404': 'nothing' } }, operations };
type Operation = MappingInput['operations']['register'];

const withOperation = (
  name: keyof MappingInput['operations'],
  operation: Operation | null,
): MappingInput => ({
  ...SMALL,
  operations: { ...operations, [name]: operation },
});
const open = (given: unknown, more: object = {}) =>
  tryRest({ baseUrl: 'http://127.0.0.1:1', signing: 'none', mapping: given, ...more });
const complaintOf = (given: unknown): string => {
  const parsed = mapping.safeParse(given);
  return parsed.success
    ? ''
    : parsed.error.issues.map(({ message, path }) => `${path.join('.')} ${message}`).join();
};

describe('a mapping', () => {
  it('of the smallest kind opens without its HIS, and so does the shipped one', async () => {
    expect((await open(SMALL)).ok).toBe(true);
    expect((await tryRest(medipayOptions('http://127.0.0.1:1'))).ok).toBe(true);
    expect(mapping.safeParse(MEDIPAY_C06).success).toBe(true);
  });

  const broken = 'answers.visit.{"a": ';
  it.each<[string, MappingInput]>([
    ['operation findVisit, result', withOperation('findVisit', { calls: [visit], result: broken })],
    [
      'operation patient, call found, query',
      withOperation('patient', { calls: [{ name: 'found', path: '/p', query: broken }], result: '1' }),
    ],
    [
      'operation register, call visit, body',
      withOperation('register', { calls: [{ ...visit, method: 'POST', body: broken }], result: '1' }),
    ],
    [
      'operation findVisit, call visit, path',
      withOperation('findVisit', { calls: [{ ...visit, path: '/visits/{a +}' }], result: '1' }),
    ],
    [
      'operation findVisit, call visit, signed',
      withOperation('findVisit', { calls: [{ ...visit, signed: ['a', broken] }], result: '1' }),
    ],
    [
      'operation findVisit, call visit, when',
      withOperation('findVisit', { calls: [{ ...visit, when: broken }], result: '1' }),
    ],
    [
      'operation findVisit, call visit, paged.total',
      withOperation('findVisit', {
        calls: [{ ...visit, paged: { counts: 'rows', total: broken } }],
        result: '1',
      }),
    ],
    [
      'operation bills, result',
      {
        ...SMALL,
        operations: {
          ...operations,
          bills: { calls: [visit], result: broken },
          settle: operations.register,
          findSettlement: operations.findVisit,
        },
      },
    ],
    ['envelope, code', { ...SMALL, envelope: { ...SMALL.envelope, code: broken } }],
    [
      'nothing is called $sexCode',
      withOperation('findVisit', { calls: [visit], result: '$sexCode(answers.visit.sex)' }),
    ],
    ['table sum', { ...SMALL, tables: { sum: { a: 1 } } }],
    ['table text', { ...SMALL, tables: { text: { a: 1 } } }],
  ])('with a mistake is misconfigured, and says where: %s', async (where, given) => {
    const refused = await open(given);
    expect(refused).toMatchObject({ ok: false, error: 'misconfigured' });
    expect(refused.ok ? '' : refused.detail).toContain(where);
  });

  it.each<[string, MappingInput]>([
    [
      'register: exactly one call must have the effect "once", not 0',
      withOperation('register', { calls: [visit], result: '1' }),
    ],
    [
      'register: exactly one call must have the effect "once", not 2',
      withOperation('register', {
        calls: [
          { ...visit, method: 'POST' },
          { ...visit, name: 'other', method: 'PUT' },
        ],
        result: '1',
      }),
    ],
    [
      'register: visit must stand alone',
      withOperation('register', {
        calls: [
          [
            { ...visit, method: 'POST' },
            { ...visit, name: 'other' },
          ],
        ],
        result: '1',
      }),
    ],
    [
      'register: visit can be neither paged nor optional',
      withOperation('register', { calls: [{ ...visit, method: 'POST', optional: true }], result: '1' }),
    ],
    [
      'findVisit: visit: this operation only asks',
      withOperation('findVisit', { calls: [{ ...visit, method: 'POST', effect: 'once' }], result: '1' }),
    ],
    [
      'findVisit: visit: GET has no body',
      withOperation('findVisit', { calls: [{ ...visit, body: '1' }], result: '1' }),
    ],
    [
      'findVisit: two calls are named visit',
      withOperation('findVisit', { calls: [visit, visit], result: '1' }),
    ],
    [
      'bills, settle and findSettlement belong together',
      withOperation('bills', { calls: [visit], result: '1' }),
    ],
    ['details and updateDetails belong together', withOperation('details', { calls: [visit], result: '1' })],
    [
      'updateDetails: no call changes anything',
      withOperation('updateDetails', { calls: [visit], result: '1' }),
    ],
    [
      'reportInsurance: visit: this operation may be done again, nothing of it is "once"',
      withOperation('reportInsurance', { calls: [{ ...visit, method: 'PUT', effect: 'once' }], result: '1' }),
    ],
    [
      'details: visit: this operation only asks',
      withOperation('details', { calls: [{ ...visit, method: 'PUT', effect: 'repeatable' }], result: '1' }),
    ],
  ])('that could not be exactly once is refused: %s', (why, given) =>
    expect(complaintOf(given)).toContain(why),
  );

  it('without an operation that every HIS needs, or with a word of its own, is refused', () => {
    const { findVisit: _, ...others } = operations;
    expect(complaintOf({ ...SMALL, operations: others })).toContain('operations.findVisit');
    expect(complaintOf({ ...SMALL, envelope: { codes: { '200': 'fine' } } })).toContain('envelope.codes.200');
    expect(complaintOf({ ...SMALL, operation: {} })).not.toBe('');
  });

  it('may ask by POST', async () => {
    const asking = { calls: [{ ...visit, method: 'POST' as const, body: '{"ref": visitKey}' }], result: '1' };
    expect((await open(withOperation('findVisit', asking))).ok).toBe(true);
  });
});

describe('options', () => {
  it.each([
    ['an address that is none', { baseUrl: 'his.example.vn' }],
    ['an unknown mapping', { mapping: 'medipay-c07' }],
    ['no word on signing', { signing: undefined }],
    ['a time zone that is none', { timeZone: 'Asia/Hanoi' }],
    ['a header that is none', { headers: { 'x y': '1' } }],
    ['a word of its own', { token: 'x' }],
    ['certificates for an address without TLS', { tls: { ca: '/etc/tiep-don/none.crt' } }],
  ])('with %s are refused', async (_, wrong) => {
    await expect(open(SMALL, wrong)).rejects.toThrow();
  });

  it.each([
    ['a secret', { headers: { authorization: { env: 'NOT_SET' } } }, 'NOT_SET'],
    ['a key', { signing: { scheme: 'hmac-sha256', merchantId: 'M', secret: { env: 'NOT_SET' } } }, 'NOT_SET'],
    [
      'certificates where it says',
      { baseUrl: 'https://127.0.0.1:1', tls: { ca: '/no-such-folder/ca.crt' } },
      'tls.ca',
    ],
    ['a header on one line', { headers: { 'x-note': 'a\nb' } }, 'x-note'],
  ])('without %s are misconfigured', async (_, wrong, named) => {
    const refused = await open(SMALL, wrong);
    expect(refused).toMatchObject({ ok: false, error: 'misconfigured' });
    expect(refused.ok ? '' : refused.detail).toContain(named);
  });
});
