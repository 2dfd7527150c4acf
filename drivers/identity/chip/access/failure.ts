import { SW } from '../../../codec/apdu.ts';
import type { LinkFailure } from '../card/link.ts';

/** Why a chip did not open. */
export type AccessFailure =
  | LinkFailure
  /** Another password than this chip's. */
  | 'wrong-password'
  /** The chip says that it locks, or has locked, itself. */
  | 'blocked'
  /** The chip does not do this protocol, or not so. */
  | 'unsupported';

/** 63Cx: x more tries. */
const TRIES_LEFT = 0x63c0;
const FEW = 1;
/** What chips say to a wrong password, beside 63xx. */
const REFUSALS: readonly number[] = [SW.securityStatus, SW.missingObjects, SW.wrongObjects];

/** What a status word after a password means (ISO 7816-4, 5.1.3). */
export const passwordFailure = (sw: number): AccessFailure => {
  if (sw === SW.blocked || sw === 0x6984) return 'blocked';
  if ((sw & 0xfff0) === TRIES_LEFT && (sw & 0x0f) <= FEW) return 'blocked';
  return sw >> 8 === 0x63 || REFUSALS.includes(sw) ? 'wrong-password' : 'unsupported';
};
