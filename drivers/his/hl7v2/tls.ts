import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { err, ok, type Result } from '../../ports/result.ts';
import type { TlsSettings } from '../../transport/mllp.ts';
import type { Hl7Options } from './options.ts';

const FILES = ['ca', 'cert', 'key'] as const;

/** Reads certificates and key; null where the address is plain TCP. `misconfigured` names what cannot be read or is none. */
export async function readTls({ to, tls }: Hl7Options): Promise<Result<TlsSettings | null, 'misconfigured'>> {
  if (!to.secure) return ok(null);
  const texts: { -readonly [K in keyof TlsSettings]: TlsSettings[K] } = {};
  for (const name of FILES) {
    const path = tls[name];
    if (path === null) continue;
    try {
      texts[name] = await readFile(path, 'utf8');
    } catch (error) {
      return err(
        'misconfigured',
        `tls.${name}: ${error instanceof Error && 'code' in error ? error.code : 'unreadable'}`,
      );
    }
  }
  try {
    createSecureContext(texts);
  } catch (error) {
    return err('misconfigured', `tls: ${error instanceof Error && 'code' in error ? error.code : 'no PEM'}`);
  }
  return ok({ ...texts, ...(tls.serverName === null ? {} : { serverName: tls.serverName }) });
}
