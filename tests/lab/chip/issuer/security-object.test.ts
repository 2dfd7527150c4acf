import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { persona } from '../../../personas.ts';
import type { ChipContents } from '../contents.ts';
import { type Authority, createAuthority } from './authority.ts';
import { issueChip } from './issue.ts';
import { chipPersonOf } from './person.ts';
import type { AuthorityAlgorithm } from './signature-algorithms.ts';
import { nodesOf, under } from './tlv-tree.ts';

/** Those that openssl follows from end to end: it refuses a chain of explicit curves, as real country signers have. */
const ALGORITHMS: readonly AuthorityAlgorithm[] = [
  'rsa-pkcs1',
  'rsa-pss',
  'ecdsa-p256',
  'ecdsa-brainpoolP256r1',
];
const EXPLICIT = 'ecdsa-brainpoolP384r1-explicit';
const KHAI = chipPersonOf(persona('covered'));
const missing = spawnSync('openssl', ['version']).status !== 0;
if (missing) console.warn('openssl is not on PATH: what it says of signed objects is not tested');

describe.skipIf(missing)('EF.SOD before openssl', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chip-issuer-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const openssl = (...words: readonly string[]): { ok: boolean; said: string } => {
    const { status, stderr, stdout } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
    return { ok: status === 0, said: `${stdout}${stderr}` };
  };
  const verifyObject = (chip: ChipContents, { cscaPem }: Authority, ...more: string[]) => {
    const sod = chip.files.get(0x011d) ?? new Uint8Array();
    writeFileSync(join(folder, 'sod.cms'), under(sod, 0x77));
    writeFileSync(join(folder, 'csca.pem'), cscaPem);
    const words = ['-inform', 'DER', '-in', 'sod.cms', '-CAfile', 'csca.pem', '-out', 'content'];
    return openssl('cms', '-verify', '-binary', '-purpose', 'any', ...words, ...more);
  };
  const verifyCertificate = (authority: Authority) => {
    writeFileSync(join(folder, 'csca.pem'), authority.cscaPem);
    writeFileSync(join(folder, 'ds.der'), authority.dsDer);
    return openssl('verify', '-CAfile', 'csca.pem', 'ds.der');
  };
  /** Hashes by data group, of the content that openssl wrote. */
  const listed = (): ReadonlyMap<number, string> => {
    const [, , hashes] = nodesOf(under(new Uint8Array(readFileSync(join(folder, 'content'))), 0x30));
    return new Map(
      nodesOf(hashes?.value ?? new Uint8Array()).map(({ value }) => [
        under(value, 0x02)[0] ?? 0,
        Buffer.from(under(value, 0x04)).toString('hex'),
      ]),
    );
  };

  it.each(ALGORITHMS)('%s: certificate and signed object stand up', (algorithm) => {
    const authority = createAuthority({ algorithm });
    expect(verifyCertificate(authority)).toMatchObject({ ok: true });
    expect(verifyObject(issueChip(KHAI, { authority }), authority)).toMatchObject({ ok: true });
  });

  it('with an explicit curve: signature by signature', () => {
    const authority = createAuthority({ algorithm: EXPLICIT });
    const chip = issueChip(KHAI, { authority });
    expect(verifyObject(chip, authority).said).toContain('explicit ECC parameters');
    expect(verifyObject(chip, authority, '-noverify')).toMatchObject({ ok: true });
    const csca = new X509Certificate(authority.cscaDer);
    const signer = new X509Certificate(authority.dsDer);
    expect(csca.verify(csca.publicKey)).toBe(true);
    expect(signer.verify(csca.publicKey)).toBe(true);
    const namesake = new X509Certificate(createAuthority({ algorithm: EXPLICIT, generation: 1 }).cscaDer);
    expect(namesake.subject).toBe(csca.subject);
    expect(signer.verify(namesake.publicKey)).toBe(false);
  });

  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('%s: lists every data group', (hashAlgorithm) => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    const chip = issueChip(KHAI, { authority, hashAlgorithm, extraDataGroups: [3] });
    expect(verifyObject(chip, authority)).toMatchObject({ ok: true });
    const hashes = listed();
    expect([...hashes.keys()]).toEqual([1, 2, 3, 13, 14, 15]);
    for (const [number, hash] of hashes) {
      const file = chip.files.get(0x0100 + number) ?? new Uint8Array();
      expect(hash).toBe(createHash(hashAlgorithm).update(file).digest('hex'));
    }
  });

  it.each([
    ['without signed attributes', { signedAttributes: false }],
    ['with the signer named by its key id', { signerId: 'key-id' }],
  ] as const)('stands up %s', (_words, options) => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    expect(verifyObject(issueChip(KHAI, { authority, ...options }), authority)).toMatchObject({ ok: true });
  });

  it.each([
    ['sod-signature', /verification failure|bad signature|invalid digest|unable to|signature/i],
    ['unknown-signer', /unable to get (local )?issuer certificate/],
    ['namesake-signer', /unable to get (local )?issuer certificate|signature failure/],
    ['expired-ds', /certificate has expired/],
  ] as const)('falls for %s', (tamper, reason) => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    const { ok, said } = verifyObject(issueChip(KHAI, { authority, tamper }), authority);
    expect(ok).toBe(false);
    expect(said).toMatch(reason);
  });

  it('of an expired signer stood up on the day of issue', () => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    const chip = issueChip(KHAI, { authority, tamper: 'expired-ds' });
    const day = String(Date.UTC(2021, 3, 16) / 1000);
    expect(verifyObject(chip, authority, '-attime', day)).toMatchObject({ ok: true });
  });

  it.each([
    ['dg1', 1],
    ['dg2', 2],
    ['dg13', 13],
  ] as const)('signs other content than the chip has: %s', (tamper, forged) => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    const chip = issueChip(KHAI, { authority, tamper });
    expect(verifyObject(chip, authority)).toMatchObject({ ok: true });
    const wrong = [...listed()].filter(([number, hash]) => {
      const file = chip.files.get(0x0100 + number) ?? new Uint8Array();
      return createHash('sha256').update(file).digest('hex') !== hash;
    });
    expect(wrong.map(([number]) => number)).toEqual([forged]);
  });

  it('lists no DG13 where nobody signed it, and more than the chip has where the proofs were stripped', () => {
    const authority = createAuthority({ algorithm: 'ecdsa-brainpoolP256r1' });
    const unlisted = issueChip(KHAI, { authority, tamper: 'unlisted-dg13' });
    verifyObject(unlisted, authority);
    expect([...listed().keys()]).toEqual([1, 2, 14, 15]);
    expect(unlisted.files.has(0x010d)).toBe(true);
    const stripped = issueChip(KHAI, { authority, tamper: 'stripped-proofs' });
    verifyObject(stripped, authority);
    expect([...listed().keys()]).toEqual([1, 2, 13, 14, 15]);
    expect(stripped.files.has(0x010e)).toBe(false);
    expect(stripped).toMatchObject({ chipAuthentication: null, activeAuthentication: null });
  });
});
