import { beforeEach, describe, expect, it } from 'vitest';
import type { CardKey, ChipFailure, Identity, ReaderEvent } from '../../drivers/ports/identity.ts';
import type { EventName } from '../contract/messages.ts';
import { events } from '../contract/messages.ts';
import { PORTRAIT_LENGTH } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Reading } from './reading.ts';
import { createReading } from './reading.ts';
import type { ReadingSetup } from './reading-setup.ts';
import type { Visit, VisitRoom } from './visit.ts';
import { createVisitRoom } from './visit.ts';

const CODE: Identity = {
  source: 'qr',
  assurance: 'scanned',
  number: '001090123456',
  oldNumber: null,
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-01',
  sex: 'male',
  address: 'Hà Nội',
  issueDate: '2021-05-04',
};
/** The same person as the back of the card tells it. */
const ZONE: Identity = { ...CODE, source: 'mrz', name: 'NGUYEN VAN AN', address: null, issueDate: null };
const LINES = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN'.padEnd(30, '<'),
];
const READ: Identity = { ...CODE, source: 'chip', assurance: 'chip-read' };
const GENUINE: Identity = { ...READ, assurance: 'chip-authentic' };
const OTHER: Identity = { ...READ, number: '001090999999', name: 'Trần Thị Bình' };
const KEY: CardKey = { number: CODE.number, birthDate: '1990-01-01', issueDate: '2021-05-04', mrz: null };

const told = (identity: Identity, complete = true): Extract<ReaderEvent, { type: 'identity' }> => ({
  type: 'identity',
  identity,
  complete,
  receivedAt: 1_000,
  mrz: null,
});
const failed = (code: ChipFailure): ReaderEvent => ({ type: 'failed', code });
const PRESENT: ReaderEvent = { type: 'present' };
const KEY_WANTED: ReaderEvent = { type: 'key-wanted' };
const REMOVED: ReaderEvent = { type: 'removed' };
const PORTRAIT: ReaderEvent = {
  type: 'portrait',
  portrait: { mime: 'image/jpeg', bytes: Uint8Array.of(0xff, 0xd8, 0xff) },
};

let visits: VisitRoom;
let reading: Reading;
let clock: number;
let said: { name: EventName; payload: unknown }[];
let expected: (CardKey | null)[];
let lines: { event: string; fields: object }[];
let looked: string[];
let called: string[];
let silence: (() => void) | null;

function open(needed: ReadingSetup['eye']['needed'] = 'chip-authentic'): void {
  clock = 1_000;
  [said, expected, lines, looked, called] = [[], [], [], [], []];
  silence = null;
  visits = createVisitRoom(() => clock);
  reading = createReading({
    visits,
    eye: { needed, today: () => '2026-11-23' },
    log: (event, fields) => lines.push({ event, fields }),
    now: () => clock,
    timers: {
      after: (ms, run) => {
        expect(ms).toBe(DELAYS.chipSilence);
        silence = run;
        return () => {
          silence = null;
        };
      },
    },
    emit: (name, payload) => said.push({ name, payload: events[name].parse(payload) }),
    expect: (key) => expected.push(key),
    lookUp: ({ identity }) => looked.push(identity.name),
    endVisit,
    callStaff: (step) => called.push(step),
  });
}
/** As the host ends one. */
function endVisit(reason: string): void {
  lines.push({ event: 'visit.ended', fields: { reason } });
  visits.end();
  reading.ended();
}
const chip = (...all: ReaderEvent[]): void => {
  for (const event of all) reading.onChip(event);
};
const current = (): Visit => {
  const visit = visits.current();
  if (!visit) throw new Error('no visit');
  return visit;
};
const at = (step: Visit['step']): void => {
  current().step = step;
  reading.moved();
};
const last = (name: EventName): unknown => said.findLast((one) => one.name === name)?.payload;
const logged = (event: string): object[] =>
  lines.filter((one) => one.event === event).map((one) => one.fields);

beforeEach(() => open());

