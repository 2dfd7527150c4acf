import type { ChipContents } from '../contents.ts';
import { type Authority, createAuthority } from './authority.ts';
import { publicKeyInfo } from './certificate.ts';
import { activeKey, generateChipKey } from './chip-keys.ts';
import { commonFile, fillerDataGroup } from './data-groups.ts';
import { dataGroup2, facialRecord } from './face-record.ts';
import { dataGroup1, mrzInformation, mrzLines } from './mrz.ts';
import { completeOptions, type IssueOptions, type Tampering } from './options.ts';
import type { ChipPerson } from './person.ts';
import { dataGroup13 } from './personal-data.ts';
import { portraitFile } from './portrait-file.ts';
import { cardAccessFile, dataGroup14, dataGroup15, type PaceSuite } from './security-infos.ts';
import { securityObject } from './security-object.ts';

const EF_SOD = 0x011d;
const EF_COM = 0x011e;
const FORGED_NAME = 'Người Mạo Danh';
/** The number whose face a forger puts in. */
const FORGED_FACE = '000000000000';
/** After every persona's card was made, and long ago. */
const EXPIRED_SINCE = new Date('2025-01-01T00:00:00Z');

const paceSuite = ({ pace, cardAccess }: IssueOptions): PaceSuite | null => (cardAccess ? pace : null);

const lengthened = (residence: string, over: IssueOptions['longResidence']): string => {
  let text = residence;
  while (over !== null && Buffer.byteLength(text) <= over) text = `Tổ dân phố Mẫu, ${text}`;
  return text;
};

/** The files about the person, DG1, DG2 and DG13, by number. `face`: the number whose portrait it is. */
const personFiles = (person: ChipPerson, face: string, options: IssueOptions): Map<number, Uint8Array> => {
  const { portrait, portraitBytes, dg13Wrapper } = options;
  const residence = lengthened(person.residence, options.longResidence);
  const picture = portraitFile(face, portrait, portraitBytes);
  const shape = { layout: options.layout, wrapper: dg13Wrapper, spouse: options.spouse };
  return new Map([
    [1, dataGroup1(mrzLines(person))],
    [2, dataGroup2(facialRecord(picture, portrait, person.sex))],
    [13, dataGroup13({ ...person, residence }, shape)],
  ]);
};

type Proofs = Pick<ChipContents, 'chipAuthentication' | 'activeAuthentication'> & {
  /** DG14 and DG15, where the chip has them. */
  readonly files: ReadonlyMap<number, Uint8Array>;
};

const chipProof = ({ chipAuthentication, tamper }: IssueOptions) => {
  if (tamper === 'cloned-ca' && !chipAuthentication) throw new Error('cloned-ca needs chip authentication');
  if (!chipAuthentication) return null;
  const { curve, cipher, keyId, parameters = 'explicit' } = chipAuthentication;
  const key = generateChipKey(curve, parameters);
  const { privateKey } = tamper === 'cloned-ca' ? generateChipKey(curve, parameters) : key;
  return { curve, cipher, keyId, privateKey, publicKeyInfo: key.publicKeyInfo };
};

const activeProof = ({ activeAuthentication, activeAuthenticationHash: hash, tamper }: IssueOptions) => {
  if (tamper === 'cloned-aa' && !activeAuthentication)
    throw new Error('cloned-aa needs active authentication');
  if (!activeAuthentication) return null;
  const { publicKey, privateKey } = activeKey(activeAuthentication, 'chip');
  const held = tamper === 'cloned-aa' ? activeKey(activeAuthentication, 'clone').privateKey : privateKey;
  return { privateKey: held, hash, file: dataGroup15(publicKeyInfo(publicKey)) };
};

