import type { ChipContents } from '../contents.ts';
import { concat, hex } from './bytes.ts';
import { encode } from './tlv.ts';

/** A picture's worth of bytes in DG2, beyond the reach of READ BINARY's 15-bit offset. */
export const LONG_FILE = encode(
  0x75,
  Uint8Array.from({ length: 40_000 }, (_, at) => (at * 31 + (at >> 8)) & 0xff),
);
export const COM = hex('60145F0104303130365F36063034303030305C026175');
export const CARD_ACCESS = hex('31143012060A04007F0007020204020202010202010D');

/** A card with both access controls and no keys of its own. */
export const CONTENTS: ChipContents = {
  files: new Map([
    [0x0101, encode(0x61, concat(hex('5F1F'), new Uint8Array(92)))],
    [0x0102, LONG_FILE],
    [0x011e, COM],
  ]),
  cardAccess: CARD_ACCESS,
  pace: { curve: 'brainpoolP256r1', cipher: 'aes-128' },
  bac: true,
  can: '123456',
  mrzInformation: 'L898902C<369080619406236',
  chipAuthentication: null,
  activeAuthentication: null,
};
