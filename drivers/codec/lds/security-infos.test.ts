import { describe, expect, it } from 'vitest';
import { printTlv } from '../ber-tlv.ts';
import { parsePublicKey } from './public-key.ts';
import { bytesOf, int, newKeys, oid, seq, set } from './samples.ts';
import { parseCardAccess, parseDg14 } from './security-infos.ts';

const outcome = (bytes: Uint8Array): string => {
  const result = parseCardAccess(bytes);
  return result.ok ? 'ok' : result.error;
};
const one = (...parts: readonly Uint8Array[]): unknown => {
  const result = parseCardAccess(set(seq(...parts)));
  return result.ok ? result.value[0] : result.error;
};
const BSI = '0.4.0.127.0.7';

describe('EF.CardAccess', () => {
  it('reads the worked example of ICAO 9303-11, G.1', () => {
    const file = bytesOf('3114 3012 060A04007F0007020204 0202 020102 02010D'.replace(/\s/g, ''));
    expect(parseCardAccess(file)).toEqual({
      ok: true,
      value: [
        {
          type: 'pace',
          mapping: 'gm',
          keyAgreement: 'ecdh',
          cipher: 'aes-128',
          version: 2,
          parameterId: 13,
          oidBytes: bytesOf('04007F00070202040202'),
        },
      ],
    });
  });

  it.each([
    ['1.1', { mapping: 'gm', keyAgreement: 'dh', cipher: '3des' }],
    ['2.4', { mapping: 'gm', keyAgreement: 'ecdh', cipher: 'aes-256' }],
    ['3.2', { mapping: 'im', keyAgreement: 'dh', cipher: 'aes-128' }],
    ['4.3', { mapping: 'im', keyAgreement: 'ecdh', cipher: 'aes-192' }],
    ['6.2', { mapping: 'cam', keyAgreement: 'ecdh', cipher: 'aes-128' }],
  ])('PACE %s', (arcs, expected) => {
    expect(one(oid(`${BSI}.2.2.4.${arcs}`), int(2))).toMatchObject({
      type: 'pace',
      parameterId: null,
      ...expected,
    });
  });

  it.each([
    '2.2.4.6.1',
    '2.2.4.5.2',
    '2.2.4.2.9',
    '2.2.4.2',
    '2.2.4.2.2.1',
    '2.2.3.2',
    '2.2.3.3.1',
    '2.2.1.3',
    '2.2.40.2.2',
  ])('%s is no protocol that is known', (arcs) =>
    expect(one(oid(`${BSI}.${arcs}`), int(2))).toEqual({ type: 'other', oid: `${BSI}.${arcs}` }),
  );

  it.each([
    ['another file', printTlv(0x30), 'wrong-file'],
    ['bytes behind', bytesOf('310000'), 'malformed'],
    ['cut', bytesOf('3114301206'), 'malformed'],
    ['nothing', new Uint8Array(0), 'malformed'],
  ])('%s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));

  it.each([
    ['a version of text', seq(oid(`${BSI}.2.2.4.2.2`), printTlv(0x0c, bytesOf('32')))],
    ['a parameter id of text', seq(oid(`${BSI}.2.2.4.2.2`), int(2), printTlv(0x0c, bytesOf('32')))],
    ['an identifier alone', seq(oid(`${BSI}.2.2.4.2.2`))],
    ['no identifier', seq(int(2), int(2))],
    ['no sequence', int(2)],
  ])('an entry that is none says nothing, and the one beside it does: %s', (_name, entry) =>
    expect(parseCardAccess(set(entry, seq(oid(`${BSI}.2.2.4.2.2`), int(2), int(13))))).toMatchObject({
      ok: true,
      value: [{ type: 'other' }, { type: 'pace', parameterId: 13 }],
    }),
  );

  it('may be empty', () => expect(parseCardAccess(set())).toEqual({ ok: true, value: [] }));
});

describe('EF.DG14', () => {
  it('reads chip authentication with its key, active authentication and others', () => {
    const spki = Uint8Array.from(
      newKeys('brainpoolP256r1').publicKey.export({ type: 'spki', format: 'der' }),
    );
    const file = printTlv(
      0x6e,
      set(
        seq(oid(`${BSI}.2.2.3.2.4`), int(1), int(7)),
        seq(oid(`${BSI}.2.2.1.2`), spki, int(7)),
        seq(oid('2.23.136.1.1.5'), int(1), oid(`${BSI}.1.1.4.1.3`)),
        seq(oid('2.23.136.1.1.5'), int(1), oid('1.2.3')),
        seq(oid(`${BSI}.2.2.2`), int(1)),
      ),
    );
    const result = parseDg14(file);
    expect(result).toEqual({
      ok: true,
      value: [
        {
          type: 'chipAuthentication',
          keyAgreement: 'ecdh',
          cipher: 'aes-256',
          version: 1,
          keyId: 7,
          oidBytes: bytesOf('04007F00070202030204'),
        },
        { type: 'chipAuthenticationPublicKey', keyAgreement: 'ecdh', keyId: 7, subjectPublicKeyInfo: spki },
        { type: 'activeAuthentication', version: 1, signatureAlgorithm: 'ecdsa-sha256' },
        { type: 'activeAuthentication', version: 1, signatureAlgorithm: null },
        { type: 'other', oid: `${BSI}.2.2.2` },
      ],
    });
    const key = result.ok ? result.value[1] : undefined;
    expect(
      key?.type === 'chipAuthenticationPublicKey' && parsePublicKey(key.subjectPublicKeyInfo),
    ).toMatchObject({
      ok: true,
      value: { curve: 'brainpoolP256r1' },
    });
  });

  it.each([
    ['a key that is none', seq(oid(`${BSI}.2.2.1.2`), int(1))],
    ['active authentication without an algorithm', seq(oid('2.23.136.1.1.5'), int(1))],
  ])('takes %s for something else', (_name, entry) =>
    expect(parseDg14(printTlv(0x6e, set(entry)))).toMatchObject({ ok: true, value: [{ type: 'other' }] }),
  );

  it.each([
    ['a sequence in the place of the set', seq()],
    ['two sets', Uint8Array.from([...set(), ...set()])],
    ['nothing', new Uint8Array(0)],
  ])('refuses %s', (_name, value) =>
    expect(parseDg14(printTlv(0x6e, value))).toEqual({ ok: false, error: 'malformed' }),
  );
});
