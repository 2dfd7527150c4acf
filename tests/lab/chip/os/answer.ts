import type { SecureChannel } from './secure-channel.ts';
import { SW } from './status.ts';

/** What opened a session. */
export type SessionKind = 'bac' | 'pace' | 'chip-authentication';

/** An answer before secure messaging, and what follows once it is sent. */
export interface Answer {
  readonly data: Uint8Array;
  readonly sw: number;
  /** The session that begins after this answer. */
  readonly opens?: { readonly kind: SessionKind; readonly channel: SecureChannel };
  /** The terminal showed that it does not know the password. */
  readonly wrongPassword?: true;
}

/** An answer of a status word alone. */
export const status = (sw: number): Answer => ({ data: new Uint8Array(), sw });

/** An answer of data and 9000. */
export const ok = (data: Uint8Array): Answer => ({ data, sw: SW.ok });
