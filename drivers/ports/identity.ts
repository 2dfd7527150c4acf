/** Where an identity came from. */
export type IdentitySource = 'chip' | 'qr' | 'mrz' | 'typed';

/** How far an identity may be believed, weakest first. */
export const ASSURANCE = ['typed', 'scanned', 'chip-read', 'chip-authentic'] as const;
export type Assurance = (typeof ASSURANCE)[number];

export type Sex = 'male' | 'female' | 'unknown';

/** FHIR date: `1990-01-01`, or `1945-05`, `1945` where day or month is unknown. */
export type FhirDate = string;

/** A citizen as the card (thẻ căn cước) tells it. Text is NFC; an absent field is null. */
export interface Identity {
  readonly source: IdentitySource;
  readonly assurance: Assurance;
  /** Số định danh cá nhân: 12 digits. */
  readonly number: string;
  /** Số CMND cũ: 9 digits. */
  readonly oldNumber: string | null;
  readonly name: string;
  readonly birthDate: FhirDate;
  readonly sex: Sex;
  readonly address: string | null;
  readonly issueDate: FhirDate | null;
}

/** Why something that was presented gave no identity. */
export type ReadFailure =
  /** Readable, but no citizen card (a link, a payment code, an insurance card). */
  | 'not-a-citizen-card'
  /** Starts like a citizen card and ends too soon. */
  | 'incomplete'
  /** A citizen card whose values break their own rules (31/02, 11 digits). */
  | 'invalid'
  /** Too long or not text at all. */
  | 'noise';

export type ReaderEvent =
  | { readonly type: 'present' }
  | { readonly type: 'progress'; readonly phase: string }
  /** `receivedAt`: milliseconds of the injected clock when the last byte came in. */
  | { readonly type: 'identity'; readonly identity: Identity; readonly receivedAt: number }
  | { readonly type: 'removed' }
  | { readonly type: 'failed'; readonly code: ReadFailure };

/** A device that tells who stands before the kiosk. */
export interface IdentityReader {
  /** Calls `onEvent` for everything presented until the returned function is called. */
  listen(onEvent: (event: ReaderEvent) => void): () => void;
  close(): Promise<void>;
}

/** `001•••••3456`: the only form in which a number reaches screen or log. */
export const maskNumber = (number: string): string =>
  number.length < 8
    ? '•'.repeat(number.length)
    : `${number.slice(0, 3)}${'•'.repeat(number.length - 7)}${number.slice(-4)}`;
