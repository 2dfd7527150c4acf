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
const isBlocked = (sw: number): boolean =>
  sw === SW.blocked || sw === 0x6984 || ((sw & 0xfff0) === TRIES_LEFT && (sw & 0x0f) <= FEW);

/** What a refusal means before the chip could judge the password. */
export const refusalOf = (sw: number): AccessFailure => (isBlocked(sw) ? 'blocked' : 'unsupported');

/** What a refusal means where the chip judges the password: whatever its words, it has heard a wrong one. */
export const verdictOf = (sw: number): AccessFailure => (isBlocked(sw) ? 'blocked' : 'wrong-password');

/** 63xx to a selection is a warning: it was done (ISO 7816-4, 5.1.3). */
export const isWarning = (sw: number): boolean => sw >> 8 === 0x63 && !isBlocked(sw);
