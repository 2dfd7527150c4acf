import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { err, ok, type Result } from '../ports/result.ts';
import { secretRef } from './http-secret.ts';

const path = z.string().min(1);

/** Certificates of a hospital's own: PEM files, and secrets by name. */
export const tlsFields = {
  /** Authorities that a server's certificate may come from, in place of those that the system trusts. */
  ca: path.optional(),
  /** The kiosk's own certificate and those between it and its authority (mutual TLS, RFC 8446, 4.4.2). */
  cert: path.optional(),
  /** Its key: a file, or the secret that is the key in PEM; there `\n` may stand for the end of a line. */
  key: z.union([path, secretRef]).optional(),
  /** Opens a key that is encrypted. */
  passphrase: secretRef.optional(),
};
export const tlsOptions = z
  .strictObject(tlsFields)
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
    message: 'cert and key belong together',
  });
export type TlsOptions = z.infer<typeof tlsOptions>;

/** PEM texts, and what opens the key; what is left out is the machine's own. */
export type TlsParts = { readonly [part in 'ca' | 'cert' | 'key' | 'passphrase']?: string };

/** Longest wait for a server to prove itself, ms. */
const HANDSHAKE_MS = 20_000;
/** A connection that nobody used for so long may be gone without a word: it is closed, ms. */
const IDLE_MS = 4_000;

/** Gives a connection out when the server's certificate holds, so that nothing is sent to anybody else. */
class ProvenAgent extends Agent {
  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const socket = super.createConnection(options);
    if (!socket || !callback) return socket;
    const failed = (error: Error): void => {
      clearTimeout(timer);
      callback(error, socket);
    };
    const late = Object.assign(new Error('no handshake'), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => socket.destroy(late), HANDSHAKE_MS);
    timer.unref();
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      callback(null, socket);
    });
    return undefined;
  }
}

type Read = Result<string | undefined, 'misconfigured'>;
type Secret = (name: string) => string | undefined;

const refused = (name: string, error: unknown): Result<never, 'misconfigured'> => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  return err('misconfigured', `tls.${name}: ${code}`);
};

const fileAt = async (name: string, at: string | undefined): Promise<Read> => {
  if (at === undefined) return ok(undefined);
  try {
    return ok(await readFile(at, 'utf8'));
  } catch (error) {
    return refused(name, error);
  }
};

const secretOf = (ref: TlsOptions['passphrase'], secret: Secret): Read => {
  const value = ref && secret(ref.env);
  return ref && !value ? err('misconfigured', `${ref.env} is not set`) : ok(value);
};

/** The first certificate of a file; a file without one would be taken for one that trusts nobody. */
const certificatesAt = async (name: string, at: string | undefined): Promise<Read> => {
  const pem = await fileAt(name, at);
  try {
    if (pem.ok && pem.value !== undefined) new X509Certificate(pem.value);
    return pem;
  } catch (error) {
    return refused(name, error);
  }
};

/** Reads certificates and keys, and holds them against each other. The server is not asked. */
export const readTls = async (
  given: TlsOptions,
  secret: Secret,
): Promise<Result<TlsParts, 'misconfigured'>> => {
  const ca = await certificatesAt('ca', given.ca);
  const cert = await certificatesAt('cert', given.cert);
  const key = typeof given.key === 'object' ? secretOf(given.key, secret) : await fileAt('key', given.key);
  const passphrase = secretOf(given.passphrase, secret);
  if (!ca.ok) return ca;
  if (!cert.ok) return cert;
  if (!key.ok) return key;
  if (!passphrase.ok) return passphrase;
  const parts: TlsParts = {
    ...(ca.value === undefined ? {} : { ca: ca.value }),
    ...(cert.value === undefined ? {} : { cert: cert.value }),
    ...(key.value === undefined ? {} : { key: key.value.replaceAll('\\n', '\n') }),
    ...(passphrase.value === undefined ? {} : { passphrase: passphrase.value }),
  };
  try {
    createSecureContext(parts);
  } catch (error) {
    return refused('key', error);
  }
  return ok(parts);
};

/** What they make for requests by HTTP. */
export const openTls = async (given: TlsOptions, secret: Secret): Promise<Result<Agent, 'misconfigured'>> => {
  const parts = await readTls(given, secret);
  return parts.ok ? ok(new ProvenAgent({ ...parts.value, keepAlive: true, timeout: IDLE_MS })) : parts;
};