describe('a code', () => {
  it('begins a visit at once, and tells the chip reader what opens the card', () => {
    reading.onCode(told(CODE));
    expect(last('card')).toMatchObject({
      kind: 'person',
      person: { assurance: 'scanned', portrait: null, enough: false },
    });
    expect(expected).toEqual([KEY]);
    expect(looked).toEqual([CODE.name]);
    expect(reading.view()).toEqual({ state: 'none', lying: false });
  });

  it.each([
    ['scanned', true],
    ['chip-read', false],
    ['chip-authentic', false],
  ] as const)('where %s is asked for, going on with it alone: %s', (needed, may) => {
    open(needed);
    reading.onCode(told(CODE));
    expect(reading.isProven(current())).toBe(may);
    expect(last('card')).toMatchObject({ person: { enough: may } });
  });

  it('in the middle of a visit is the same person or another', () => {
    reading.onCode(told(CODE));
    reading.onCode(told(CODE));
    expect(last('card')).toEqual({ kind: 'same' });
    reading.onCode(told(OTHER));
    expect(last('card')).toEqual({ kind: 'other' });
    expect(current().identity).toBe(CODE);
  });

  it('gives the chip reader the lines of the zone, at once or later', () => {
    reading.onCode({ ...told(ZONE), mrz: LINES });
    expect(expected).toEqual([{ ...KEY, issueDate: null, mrz: LINES }]);
    open();
    reading.onCode(told(CODE));
    reading.onCode({ ...told(ZONE), mrz: LINES });
    expect(expected).toEqual([KEY, { ...KEY, mrz: LINES }]);
    expect(current().identity).toBe(CODE);
    expect(logged('card.read')).toContainEqual({ assurance: 'scanned', outcome: 'same' });
    expect(said.filter(({ name }) => name === 'card')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(LINES[0]);
  });

  it('tells more than the lines of the zone did: name and address whole', () => {
    reading.onCode({ ...told(ZONE), mrz: LINES });
    reading.onCode(told(CODE));
    expect(current().identity).toBe(CODE);
    expect(looked).toEqual([ZONE.name, CODE.name]);
    expect(last('person')).toMatchObject({ person: { name: CODE.name } });
    at('insurance');
    reading.onCode(told(CODE));
    expect(last('card')).toEqual({ kind: 'same' });
  });

  it('that could not be read is said, and no more', () => {
    reading.onCode({ type: 'failed', code: 'incomplete' });
    expect(said).toEqual([{ name: 'card', payload: { kind: 'failed', code: 'incomplete' } }]);
    expect(logged('card.failed')).toEqual([{ code: 'incomplete' }]);
  });

  it('takes the place of a visit that only says goodbye', () => {
    reading.onCode(told(CODE));
    at('goodbye');
    reading.onCode(told(OTHER));
    expect(current().identity).toBe(OTHER);
    expect(expected).toEqual([KEY, null, { ...KEY, number: OTHER.number }]);
  });
});

describe('a chip before its code', () => {
  it('asks for the code, and is read as soon as that is there', () => {
    chip(PRESENT, KEY_WANTED);
    expect(last('chip')).toEqual({ state: 'code-wanted', lying: true });
    reading.onCode(told(CODE));
    expect(expected).toEqual([KEY]);
    expect(reading.view()).toEqual({ state: 'reading', phase: 'opening', complete: false, lying: true });
  });

  it('taken away again asks for nothing any more', () => {
    chip(PRESENT, KEY_WANTED, REMOVED);
    expect(last('chip')).toEqual({ state: 'none', lying: false });
  });

  it('that needs no key begins the visit by itself', () => {
    chip(PRESENT, { type: 'progress', phase: 'text' });
    expect(reading.view()).toMatchObject({ state: 'reading', phase: 'text' });
    chip(told(READ, false), told(GENUINE), PORTRAIT);
    expect(said.map(({ name }) => name)).toContain('card');
    expect(last('person')).toMatchObject({ person: { assurance: 'chip-authentic', enough: true } });
    expect(reading.view()).toEqual({ state: 'done', lying: true });
  });

  it.each(['other-chip', 'mute', 'chip-garbled'] as const)('%s is said on the door', (code) => {
    chip(PRESENT, failed(code));
    expect(last('chip')).toEqual({ state: 'failed', code, lying: true });
    chip(REMOVED);
    expect(last('chip')).toEqual({ state: 'none', lying: false });
  });
});

describe('the read', () => {
  beforeEach(() => {
    reading.onCode(told(CODE));
    clock = 2_000;
    chip(PRESENT);
  });

  it('is shown in its phases, and nobody goes on meanwhile', () => {
    open('scanned');
    reading.onCode(told(CODE));
    expect(reading.isProven(current())).toBe(true);
    chip(PRESENT);
    expect(reading.isProven(current())).toBe(false);
    for (const phase of ['opening', 'text', 'proof'] as const) {
      chip({ type: 'progress', phase });
      expect(last('chip')).toEqual({ state: 'reading', phase, complete: false, lying: true });
      expect(reading.isProven(current())).toBe(false);
    }
    chip(told(GENUINE), { type: 'progress', phase: 'portrait' });
    expect(last('chip')).toEqual({ state: 'reading', phase: 'portrait', complete: true, lying: true });
    expect(reading.isProven(current())).toBe(true);
  });

  it('tells text first, then proof, then the portrait, each with its time', () => {
    clock = 2_300;
    chip(told(READ, false));
    expect(last('person')).toMatchObject({
      visitKey: current().key,
      person: { assurance: 'chip-read', enough: false },
    });
    clock = 2_700;
    chip(told(GENUINE));
    expect(last('person')).toMatchObject({ person: { assurance: 'chip-authentic', enough: true } });
    clock = 3_100;
    chip({ type: 'progress', phase: 'portrait' }, PORTRAIT);
    expect(last('person')).toMatchObject({ person: { portrait: 'data:image/jpeg;base64,/9j/' } });
    expect(last('chip')).toEqual({ state: 'done', lying: true });
    expect(current().identity).toEqual(GENUINE);
    expect(logged('timing').slice(1)).toMatchObject([
      { step: 'chip-to-text', ms: 300 },
      { step: 'chip-to-proof', ms: 700 },
      { step: 'chip-to-portrait', ms: 1_100 },
    ]);
    expect(logged('chip.read')).toEqual([
      { assurance: 'chip-read', complete: false },
      { assurance: 'chip-authentic', complete: true },
    ]);
  });

  it('that ends with less than is asked for leaves the person where they are', () => {
    chip(told(READ));
    expect(reading.view()).toMatchObject({ state: 'done' });
    expect(last('person')).toMatchObject({ person: { enough: false } });
    expect(reading.isProven(current())).toBe(false);
  });

  it('asks HIS and insurer again where the chip tells of somebody else than the code did', () => {
    current().insurance = { status: 'no-answer', code: null, why: 'timeout' };
    chip(told({ ...GENUINE, name: 'Nguyễn Văn Ân' }));
    expect(looked).toEqual([CODE.name, 'Nguyễn Văn Ân']);
    expect(current().insurance).toBeNull();
  });

  it('does not ask again where they tell the same', () => {
    chip(told(GENUINE));
    expect(looked).toEqual([CODE.name]);
  });

  it('goes on when the card is laid back', () => {
    chip({ type: 'progress', phase: 'proof' }, failed('moved'));
    expect(last('chip')).toEqual({ state: 'lifted', lying: true });
    chip(REMOVED);
    expect(last('chip')).toEqual({ state: 'lifted', lying: false });
    chip(PRESENT, told(GENUINE));
    expect(last('chip')).toEqual({ state: 'done', lying: true });
    expect(logged('chip.failed')).toEqual([]);
  });

  it('lets go on who has enough when the card is lifted too soon', () => {
    open('scanned');
    reading.onCode(told(CODE));
    chip(PRESENT, REMOVED);
    expect(reading.view()).toEqual({ state: 'lifted', lying: false });
    expect(reading.isProven(current())).toBe(true);
  });

  it('is over when the person goes on while the portrait is still coming', () => {
    chip(told(GENUINE), { type: 'progress', phase: 'portrait' });
    at('insurance');
    expect(reading.view()).toEqual({ state: 'done', lying: true });
    expect(silence).toBeNull();
    expect(expected).toEqual([KEY, null]);
  });

  it('that is complete needs the card no more', () => {
    chip(told(GENUINE), { type: 'progress', phase: 'portrait' }, REMOVED, failed('moved'));
    expect(reading.view()).toEqual({ state: 'done', lying: false });
    chip(PRESENT, told(READ, false), REMOVED);
    expect(current().identity).toEqual(GENUINE);
    expect(reading.isProven(current())).toBe(true);
  });

  it.each(['key-refused', 'chip-blocked', 'mute', 'other-chip', 'chip-garbled'] as const)(
    '%s: the visit stays as it is',
    (code) => {
      chip(failed(code));
      expect(last('chip')).toEqual({ state: 'failed', code, lying: true });
      expect(current().identity).toBe(CODE);
      expect(reading.isProven(current())).toBe(false);
      expect(logged('chip.failed')).toEqual([{ code }]);
      chip(REMOVED);
      expect(reading.view()).toEqual({ state: 'failed', code, lying: false });
      chip(PRESENT);
      expect(reading.view()).toMatchObject({ state: 'reading' });
    },
  );

  it('that fails after its text keeps the text', () => {
    chip(told(READ, false), failed('chip-garbled'));
    expect(current().identity).toEqual(READ);
    expect(reading.view()).toMatchObject({ state: 'failed' });
  });

  it('that says nothing any more is given up', () => {
    chip({ type: 'progress', phase: 'text' });
    silence?.();
    expect(last('chip')).toEqual({ state: 'failed', code: 'mute', lying: true });
    expect(silence).toBeNull();
  });

  it("of another person's card gives nothing: no name, no portrait, no refusal", () => {
    chip(told(OTHER, false), PORTRAIT, told(OTHER), failed('forged'));
    expect(said.filter(({ name }) => name === 'card').slice(1)).toEqual([
      { name: 'card', payload: { kind: 'other' } },
    ]);
    expect(current()).toMatchObject({ identity: CODE, portrait: null });
    expect(reading.isProven(current())).toBe(false);
    chip(REMOVED, PRESENT, told(GENUINE));
    expect(current().identity).toEqual(GENUINE);
  });

  it("of another person's card, after the right one, leaves the right one's face", () => {
    chip(told(GENUINE), PORTRAIT, REMOVED, PRESENT, told(OTHER), {
      type: 'portrait',
      portrait: { mime: 'image/png', bytes: Uint8Array.of(1, 2, 3) },
    });
    expect(current()).toMatchObject({ identity: GENUINE, portrait: 'data:image/jpeg;base64,/9j/' });
    expect(reading.view()).toEqual({ state: 'done', lying: true });
    expect(reading.isProven(current())).toBe(true);
  });

  it('takes no portrait that is larger than any card has', () => {
    chip(told(GENUINE), {
      type: 'portrait',
      portrait: { mime: 'image/png', bytes: new Uint8Array(PORTRAIT_LENGTH) },
    });
    expect(current().portrait).toBeNull();
    expect(logged('chip.failed')).toEqual([{ code: 'portrait-too-large' }]);
    expect(reading.view()).toMatchObject({ state: 'done' });
  });
});

describe.each(['forged', 'unknown-signer', 'cloned'] as const)('a card that is %s', (code) => {
  it('ends the visit at once', () => {
    reading.onCode(told(CODE));
    chip(PRESENT, told(READ, false), failed(code));
    expect(visits.current()).toBeNull();
    expect(last('card')).toEqual({ kind: 'refused', code });
    expect(reading.view()).toEqual({ state: 'none', lying: true });
    expect(logged('chip.refused')).toEqual([{ code }]);
    expect(logged('visit.ended')).toEqual([{ reason: 'refused' }]);
    expect(expected.at(-1)).toBeNull();
    expect(called).toEqual([]);
  });

  it('is refused without a visit, too, once', () => {
    chip(PRESENT, failed(code), failed(code));
    expect(said.filter(({ name }) => name === 'card')).toHaveLength(1);
  });

  it.each(['registering', 'number'] as const)('wipes no ticket (%s): staff are told', (begun) => {
    reading.onCode(told(CODE));
    chip(PRESENT, told(GENUINE));
    at('registering');
    if (begun === 'registering') current().registering = true;
    else
      current().number = {
        ...{
          number: '012',
          standing: 'his',
          clinicId: 'c',
          waiting: null,
          time: '08:15',
          already: false,
          paper: null,
        },
        ...{ clinic: { vi: 'c', en: 'c' }, department: { vi: 'd', en: 'd' }, room: '1', floor: '1' },
      };
    chip(failed(code));
    expect(visits.current()).not.toBeNull();
    expect(called).toEqual(['registering']);
    expect(last('card')).toMatchObject({ kind: 'person' });
    expect(logged('chip.refused')).toEqual([{ code }]);
  });
});

describe('a card that nobody waits for', () => {
  it('is not read beyond the confirmation, and again on the way back', () => {
    reading.onCode(told(CODE));
    at('insurance');
    chip(PRESENT, KEY_WANTED, { type: 'progress', phase: 'text' }, failed('mute'));
    expect(reading.view()).toEqual({ state: 'none', lying: true });
    at('confirm');
    at('confirm');
    expect(expected).toEqual([KEY, null, KEY]);
  });

  it('says nothing of a registered person', () => {
    reading.onCode(told(CODE));
    current().registering = true;
    chip(PRESENT, told(GENUINE), PORTRAIT);
    expect(current()).toMatchObject({ identity: CODE, portrait: null });
  });

  it('forgotten on the reader begins no visit, and asks the next person for no code', () => {
    reading.onCode(told(CODE));
    chip(PRESENT, told(GENUINE));
    endVisit('done');
    chip(KEY_WANTED, { type: 'progress', phase: 'text' }, told(GENUINE), PORTRAIT, failed('cloned'));
    expect(visits.current()).toBeNull();
    expect(last('chip')).toEqual({ state: 'none', lying: true });
    expect(last('card')).toMatchObject({ kind: 'person' });
  });

  it('leaves no face to the next person', () => {
    reading.onCode(told(CODE));
    chip(PRESENT, told(GENUINE));
    endVisit('cancelled');
    reading.onCode(told({ ...OTHER, source: 'qr', assurance: 'scanned' }));
    chip(PORTRAIT);
    expect(current().portrait).toBeNull();
  });

  it('laid while goodbye is said is the next person', () => {
    reading.onCode(told(CODE));
    at('goodbye');
    chip(PRESENT, KEY_WANTED);
    expect(last('chip')).toEqual({ state: 'code-wanted', lying: true });
    endVisit('done');
    expect(reading.view()).toEqual({ state: 'code-wanted', lying: true });
    reading.onCode(told(OTHER));
    expect(reading.view()).toMatchObject({ state: 'reading' });
  });
});

describe('the chip reader', () => {
  it('that comes back is told again what to expect', () => {
    reading.onCode(told(CODE));
    chip(PRESENT);
    reading.onChipReader(false);
    expect(reading.view()).toEqual({ state: 'none', lying: false });
    reading.onChipReader(true);
    expect(expected).toEqual([KEY, KEY]);
  });

  it('that goes takes nothing back', () => {
    reading.onCode(told(CODE));
    chip(PRESENT, told(GENUINE));
    reading.onChipReader(false);
    expect(reading.view()).toEqual({ state: 'done', lying: false });
    expect(reading.isProven(current())).toBe(true);
  });
});

it('nothing of a person is in what is logged', () => {
  reading.onCode(told(CODE));
  chip(PRESENT, told(READ, false), told(GENUINE), PORTRAIT, told(OTHER), failed('key-refused'), REMOVED);
  const text = JSON.stringify(lines);
  for (const word of [CODE.number, CODE.name, CODE.birthDate, OTHER.number, OTHER.name, '/9j/'])
    expect(text).not.toContain(word);
});
