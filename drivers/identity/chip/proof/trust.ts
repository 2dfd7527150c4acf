import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, parseCertificate } from '../../../codec/lds/certificate.ts';
import { parseMasterList } from '../../../codec/lds/master-list.ts';
import { parsePublicKey } from '../../../codec/lds/public-key.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { sameBytes } from '../crypto/keys.ts';
import { verifySignature } from './signature.ts';

/** The certificates that the hospital trusts: the state's CSCA, or a document signer itself. */
export type Trust = readonly Certificate[];

export type TrustFailure = 'not-found' | 'not-readable' | 'not-a-certificate';

const CERTIFICATE_FILE = /\.(cer|crt|der|ml|pem)$/i;
const PEM_BLOCK = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;

/** Those of a master list, of which some may be of a kind that is not known here; null where it is none. */
const listed = (file: Uint8Array): readonly Certificate[] | null => {
  const list = parseMasterList(file);
  if (!list.ok) return null;
  return list.value.flatMap((der) => {
    const certificate = parseCertificate(der);
    return certificate.ok ? [certificate.value] : [];
  });
};

/** Any number in PEM, or one in DER; null where one of them is none. */
const written = (file: Uint8Array): readonly Certificate[] | null => {
  const text = Buffer.from(file).toString('latin1');
  const blocks = [...text.matchAll(PEM_BLOCK)].map(([, body = '']) =>
    Uint8Array.from(Buffer.from(body, 'base64')),
  );
  const found: Certificate[] = [];
  for (const der of blocks.length > 0 ? blocks : [file]) {
    const certificate = parseCertificate(der);
    if (!certificate.ok) return null;
    found.push(certificate.value);
  }
  return found;
};

const filesAt = (path: string): readonly string[] | null => {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && CERTIFICATE_FILE.test(entry.name))
      .map(({ name }) => join(path, name))
      .sort();
  } catch {
    return null;
  }
};

const read = (file: string): Uint8Array | null => {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch {
    return null;
  }
};

/**
 * Reads trusted certificates from a file (DER, PEM with one or several, master list) or from a folder of such
 * files (.cer .crt .der .ml .pem). The failure's detail names the file.
 */
export const loadTrust = (path: string): Result<Trust, TrustFailure> => {
  const files = filesAt(path);
  if (files === null || files.length === 0) return err('not-found', path);
  const trust: Certificate[] = [];
  for (const file of files) {
    const bytes = read(file);
    if (bytes === null) return err('not-readable', file);
    const found = listed(bytes) ?? written(bytes);
    if (found === null || found.length === 0) return err('not-a-certificate', file);
    trust.push(...found);
  }
  return ok(trust);
};

const signedBy = (certificate: Certificate, issuer: Certificate): boolean => {
  const key = parsePublicKey(issuer.spki);
  return (
    key.ok &&
    verifySignature(key.value, certificate.signatureAlgorithm, certificate.tbs, certificate.signature)
  );
};

/** Names of one state are at times written in two string types, so the key's id goes before the name (RFC 5280, 4.2.1.1). */
const mayBeIssuer = (certificate: Certificate, candidate: Certificate): boolean => {
  if (certificate.authorityKeyId !== null && candidate.subjectKeyId !== null)
    return sameBytes(certificate.authorityKeyId, candidate.subjectKeyId);
  return sameBytes(certificate.issuer, candidate.subject);
};

const issuedBy = (signer: Certificate, anchor: Certificate): boolean =>
  anchor.isCa &&
  anchor.certSign !== false &&
  !signer.isCa &&
  mayBeIssuer(signer, anchor) &&
  signedBy(signer, anchor);

/** One document signer signs a hundred thousand cards: whom it was issued by is computed once. */
const known = new WeakMap<Trust, Map<string, boolean>>();
const MAX_KNOWN = 256;

/** Whether the document signer is trusted: named itself, or issued by a CSCA that is (ICAO 9303-12, 5.1). */
export const isTrusted = (signer: Certificate, trust: Trust): boolean => {
  const answers = known.get(trust) ?? new Map<string, boolean>();
  known.set(trust, answers);
  const name = createHash('sha256').update(signer.der).digest('hex');
  const before = answers.get(name);
  if (before !== undefined) return before;
  const answer = trust.some((anchor) => sameBytes(anchor.der, signer.der) || issuedBy(signer, anchor));
  if (answers.size < MAX_KNOWN) answers.set(name, answer);
  return answer;
};
