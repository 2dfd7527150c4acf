import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '../../../../tests/lab/chip/issuer/authority.ts';
import { certificateOf, issuerName, keyIdOf } from '../../../../tests/lab/chip/issuer/certificate.ts';
import {
  bitString,
  booleanTrue,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  tlv,
} from '../../../../tests/lab/chip/issuer/der.ts';
import { generateIssuerKey, type KeyPair } from '../../../../tests/lab/chip/issuer/signature-algorithms.ts';
import { type Certificate, parseCertificate } from '../../../codec/lds/certificate.ts';
import { masterListOf } from '../../../codec/lds/samples.ts';
import { isTrusted, loadTrust } from './trust.ts';

const first = createAuthority({ algorithm: 'ecdsa-p256', name: 'Trust one' });
const second = createAuthority({ algorithm: 'ecdsa-p256', name: 'Trust two' });
const namesake = createAuthority({ algorithm: 'ecdsa-p256', name: 'Trust one', generation: 1 });

const read = (der: Uint8Array): Certificate => {
  const certificate = parseCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error);
  return certificate.value;
};
const masterList = (...ders: readonly Uint8Array[]): Uint8Array =>
  masterListOf(sequence(integer(0), setOf(...ders)));

describe('loading trusted certificates', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trust-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  let files = 0;
  const at = (name: string, content: Uint8Array | string): string => {
    const path = join(folder, `${files++}-${name}`);
    writeFileSync(path, content);
    return path;
  };
  const folderOf = (contents: Readonly<Record<string, Uint8Array | string>>): string => {
    const path = join(folder, `folder-${files++}`);
    mkdirSync(path);
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(path, name), content);
    return path;
  };
  /** The certificates by their DER, or the failure. */
  const loaded = (path: string): readonly string[] | string => {
    const trust = loadTrust(path);
    if (!trust.ok) return `${trust.error} ${trust.detail ?? ''}`;
    return trust.value.map(({ der }) => createHash('sha256').update(der).digest('hex'));
  };
  const hashes = (...ders: readonly Uint8Array[]): readonly string[] =>
    ders.map((der) => createHash('sha256').update(der).digest('hex'));

  it('a file of one: DER', () =>
    expect(loaded(at('csca.cer', first.cscaDer))).toEqual(hashes(first.cscaDer)));

  it('a file of one: PEM, whatever its name', () =>
    expect(loaded(at('csca', first.cscaPem))).toEqual(hashes(first.cscaDer)));

  it('PEM with line ends of Windows', () =>
    expect(loaded(at('csca.pem', first.cscaPem.replaceAll('\n', '\r\n')))).toEqual(hashes(first.cscaDer)));

  it('several in one PEM, with words between them', () => {
    const bundle = `Quốc gia một\n${first.cscaPem}\nsubject=/C=VN\n${second.cscaPem}# end\n`;
    expect(loaded(at('bundle.pem', bundle))).toEqual(hashes(first.cscaDer, second.cscaDer));
  });

  it('a master list', () => {
    const list = masterList(first.cscaDer, second.cscaDer);
    const known = loaded(at('list.ml', list));
    expect([...known].sort()).toEqual([...hashes(first.cscaDer, second.cscaDer)].sort());
  });

  it('a folder: every certificate in it, in the order of their names, and nothing else', () => {
    const path = folderOf({
      'b.pem': second.cscaPem,
      'a.DER': first.cscaDer,
      'c.ml': masterList(namesake.cscaDer),
      'README.md': 'not a certificate',
      'key.txt': first.cscaPem,
    });
    expect(loaded(path)).toEqual(hashes(first.cscaDer, second.cscaDer, namesake.cscaDer));
  });

  it('a folder with a folder that is called like a certificate', () => {
    const path = folderOf({ 'a.der': first.cscaDer });
    mkdirSync(join(path, 'old.pem'));
    expect(() => loadTrust(path)).not.toThrow();
  });

  it('a path that does not exist', () => {
    const path = join(folder, 'nowhere');
    expect(loaded(path)).toBe(`not-found ${path}`);
  });

  it('an empty folder', () => {
    const path = folderOf({});
    expect(loaded(path)).toBe(`not-found ${path}`);
  });

  it('a folder without a certificate', () => {
    const path = folderOf({ 'README.md': '' });
    expect(loaded(path)).toBe(`not-found ${path}`);
  });

  it.each([
    ['nothing', ''],
    ['words', 'Đây không phải là chứng thư'],
    ['a PEM of something else', first.cscaPem.replaceAll('CERTIFICATE', 'PUBLIC KEY')],
    ['a PEM of rubbish', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a certificate cut off', first.cscaDer.subarray(0, 100)],
    ['a certificate with something behind', Uint8Array.from([...first.cscaDer, 0])],
    [
      'a good one and a broken one',
      `${first.cscaPem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
    ],
  ])('a file with %s', (_, content) => {
    const path = at('rubbish.pem', content);
    expect(loaded(path)).toBe(`not-a-certificate ${path}`);
  });

  it('a folder with one broken file names it', () => {
    const path = folderOf({ 'a.der': first.cscaDer, 'b.der': 'rubbish' });
    expect(loaded(path)).toBe(`not-a-certificate ${join(path, 'b.der')}`);
  });

  it('a master list of nobody is no trust: cards would be read and not authenticated, unnoticed', () =>
    expect(loadTrust(at('empty.ml', masterList())).ok).toBe(false));
});

interface Parts {
  readonly subject: string;
  readonly issuer: string;
  readonly keys: KeyPair;
  readonly issuerKeys: KeyPair;
  readonly extensions: readonly Uint8Array[];
}

const extension = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), octetString(value));
const CA = sequence(oid('2.5.29.19'), booleanTrue(), octetString(sequence(booleanTrue(), integer(0))));
const NO_CA = sequence(oid('2.5.29.19'), booleanTrue(), octetString(sequence()));
const SIGNS_CERTIFICATES = extension('2.5.29.15', bitString(Uint8Array.of(0x06), 1));
const SIGNS_NONE = extension('2.5.29.15', bitString(Uint8Array.of(0x80), 7));
const ownId = ({ publicKey }: KeyPair): Uint8Array => extension('2.5.29.14', octetString(keyIdOf(publicKey)));
const issuerId = ({ publicKey }: KeyPair): Uint8Array =>
  extension('2.5.29.35', sequence(tlv(0x80, keyIdOf(publicKey))));

const state = generateIssuerKey('ecdsa-p256', 2048);
const stranger = generateIssuerKey('ecdsa-p256', 2048);
const signer = generateIssuerKey('ecdsa-p256', 2048);

const made = ({ subject, issuer, keys, issuerKeys, extensions }: Parts): Certificate =>
  read(
    certificateOf(
      {
        serial: Uint8Array.of(1),
        subject: issuerName(subject),
        issuer: issuerName(issuer),
        notBefore: new Date('2020-01-01T00:00:00Z'),
        notAfter: new Date('2048-01-01T00:00:00Z'),
        publicKey: keys.publicKey,
        extensions: sequence(...extensions),
      },
      'ecdsa-p256',
      issuerKeys.privateKey,
    ),
  );
const csca = (extensions: readonly Uint8Array[], keys = state, subject = 'State'): Certificate =>
  made({ subject, issuer: subject, keys, issuerKeys: keys, extensions });
const ds = (extensions: readonly Uint8Array[], issuerKeys = state, issuer = 'State'): Certificate =>
  made({ subject: 'Signer', issuer, keys: signer, issuerKeys, extensions });

describe('who may sign', () => {
  it('a document signer below the trusted state', () => {
    expect(isTrusted(read(first.dsDer), [read(first.cscaDer)])).toBe(true);
    expect(isTrusted(read(first.dsDer), [read(second.cscaDer), read(first.cscaDer)])).toBe(true);
  });

  it('nobody where nobody is trusted, and nobody of another state', () => {
    expect(isTrusted(read(first.dsDer), [])).toBe(false);
    expect(isTrusted(read(first.dsDer), [read(second.cscaDer)])).toBe(false);
  });

  it('a document signer that is itself trusted, though the state is not', () => {
    expect(isTrusted(read(first.dsDer), [read(first.dsDer)])).toBe(true);
    expect(isTrusted(read(second.dsDer), [read(first.dsDer)])).toBe(false);
  });

  it('not below a namesake of the state', () => {
    expect(isTrusted(read(namesake.dsDer), [read(first.cscaDer)])).toBe(false);
    expect(isTrusted(ds([], stranger), [csca([CA])])).toBe(false);
  });

  it.each([
    ['both name the key', [CA, ownId(state)], [issuerId(state)]],
    ['the state does not', [CA], [issuerId(state)]],
    ['the signer does not', [CA, ownId(state)], []],
    ['neither does', [CA], []],
    ['the state may sign certificates', [CA, SIGNS_CERTIFICATES], []],
  ])('%s', (_, above, below) => expect(isTrusted(ds(below), [csca(above)])).toBe(true));

  it('not where the ids of the keys differ, whatever the names say', () =>
    expect(isTrusted(ds([issuerId(stranger)]), [csca([CA, ownId(state)])])).toBe(false));

  it('where the ids of the keys agree and the names are written differently', () =>
    expect(isTrusted(ds([issuerId(state)], state, 'STATE'), [csca([CA, ownId(state)])])).toBe(true));

  it('not where the id is borrowed and the signature another’s', () =>
    expect(isTrusted(ds([issuerId(state)], stranger), [csca([CA, ownId(state)])])).toBe(false));

  it.each([
    ['says so', [NO_CA]],
    ['says nothing of it', []],
    ['may not sign certificates', [CA, SIGNS_NONE]],
  ])('not below an anchor that is no authority: it %s', (_, above) =>
    expect(isTrusted(ds([]), [csca(above)])).toBe(false),
  );

  it('not below a document signer that is trusted', () => {
    const trusted = ds([ownId(signer)]);
    const below = made({
      subject: 'Below',
      issuer: 'Signer',
      keys: stranger,
      issuerKeys: signer,
      extensions: [issuerId(signer)],
    });
    expect(isTrusted(below, [trusted])).toBe(false);
  });

  it('what was computed for one trust does not count for another', () => {
    const signers = [read(first.dsDer), read(second.dsDer)] as const;
    const [one, two] = [[read(first.cscaDer)], [read(second.cscaDer)]];
    for (let round = 0; round < 2; round++) {
      expect(signers.map((each) => isTrusted(each, one))).toEqual([true, false]);
      expect(signers.map((each) => isTrusted(each, two))).toEqual([false, true]);
      expect(signers.map((each) => isTrusted(each, []))).toEqual([false, false]);
    }
  });
});