const proofsOf = (options: IssueOptions): Proofs => {
  const chip = chipProof(options);
  const active = activeProof(options);
  const infos = dataGroup14({
    pace: paceSuite(options),
    chipAuthentication: chip,
    ecdsaHash: options.activeAuthentication === 'ecdsa' ? options.activeAuthenticationHash : null,
    terminalAuthentication: options.extraDataGroups.includes(3),
  });
  const files = new Map<number, Uint8Array>();
  if (infos) files.set(14, infos);
  if (active) files.set(15, active.file);
  return {
    files,
    chipAuthentication: chip && {
      curve: chip.curve,
      cipher: chip.cipher,
      keyId: chip.keyId,
      privateKey: chip.privateKey,
    },
    activeAuthentication: active && { privateKey: active.privateKey, hash: active.hash },
  };
};

const signingAuthority = ({ authority, tamper }: IssueOptions): Authority => {
  const { algorithm, name } = authority;
  if (tamper === 'unknown-signer') return createAuthority({ algorithm, name: 'Test CSCA of a forger' });
  if (tamper === 'namesake-signer') return createAuthority({ algorithm, name, generation: 1 });
  return authority;
};

/** The document signer whose certificate has ended hangs below the card's own country signer. */
const expired = ({ algorithm, name, generation }: Authority): Authority =>
  createAuthority({ algorithm, name, generation, notAfter: EXPIRED_SINCE });

const signedObject = (
  person: ChipPerson,
  groups: ReadonlyMap<number, Uint8Array>,
  options: IssueOptions,
): Uint8Array => {
  const { tamper, hashAlgorithm, signedAttributes, signerId } = options;
  const listed = new Map(groups);
  if (tamper === 'unlisted-dg13') listed.delete(13);
  const authority = signingAuthority(options);
  return securityObject(listed, {
    authority: tamper === 'expired-ds' ? expired(authority) : authority,
    hash: hashAlgorithm,
    signedAttributes,
    signerId,
    signedAt: new Date(`${person.issueDate.split('/').toReversed().join('-')}T03:00:00Z`),
    brokenSignature: tamper === 'sod-signature',
  });
};

const FORGED_GROUP: Partial<Record<Tampering, number>> = { dg1: 1, dg2: 2, dg13: 13 };

/** Exchanges what the tampering is about for the file of somebody else. */
const forge = (groups: Map<number, Uint8Array>, person: ChipPerson, options: IssueOptions): void => {
  const number = FORGED_GROUP[options.tamper];
  if (number === undefined) return;
  const file = personFiles({ ...person, name: FORGED_NAME }, FORGED_FACE, options).get(number);
  if (file) groups.set(number, file);
};

/**
 * Personalises a chip: makes its keys, its files and the signed object over them (ICAO 9303-10). All but the keys and
 * signatures is the same for the same person and options.
 * @throws Error where the options contradict each other: a clone of a proof that the chip does not have.
 */
export const issueChip = (person: ChipPerson, options: Partial<IssueOptions> = {}): ChipContents => {
  const all = completeOptions(person, options);
  const pace = paceSuite(all);
  const lines = mrzLines(person);
  const proofs = proofsOf(all);
  const groups = personFiles(person, person.number, all);
  for (const number of all.extraDataGroups) groups.set(number, fillerDataGroup(number));
  for (const [number, file] of proofs.files) groups.set(number, file);
  const signed = signedObject(person, groups, all);
  const stripped = all.tamper === 'stripped-proofs';
  if (stripped) for (const number of proofs.files.keys()) groups.delete(number);
  forge(groups, person, all);
  const numbers = [...groups.keys()].toSorted((left, right) => left - right);
  const files = new Map([[EF_COM, commonFile(numbers)]]);
  if (all.tamper !== 'no-sod') files.set(EF_SOD, signed);
  for (const [number, file] of groups) files.set(0x0100 + number, file);
  return {
    files,
    cardAccess: pace && cardAccessFile(pace),
    pace,
    bac: all.bac,
    can: person.number.slice(-6),
    mrzInformation: mrzInformation(lines),
    chipAuthentication: stripped ? null : proofs.chipAuthentication,
    activeAuthentication: stripped ? null : proofs.activeAuthentication,
  };
};
