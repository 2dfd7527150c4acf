import type { CipherName, CurveName } from '../contents.ts';
import { type Authority, createAuthority } from './authority.ts';
import type { ChipPerson } from './person.ts';
import type { PortraitFormat } from './portrait-file.ts';
import type { AuthorityAlgorithm, HashName } from './signature-algorithms.ts';

/** What somebody did to a card after, or instead of, its issue. */
export type Tampering =
  | 'none'
  /** The content was changed after signing: another name, another name, another face. */
  | 'dg1'
  | 'dg13'
  | 'dg2'
  /** DG13 lies on the chip and the signed object does not list it. */
  | 'unlisted-dg13'
  /** Signed below another country signer, of another name or of the same. */
  | 'unknown-signer'
  | 'namesake-signer'
  /** One bit of the signature is wrong. */
  | 'sod-signature'
  /** The chip's private key is not the one of DG14, or of DG15. */
  | 'cloned-ca'
  | 'cloned-aa'
  /** A copy that left DG14 and DG15 out, so that nothing is asked of it; the signed object still lists them. */
  | 'stripped-proofs'
  /** The document signer's certificate ended before today, after the card was made. */
  | 'expired-ds'
  | 'no-sod';

export interface IssueOptions {
  /** By the date of issue if not given: 2024 from 01/07/2024 on. */
  readonly layout: 2021 | 2024;
  readonly authority: Authority;
  /** Of the authority where none is given. */
  readonly algorithm: AuthorityAlgorithm;
  readonly pace: { readonly curve: CurveName; readonly cipher: CipherName } | null;
  readonly bac: boolean;
  /** False: no EF.CardAccess, and so no PACE. */
  readonly cardAccess: boolean;
  readonly chipAuthentication: {
    readonly curve: CurveName;
    readonly cipher: CipherName;
    readonly keyId: number | null;
    /** Whether DG14 names the curve or spells it out, as most chips do; default `explicit`. */
    readonly parameters?: 'named' | 'explicit';
  } | null;
  readonly activeAuthentication: 'rsa' | 'ecdsa' | null;
  readonly activeAuthenticationHash: 'sha1' | 'sha256';
  readonly portrait: PortraitFormat;
  /** Size of the picture, about. */
  readonly portraitBytes: number;
  readonly dg13Wrapper: 'flat' | 'nested';
  /** Makes the address longer than this many bytes. */
  readonly longResidence: 127 | 255 | null;
  /** By the person if not given. */
  readonly spouse: 'none' | 'empty' | 'some';
  readonly hashAlgorithm: HashName;
  readonly signedAttributes: boolean;
  readonly signerId: 'issuer-serial' | 'key-id';
  /** Numbers of data groups that are there too, with content that nobody reads: 3 for fingerprints. */
  readonly extraDataGroups: readonly number[];
  readonly tamper: Tampering;
}

/** First day of the 2024 layout (TT 16/2024/TT-BCA), as `yyyy/MM/dd`. */
const LAYOUT_2024_FROM = '2024/07/01';

const layoutOf = (issueDate: string): 2021 | 2024 =>
  issueDate.split('/').toReversed().join('/') < LAYOUT_2024_FROM ? 2021 : 2024;

/** The country and document signer of a card with these options: a kiosk that trusts its `cscaPem` trusts the card. */
export const authorityOf = ({ authority, algorithm }: Partial<IssueOptions>): Authority =>
  authority ?? createAuthority(algorithm ? { algorithm } : {});

/** The options of a plain card of today, and what was asked otherwise. */
export const completeOptions = (person: ChipPerson, options: Partial<IssueOptions>): IssueOptions => {
  const authority = authorityOf(options);
  return {
    layout: layoutOf(person.issueDate),
    authority,
    algorithm: authority.algorithm,
    pace: { curve: 'brainpoolP256r1', cipher: 'aes-128' },
    bac: true,
    cardAccess: true,
    chipAuthentication: { curve: 'brainpoolP256r1', cipher: 'aes-128', keyId: null },
    activeAuthentication: 'ecdsa',
    activeAuthenticationHash: 'sha256',
    portrait: 'jpeg',
    portraitBytes: 15_000,
    dg13Wrapper: 'flat',
    longResidence: null,
    spouse: person.spouse === null ? 'none' : 'some',
    hashAlgorithm: 'sha256',
    signedAttributes: true,
    signerId: 'issuer-serial',
    extraDataGroups: [],
    tamper: 'none',
    ...options,
  };
};
