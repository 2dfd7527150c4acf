import { expect, it } from 'vitest';
import type { ReaderEvent } from '../../drivers/ports/identity.ts';
import { createPageCodes } from './page-codes.ts';

const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Phường Mẫu, Hà Nội|15042021';
const ZONE = 'IDVNM0901234562001090123456<<3/9001011M3001019VNM<<<<<<<<<<<4/NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<';
const INSURANCE =
  'DD4010123456789|5472e1baa76e2042c3a920c39a74|2022|2|48c3a0204ee1bb9969|01-028|01/01/2022|31/12/2028|01/01/2022|$';

function open() {
  const events: ReaderEvent[] = [];
  const lines: string[] = [];
  const codes = createPageCodes({
    now: () => 5_000,
    today: () => '2026-11-23',
    log: (event, fields) => lines.push(JSON.stringify([event, fields])),
    onCode: (event) => events.push(event),
  });
  return { codes, events, lines };
}

it('judges a code of the camera as a scanner would', () => {
  const { codes, events } = open();
  codes.shown({ by: 'camera', text: CARD });
  codes.shown({ by: 'camera', text: ZONE });
  expect(events).toMatchObject([
    {
      type: 'identity',
      receivedAt: 5_000,
      mrz: null,
      identity: { source: 'qr', assurance: 'scanned', number: '001090123456' },
    },
    {
      type: 'identity',
      mrz: ZONE.split('/'),
      identity: { source: 'mrz', assurance: 'scanned', name: 'NGUYEN VAN AN' },
    },
  ]);
});

it.each([
  ['https://example.vn', 'not-a-citizen-card'],
  ['001090123456||Nguyễn Văn An|31021990|Nam|x|15042021', 'invalid'],
  [INSURANCE, 'insurance-card'],
  [
    '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
    'payment-code',
  ],
])('says what %s is instead', (text, code) => {
  const { codes, events } = open();
  codes.shown({ by: 'camera', text });
  expect(events).toEqual([{ type: 'failed', code }]);
});

const INSURANCE_CARD: ReaderEvent = { type: 'failed', code: 'insurance-card' };
const ALTERED: ReaderEvent = { type: 'failed', code: 'altered' };

it.each([true, false])(
  'undoes what an input method did to an insurance card (seen by the page: %s)',
  (altered) => {
    const { codes, events, lines } = open();
    const text = INSURANCE.replace('DD4', 'Đ4').replaceAll('aa', 'â');
    expect(text).toContain('Đ4');
    expect(text).toContain('â');
    codes.shown({ by: 'keyboard-scanner', text, altered });
    expect(events).toEqual([INSURANCE_CARD]);
    expect(lines.join()).toContain('"altered"');
    expect(lines.join()).toContain('"type\\":\\"bhyt-qr\\"');
  },
);

it.each([
  ['a citizen card', CARD.replace('Văn', 'Vẳn')],
  ['a citizen card that looks whole', CARD],
  ['an insurance card cut off', INSURANCE.slice(0, 60)],
  ['a zone', ZONE],
  ['a link', 'https://exâmple.vn'],
])('takes nothing of %s that an input method altered', (_what, text) => {
  const { codes, events } = open();
  codes.shown({ by: 'keyboard-scanner', text, altered: true });
  expect(events).toEqual([ALTERED]);
});

it('reads codes of a keyboard that nothing happened to as they are, and logs no damage', () => {
  const { codes, events, lines } = open();
  for (const text of [INSURANCE, CARD]) codes.shown({ by: 'keyboard-scanner', text, altered: false });
  expect(events).toMatchObject([INSURANCE_CARD, { type: 'identity', identity: { source: 'qr' } }]);
  expect(lines.join()).not.toContain('altered');
});

it('tells of a code that lost letters', () => {
  const { codes, events } = open();
  codes.unread('damaged');
  expect(events).toEqual([ALTERED]);
});

it('logs nothing of what it was shown', () => {
  const { codes, lines } = open();
  for (const text of [CARD, ZONE, INSURANCE]) codes.shown({ by: 'camera', text });
  expect(lines.join()).not.toMatch(/001090|Nguy|NGUYEN|DD401/);
});
