import type { IssueOptions } from './options.ts';

/**
 * What a kiosk that trusts the card's country signer makes of it: proven genuine, readable without proof that the chip is
 * no copy, or refused for one of three reasons.
 */
export type CardOutcome = 'chip-authentic' | 'chip-read' | 'forged' | 'unknown-signer' | 'cloned';

export interface OddCard {
  readonly id: string;
  readonly description: string;
  /** Id of the persona the card is issued to. */
  readonly persona: string;
  readonly options: Partial<IssueOptions>;
  readonly expected: CardOutcome;
}

const genuine = (
  id: string,
  description: string,
  options: Partial<IssueOptions> = {},
  persona = 'covered',
): OddCard => ({ id, description, persona, options, expected: 'chip-authentic' });

const refused = (
  id: string,
  description: string,
  expected: CardOutcome,
  options: Partial<IssueOptions>,
): OddCard => ({ id, description, persona: 'covered', options, expected });

const people: readonly OddCard[] = [
  genuine('layout-2021', 'Card of 2021: the old number is item 15 of DG13'),
  genuine('layout-2024', 'Card of 2024: the old number is item 16 of DG13', {}, 'new-card-2024'),
  genuine('layout-2024-old-number', 'Layout of 2024 with an old number', { layout: 2024 }),
  genuine('no-expiry', 'No end: "Không thời hạn" in DG13, 991231 in the MRZ', {}, 'appointment-today'),
  genuine('year-of-birth', 'Only the year of birth is known', {}, 'year-only-birth'),
  genuine('long-name', 'A name that the MRZ cuts off', {}, 'long-name'),
  genuine('child', 'A child with a card of 2024 that names the parents', {}, 'child-under-6'),
  genuine('spouse-none', 'Item 14 of DG13 without a name', { spouse: 'none' }),
  genuine('spouse-empty', 'Item 14 of DG13 with a name of no letters', { spouse: 'empty' }),
  genuine('spouse-some', 'Item 14 of DG13 with a name', { spouse: 'some' }),
  genuine('item-over-127', 'An item of DG13 with a length of two bytes', { longResidence: 127 }),
  genuine('item-over-255', 'An item of DG13 with a length of three bytes', { longResidence: 255 }),
  genuine('dg13-nested', 'The items of DG13 lie in a SET in a SEQUENCE', { dg13Wrapper: 'nested' }),
  genuine('fingerprints', 'DG3 is there and closed', { extraDataGroups: [3] }),
  genuine('portrait-jp2', 'Portrait as a JP2 file', { portrait: 'jpeg2000' }),
  genuine('portrait-codestream', 'Portrait as a JPEG 2000 codestream', { portrait: 'jpeg2000-codestream' }),
  genuine('portrait-large', 'Portrait of 40 kB', { portraitBytes: 40_000 }),
];

const access: readonly OddCard[] = [
  genuine('no-card-access', 'No EF.CardAccess: basic access control alone', { cardAccess: false }),
  genuine('bac-only', 'A card without PACE', { pace: null }),
  genuine('pace-only', 'Basic access control is switched off', { bac: false }),
  genuine('pace-3des', 'PACE with 3DES', { pace: { curve: 'brainpoolP256r1', cipher: '3des' } }),
  genuine('pace-p256', 'PACE on P-256', { pace: { curve: 'prime256v1', cipher: 'aes-128' } }),
  genuine('pace-p384', 'PACE on P-384, AES-192', { pace: { curve: 'secp384r1', cipher: 'aes-192' } }),
  genuine('pace-p521', 'PACE on P-521, AES-256', { pace: { curve: 'secp521r1', cipher: 'aes-256' } }),
  genuine('pace-brainpool-384', 'PACE on brainpoolP384r1, AES-192', {
    pace: { curve: 'brainpoolP384r1', cipher: 'aes-192' },
  }),
  genuine('pace-brainpool-512', 'PACE on brainpoolP512r1, AES-256', {
    pace: { curve: 'brainpoolP512r1', cipher: 'aes-256' },
  }),
];

