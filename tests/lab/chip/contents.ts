import type { KeyObject } from 'node:crypto';

/** OpenSSL's names of the curves that ICAO 9303-11, 9.5.1 gives parameter ids. */
export type CurveName =
  | 'prime256v1'
  | 'secp384r1'
  | 'secp521r1'
  | 'brainpoolP256r1'
  | 'brainpoolP384r1'
  | 'brainpoolP512r1';

export type CipherName = '3des' | 'aes-128' | 'aes-192' | 'aes-256';

/** What the issuer put on a chip: the files, and the keys that never leave it. */
export interface ChipContents {
  /** Files of the eMRTD application by file id: 0x0101 DG1 … 0x010F DG15, 0x011D EF.SOD, 0x011E EF.COM. */
  readonly files: ReadonlyMap<number, Uint8Array>;
  /** EF.CardAccess (0x011C) of the master file; null on a card without PACE. */
  readonly cardAccess: Uint8Array | null;
  /** PACE, generic mapping over ECDH; null on a card without. */
  readonly pace: { readonly curve: CurveName; readonly cipher: CipherName } | null;
  /** Whether BASIC ACCESS CONTROL opens the chip too. */
  readonly bac: boolean;
  /** Card access number: 6 digits. */
  readonly can: string;
  /** MRZ information: document number, birth date, expiry date, each with its check digit (24 characters). */
  readonly mrzInformation: string;
  readonly chipAuthentication: {
    readonly curve: CurveName;
    readonly cipher: CipherName;
    /** Private scalar, big-endian. */
    readonly privateKey: Uint8Array;
    /** Key id of DG14 where there are several keys. */
    readonly keyId: number | null;
  } | null;
  /** Active authentication: RSA (ISO 9796-2, scheme 1) or ECDSA (plain r || s); the hash the chip signs with. */
  readonly activeAuthentication: {
    readonly privateKey: KeyObject;
    readonly hash: 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
  } | null;
}

/** How the chip behaves: the quirks of real cards, and the faults of broken or hostile ones. */
export interface ChipBehaviour {
  /** Answer to SELECT of the master file 3F00: some Vietnamese cards refuse it. */
  readonly selectMf: 0x9000 | 0x6d00;
  /** Whether READ BINARY takes a short file id (P1 80 + SFI), or answers 6A86. */
  readonly shortFileIds: boolean;
  /** Most bytes of an answer's APDU body the chip sends at once: 256 for short frames. */
  readonly maxResponse: number;
  /** Whether extended APDUs are taken; a chip without answers 6700 to them. */
  readonly extended: boolean;
  /** Wrong passwords after which every answer to an authentication comes `slowMs` later; null never. */
  readonly slowAfter: number | null;
  readonly slowMs: number;
  /** Wrong passwords after which every authentication is answered 6983; null never. */
  readonly blockAfter: number | null;
  readonly fault: ChipFault | null;
}

export type ChipFault =
  /** The card leaves the field instead of answering the n-th APDU after power-up (0 is the first). `times`: how often; default once. */
  | { readonly kind: 'torn'; readonly at: number; readonly times?: number }
  /** One bit of the checksum of the n-th protected answer is wrong. */
  | { readonly kind: 'wrong-mac'; readonly at: number }
  /** The n-th APDU is answered with these bytes. */
  | { readonly kind: 'answer'; readonly at: number; readonly bytes: Uint8Array }
  /** The file ends after `keep` bytes, whatever its length says. */
  | { readonly kind: 'truncated'; readonly file: number; readonly keep: number }
  /** The file has no end: every offset has bytes, and its length says 2 GB. */
  | { readonly kind: 'endless'; readonly file: number }
  /** The file's length bytes say `length`. */
  | { readonly kind: 'huge'; readonly file: number; readonly length: number }
  /** Powers up and answers nothing more. */
  | { readonly kind: 'silent'; readonly from: number };

export const WELL: ChipBehaviour = {
  selectMf: 0x9000,
  shortFileIds: true,
  maxResponse: 65_536,
  extended: true,
  slowAfter: null,
  slowMs: 0,
  blockAfter: null,
  fault: null,
};

/** A card as a reader meets it. */
export interface VirtualCard {
  readonly atr: Uint8Array;
  /** Power on, or a reset: all sessions are forgotten. */
  powerUp(): void;
  /** Null: no answer will come and the card has left the field. */
  transmit(command: Uint8Array): Promise<Uint8Array | null>;
}
