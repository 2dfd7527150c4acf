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

/** What is known of a card before its chip is read: its number opens it, the rest serves older cards. */
export interface CardKey {
  readonly number: string;
  readonly birthDate: FhirDate | null;
  readonly issueDate: FhirDate | null;
  /** The three lines of the MRZ, where they were read. */
  readonly mrz: readonly string[] | null;
}

/** The face on the chip, as a page can show it. */
export interface Portrait {
  readonly mime: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** How far the reading of a chip is: what the screen tells the patient. */
export const READ_PHASES = ['opening', 'text', 'proof', 'portrait'] as const;
export type ReadPhase = (typeof READ_PHASES)[number];

/** Why something that was presented gave no identity. */
export type ReadFailure = CodeFailure | ChipFailure;

/** Of a code held before a scanner. */
export const CODE_FAILURES = [
  /** Readable, but no card at all: a link, a text, a token. */
  'not-a-citizen-card',
  /** Thẻ bảo hiểm y tế: it names the insurance, not the number of the person. */
  'insurance-card',
  /** A code that asks for money. */
  'payment-code',
  /** The zone of a card of another state, or of one without a citizen number. */
  'foreign-card',
  /** Starts like a citizen card and ends too soon. */
  'incomplete',
  /** A citizen card whose values break their own rules (31/02, 11 digits). */
  'invalid',
  /** Too long or not text at all. */
  'noise',
  /** Two persons' cards in one picture: nobody guesses which is meant. */
  'two-cards',
  /** Typed by a keyboard scanner through an input method that changed the letters: for the technician. */
  'altered',
] as const;
export type CodeFailure = (typeof CODE_FAILURES)[number];

/** Of a card laid on the chip reader. */
export const CHIP_FAILURES = [
  /** A chip, but not of a citizen card: a bank card, a phone, a travel card. */
  'other-chip',
  /** A card that does not answer, or a reader that cannot power it. */
  'mute',
  /** The chip does not open with what is known: most often the code came from another card. */
  'key-refused',
  /** No more tries are made, so that the card does not lock itself. */
  'chip-blocked',
  /** Answers that break the standard: torn, garbled, endless, or of a size that no card has. */
  'chip-garbled',
  /** Lifted in mid-read: it goes on when the card is laid back. */
  'moved',
  /** The data is not what the state signed. */
  'forged',
  /** Signed by nobody whom the configuration trusts. */
  'unknown-signer',
  /** The data is genuine and the chip is not: it could not prove its key. */
  'cloned',
] as const;
export type ChipFailure = (typeof CHIP_FAILURES)[number];

export type ReaderEvent =
  | { readonly type: 'present' }
  /** A chip lies on the reader and nothing is known that opens it: `expect` goes on. */
  | { readonly type: 'key-wanted' }
  | { readonly type: 'progress'; readonly phase: ReadPhase }
  /**
   * `receivedAt`: milliseconds of the injected clock when the last byte came in. `complete` is false while the chip is
   * still proving itself: the identity comes again with more assurance, or a failure takes its place.
   */
  | {
      readonly type: 'identity';
      readonly identity: Identity;
      readonly complete: boolean;
      readonly receivedAt: number;
      /** The three lines of the zone on the card, where they were read: they open its chip. */
      readonly mrz: readonly string[] | null;
    }
  /** The portrait of the identity told last, the end of a read; null where the chip has none that can be shown. */
  | { readonly type: 'portrait'; readonly portrait: Portrait | null }
  | { readonly type: 'removed' }
  | { readonly type: 'failed'; readonly code: ReadFailure };

/** A device that tells who stands before the kiosk. */
export interface IdentityReader {
  /** Calls `onEvent` for everything presented until the returned function is called. */
  listen(onEvent: (event: ReaderEvent) => void): () => void;
  /**
   * What is known of the person by other means, or null once that no longer holds. A chip that waits for it is read at
   * once; a reader that needs no key pays no heed.
   */
  expect(key: CardKey | null): void;
  close(): Promise<void>;
}

/** `001•••••3456`: the only form in which a number reaches screen or log. */
export const maskNumber = (number: string): string =>
  number.length < 8
    ? '•'.repeat(number.length)
    : `${number.slice(0, 3)}${'•'.repeat(number.length - 7)}${number.slice(-4)}`;
