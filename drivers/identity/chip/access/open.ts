import { SW } from '../../../codec/apdu.ts';
import type { CalendarDate } from '../../../codec/calendar.ts';
import { parseCardAccess } from '../../../codec/lds/security-infos.ts';
import type { CardKey } from '../../../ports/identity.ts';
import { err, ok, type Result } from '../../../ports/result.ts';
import { emptyFile, FILES, readFile } from '../card/files.ts';
import type { Link, LinkFailure } from '../card/link.ts';
import { groupOfParameter, type Random } from '../crypto/curves.ts';
import { mrzSecret } from '../crypto/keys.ts';
import { openByBac } from './bac.ts';
import type { AccessFailure } from './failure.ts';
import { computedMrzInformation, mrzInformationOf } from './mrz-candidates.ts';
import { openByPace, type PaceInfo } from './pace.ts';

/** The way that opened the chip. */
export type AccessWay = 'pace-can' | 'pace-mrz' | 'bac';

export type OpenFailure =
  | LinkFailure
  /** No citizen card: it has no eMRTD application. */
  | 'other-chip'
  /** None of what is known opens it. */
  | 'wrong-password'
  /** No more tries: the card slows down, locks itself, or would soon. */
  | 'blocked';

/** What a chip offers before it is open. */
export interface ChipDoor {
  /** Ways to do PACE that we know, the card's likeliest first; empty on a card without. */
  readonly pace: readonly PaceInfo[];
  /** Whether the eMRTD application answered to its name; under PACE it may do so only afterwards. */
  readonly application: boolean;
}

export interface Opening {
  readonly random: Random;
  /** Milliseconds; measures how fast the chip answers. */
  readonly clock: () => number;
  readonly today: CalendarDate;
}

/** The eMRTD application of ICAO 9303-10, 3.3. */
const EMRTD = Uint8Array.of(0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01);
const CAN_DIGITS = 6;
const CAN_REFERENCE = 2;
const MRZ_REFERENCE = 1;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Wrong passwords for one key, and in one stay on the reader with however many keys. */
export const MAX_WRONG = { key: 3, stay: 6 } as const;
/** A chip that takes so much longer than at first has begun to slow down. */
const SLOWER = 4;
const SLOW_MS = 800;

export const selectApplication = async (link: Link): Promise<Result<boolean, LinkFailure>> => {
  const answer = await link.send({ cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x0c, data: EMRTD });
  return answer.ok ? ok(answer.value.sw === SW.ok) : answer;
};

const usable = (bytes: Uint8Array): readonly PaceInfo[] => {
  const infos = parseCardAccess(bytes);
  if (!infos.ok) return [];
  return infos.value.flatMap((info) =>
    info.type === 'pace' &&
    info.mapping === 'gm' &&
    info.keyAgreement === 'ecdh' &&
    info.parameterId !== null &&
    groupOfParameter(info.parameterId) !== null
      ? [{ oidBytes: info.oidBytes, cipher: info.cipher, parameterId: info.parameterId }]
      : [],
  );
};

/**
 * Reads EF.CardAccess without SELECT of the master file, which some citizen cards refuse (domain facts B1). The first
 * command asks for a long answer: in the clear it costs nothing to learn that a card takes short APDUs alone.
 * @param extended false for a reader or card that is known to fail on long APDUs
 */
export const lookAtDoor = async (link: Link, extended: boolean): Promise<Result<ChipDoor, LinkFailure>> => {
  link.allowExtended(extended);
  const cardAccess = await readFile(link, FILES.cardAccess, emptyFile());
  if (cardAccess.ok) {
    const pace = usable(cardAccess.value);
    if (pace.length > 0) return ok({ pace, application: true });
  } else if (
    cardAccess.error !== 'absent' &&
    cardAccess.error !== 'denied' &&
    cardAccess.error !== 'garbled'
  ) {
    return err(cardAccess.error);
  }
  const application = await selectApplication(link);
  return application.ok ? ok({ pace: [], application: application.value }) : application;
};