const proofs: readonly OddCard[] = [
  genuine('ca-3des', 'Chip authentication with 3DES', {
    chipAuthentication: { curve: 'prime256v1', cipher: '3des', keyId: null },
  }),
  genuine('ca-p521', 'Chip authentication on P-521, AES-256', {
    chipAuthentication: { curve: 'secp521r1', cipher: 'aes-256', keyId: null },
  }),
  genuine('ca-named-curve', 'DG14 names the curve of its key', {
    chipAuthentication: { curve: 'brainpoolP384r1', cipher: 'aes-192', keyId: null, parameters: 'named' },
  }),
  genuine('ca-key-id', 'The key of DG14 has an id', {
    chipAuthentication: { curve: 'brainpoolP256r1', cipher: 'aes-128', keyId: 5 },
  }),
  genuine('ca-alone', 'No active authentication', { activeAuthentication: null }),
  genuine('aa-alone', 'No chip authentication', { chipAuthentication: null }),
  genuine('aa-rsa', 'Active authentication with RSA, SHA-256', {
    activeAuthentication: 'rsa',
    chipAuthentication: null,
  }),
  genuine('aa-rsa-sha1', 'Active authentication with RSA, SHA-1', {
    activeAuthentication: 'rsa',
    activeAuthenticationHash: 'sha1',
    chipAuthentication: null,
  }),
  refused('no-proof', 'Signed data on a chip that can prove nothing', 'chip-read', {
    activeAuthentication: null,
    chipAuthentication: null,
  }),
];

const signatures: readonly OddCard[] = [
  genuine('signed-rsa', 'Signed with RSA', { algorithm: 'rsa-pkcs1' }),
  genuine('signed-rsa-pss', 'Signed with RSA-PSS', { algorithm: 'rsa-pss' }),
  genuine('signed-p256', 'Signed on P-256', { algorithm: 'ecdsa-p256' }),
  genuine('signed-brainpool', 'Signed on brainpoolP256r1', { algorithm: 'ecdsa-brainpoolP256r1' }),
  genuine('sod-sha1', 'Hashes of SHA-1', { hashAlgorithm: 'sha1' }),
  genuine('sod-sha384', 'Hashes of SHA-384', { hashAlgorithm: 'sha384' }),
  genuine('sod-sha512', 'Hashes of SHA-512', { hashAlgorithm: 'sha512' }),
  genuine('sod-plain', 'A signed object without signed attributes', { signedAttributes: false }),
  genuine('sod-key-id', 'The signer is named by its key id', { signerId: 'key-id' }),
];

const crimes: readonly OddCard[] = [
  refused('forged-dg1', 'Another name in the MRZ', 'forged', { tamper: 'dg1' }),
  refused('forged-dg13', 'Another name in the personal data', 'forged', { tamper: 'dg13' }),
  refused('forged-dg2', 'Another face', 'forged', { tamper: 'dg2' }),
  refused('unlisted-dg13', 'Personal data that nobody signed', 'forged', { tamper: 'unlisted-dg13' }),
  refused('sod-signature', 'A wrong signature', 'forged', { tamper: 'sod-signature' }),
  refused('no-sod', 'No signed object', 'forged', { tamper: 'no-sod' }),
  refused('unknown-signer', 'Signed below an unknown country signer', 'unknown-signer', {
    tamper: 'unknown-signer',
  }),
  refused('namesake-signer', 'Signed below one that bears the name of a known one', 'unknown-signer', {
    tamper: 'namesake-signer',
  }),
  refused('expired-ds', 'The document signer has ended', 'unknown-signer', { tamper: 'expired-ds' }),
  refused('cloned-ca', 'A copy without the key for chip authentication', 'cloned', { tamper: 'cloned-ca' }),
  refused('cloned-aa', 'A copy without the key for active authentication', 'cloned', {
    tamper: 'cloned-aa',
    chipAuthentication: null,
  }),
  refused('cloned-aa-rsa', 'The same with RSA', 'cloned', {
    tamper: 'cloned-aa',
    activeAuthentication: 'rsa',
    chipAuthentication: null,
  }),
  refused('stripped-proofs', 'A copy that leaves out what would prove it one', 'cloned', {
    tamper: 'stripped-proofs',
  }),
];

/** Every quirk and every crime that the issuer can put on a card, with what a kiosk has to make of it. */
export const ODD_CARDS: readonly OddCard[] = [...people, ...access, ...proofs, ...signatures, ...crimes];
