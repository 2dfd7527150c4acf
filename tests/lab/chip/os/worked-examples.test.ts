import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { WELL } from '../contents.ts';
import { hex } from './bytes.ts';
import { createChip } from './chip.ts';
import { CONTENTS } from './test-contents.ts';

/** Gives the listed values one after the other, whatever length is asked for. */
const prepared = (...values: readonly string[]): ((length: number) => Uint8Array) => {
  const left = values.map(hex);
  return (length) => {
    const next = left.shift();
    if (next?.length !== length) throw new Error(`no prepared value of ${length} bytes`);
    return next;
  };
};

type Exchange = readonly [command: string, answer: string];

const BAC: readonly Exchange[] = [
  ['00A4040C07A0000002471001', '9000'],
  ['0084000008', '46 08F91988702212 9000'],
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
];

const PACE: readonly Exchange[] = [
  ['0022C1A40F 800A04007F00070202040202 830101', '9000'],
  ['10860000027C0000', '7C12801095A3A016522EE98D01E76CB6B98B42C3 9000'],
  [
    `10860000457C438141 04 7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E
      544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D 00`,
    `7C438241 04 824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57
      30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54 9000`,
  ],
  [
    `10860000457C438341 04 2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C
      3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462 00`,
    `7C438441 04 9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB
      7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094 9000`,
  ],
  ['008600000C7C0A8508C2B0BD78D94BA86600', '7C0A86083ABB9674BCE93C08 9000'],
];

describe('worked examples of ICAO 9303-11', () => {
  it('appendix D: basic access control and secure messaging', async () => {
    const random = prepared('4608F91988702212', '0B4F80323EB3191CB04970CB4052790B');
    const chip = createChip(CONTENTS, WELL, random);
    for (const [command, answer] of BAC) {
      expect(Buffer.from((await chip.transmit(hex(command))) ?? []).toString('hex')).toBe(
        Buffer.from(hex(answer)).toString('hex'),
      );
    }
    expect(chip.sessions()).toEqual(['bac']);
  });

  it('appendix G.1: PACE with generic mapping over brainpoolP256r1', async () => {
    const random = prepared(
      '3F00C4D39D153F2B2A214A078D899B22',
      '498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560',
      '107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A',
    );
    const chip = createChip({ ...CONTENTS, mrzInformation: 'T22000129364081251010318' }, WELL, random);
    for (const [command, answer] of PACE) {
      expect(Buffer.from((await chip.transmit(hex(command))) ?? []).toString('hex')).toBe(
        Buffer.from(hex(answer)).toString('hex'),
      );
    }
    expect(chip.session()).toBe('pace');
  });
});