/** What is known of the card; `can` where it was told by itself, else it is the end of the number. */
export interface ChipKey extends CardKey {
  readonly can: string | null;
}

interface Try {
  readonly way: AccessWay;
  /** Tries with the same secret share it: what PACE refused, BAC is not asked. */
  readonly secret: string;
  readonly open: () => Promise<Result<null, AccessFailure>>;
}

/** The secrets worth a try, surest first: what was read of this very card before what is derived (domain facts B1). */
const secretsOf = (key: ChipKey, today: CalendarDate): readonly { can?: string; mrz?: string }[] => {
  const read = key.mrz === null ? null : mrzInformationOf(key.mrz, today);
  return [
    ...(key.can === null ? [] : [{ can: key.can }]),
    ...(read === null ? [] : [{ mrz: read }]),
    ...(key.can === null && key.number.length >= CAN_DIGITS ? [{ can: key.number.slice(-CAN_DIGITS) }] : []),
    ...(read === null ? computedMrzInformation(key, today).map((mrz) => ({ mrz })) : []),
  ];
};

/** The tries that fit this card: PACE with each secret, then BAC with those that are an MRZ. */
const triesFor = (link: Link, door: ChipDoor, key: ChipKey, opening: Opening): readonly Try[] => {
  const secrets = secretsOf(key, opening.today);
  const bac = async (mrz: string): Promise<Result<null, AccessFailure>> => {
    const selected = await selectApplication(link);
    if (!selected.ok) return selected;
    return selected.value ? openByBac(link, mrz, opening.random) : err('unsupported');
  };
  const byBac = secrets.flatMap(({ mrz }): Try[] =>
    mrz === undefined ? [] : [{ way: 'bac', secret: mrz, open: () => bac(mrz) }],
  );
  const [info] = door.pace;
  if (info === undefined) return byBac;
  const pace = (reference: 1 | 2, secret: Uint8Array) =>
    openByPace(link, info, { reference, secret }, opening.random, door.pace.length > 1);
  const byPace = secrets.flatMap(({ can, mrz }): Try[] => [
    ...(can === undefined
      ? []
      : [{ way: 'pace-can' as const, secret: can, open: () => pace(CAN_REFERENCE, utf8(can)) }]),
    ...(mrz === undefined
      ? []
      : [{ way: 'pace-mrz' as const, secret: mrz, open: () => pace(MRZ_REFERENCE, mrzSecret(mrz)) }]),
  ]);
  return [...byPace, ...byBac];
};

/**
 * Opens the chip with what is known of the card, and selects its application. It stops before a card could lock or slow
 * down: after a few wrong passwords, at the first sign of a slower answer, at the card's own warning.
 * @param wrong how many wrong passwords this card has heard since it was laid down
 */
export const openChip = async (
  link: Link,
  door: ChipDoor,
  key: ChipKey,
  opening: Opening,
  wrong: { count: number },
): Promise<Result<AccessWay, OpenFailure>> => {
  if (!door.application) return err('other-chip');
  const refused = new Set<string>();
  const before = wrong.count;
  let firstMs: number | null = null;
  for (const { way, secret, open } of triesFor(link, door, key, opening)) {
    if (refused.has(secret)) continue;
    if (wrong.count >= MAX_WRONG.stay) return err('blocked');
    if (wrong.count - before >= MAX_WRONG.key) break;
    const startedAt = opening.clock();
    const tried = await open();
    const ms = opening.clock() - startedAt;
    if (tried.ok) {
      if (way === 'bac') return ok(way);
      const selected = await selectApplication(link);
      if (!selected.ok) return selected;
      return selected.value ? ok(way) : err('other-chip');
    }
    if (tried.error === 'unsupported') continue;
    if (tried.error !== 'wrong-password') return err(tried.error);
    wrong.count++;
    refused.add(secret);
    if (firstMs !== null && ms > SLOW_MS && ms > firstMs * SLOWER) return err('blocked');
    firstMs ??= ms;
  }
  return err('wrong-password');
};
