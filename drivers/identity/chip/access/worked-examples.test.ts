import { describe, expect, it } from 'vitest';
import { ok } from '../../../ports/result.ts';
import { createLink, type Link, type Transmit } from '../card/link.ts';
import type { Random } from '../crypto/curves.ts';
import { deriveKey, mrzSecret } from '../crypto/keys.ts';
import { openByBac } from './bac.ts';
import { openByPace } from './pace.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex').toUpperCase();

/** A card that knows one conversation by heart; what else it is asked fails the test. */
const scripted = (...lines: readonly (readonly [command: string, answer: string])[]): Transmit => {
  const left = [...lines];
  return async (command) => {
    const [wanted = 'nothing more', answer = ''] = left.shift() ?? [];
    expect(hex(command)).toBe(wanted.replaceAll(' ', ''));
    return ok(bytes(answer));
  };
};

/** Randomness that gives these values in turn. */
const dice = (...values: readonly Uint8Array[]): Random => {
  const left = [...values];
  return () => left.shift() ?? new Uint8Array(0);
};

/** `newKeyPair` makes a scalar of random bytes r as r + 1. */
const asDice = (scalar: string): Uint8Array =>
  bytes((BigInt(`0x${scalar}`) - 1n).toString(16).padStart(80, '0'));

const read = async (link: Link, p1: number, p2: number, le: number): Promise<string> => {
  const answer = await link.send({ cla: 0x00, ins: 0xb0, p1, p2, le });
  expect(answer).toMatchObject({ ok: true, value: { sw: 0x9000 } });
  return answer.ok ? hex(answer.value.data) : '';
};

describe('keys of domain facts B2', () => {
  it.each([
    [
      'L898902C<369080619406236',
      '239AB9CB282DAF66231DC5A4DF6BFBAE',
      'AB94FDECF2674FDFB9B391F85D7F76F2',
      '7962D9ECE03D1ACD4C76089DCE131543',
    ],
    [
      '090123456290010113001019',
      '7C982411E7BFC7420E579DCC18D88AF8',
      '3B944610FB83FD4AFE617F0B5D8AABF8',
      '9EE910A7836E1A839EBF7F26CB645E67',
    ],
  ])('%s', (mrz, seed, enc, mac) => {
    const kseed = mrzSecret(mrz).subarray(0, 16);
    expect(hex(kseed)).toBe(seed);
    expect(hex(deriveKey(kseed, 'enc', '3des'))).toBe(enc);
    expect(hex(deriveKey(kseed, 'mac', '3des'))).toBe(mac);
  });
});

describe('the worked examples of ICAO 9303-11', () => {
  it('BAC and secure messaging, appendix D.3 and D.4', async () => {
    const link = createLink(
      scripted(
        ['0084000008', '4608F91988702212 9000'],
        [
          '0082000028 72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2 5F1448EEA8AD90A7 28',
          '46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F 2F2D235D074D7449 9000',
        ],
        ['0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800', '990290008E08FA855A5D4C50A8ED9000'],
        ['0CB000000D9701048E08ED6705417E96BA5500', '8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000'],
        [
          '0CB000040D9701128E082EA28A70F3C7B53500',
          '871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000',
        ],
      ),
    );
    const random = dice(bytes('781723860C06C226'), bytes('0B795240CB7049B01C19B33E32804F0B'));
    expect(await openByBac(link, 'L898902C<369080619406236', random)).toEqual({ ok: true, value: null });
    expect(await link.send({ cla: 0x00, ins: 0xa4, p1: 0x02, p2: 0x0c, data: bytes('011E') })).toMatchObject({
      ok: true,
      value: { sw: 0x9000 },
    });
    expect(await read(link, 0, 0, 4)).toBe('60145F01');
    expect(await read(link, 0, 4, 18)).toBe('04303130365F36063034303030305C026175');
  });

  it('PACE with ECDH, generic mapping, appendix G.1', async () => {
    const key = (hexPoint: string): string => `04 ${hexPoint}`;
    const mappingOurs = key(
      '7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E 544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D',
    );
    const mappingTheirs = key(
      '824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57 30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54',
    );
    const ours = key(
      '2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C 3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462',
    );
    const theirs = key(
      '9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB 7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094',
    );
    const link = createLink(
      scripted(
        ['0022C1A40F 800A04007F00070202040202 830101', '9000'],
        ['10860000027C0000', '7C12801095A3A016522EE98D01E76CB6B98B42C39000'],
        [`1086000045 7C438141${mappingOurs}00`, `7C438241${mappingTheirs}9000`],
        [`1086000045 7C438341${ours}00`, `7C438441${theirs}9000`],
        ['008600000C 7C0A8508C2B0BD78D94BA866 00', '7C0A86083ABB9674BCE93C089000'],
      ),
    );
    const secret = mrzSecret('T22000129364081251010318');
    expect(hex(secret)).toBe('7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD');
    expect(hex(deriveKey(secret, 'password', 'aes-128'))).toBe('89DED1B26624EC1E634C1989302849DD');
    const info = { oidBytes: bytes('04007F00070202040202'), cipher: 'aes-128', parameterId: 13 } as const;
    const random = dice(
      asDice('7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99'),
      asDice('A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595'),
    );
    expect(await openByPace(link, info, { reference: 1, secret }, random)).toEqual({ ok: true, value: null });
  });
});
