import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASK,
  answerOf,
  asking,
  askingDay,
  foundIn,
  placeOf,
  TOPICS,
  text,
  topicOf,
} from '../../tests/flow/asking.ts';
import { ended, PAY, PAYING_KIOSK, QR, told } from '../../tests/flow/fees.ts';
import type { Script } from '../../tests/flow/scripted-host.ts';
import { opened, PERSON, snapshotAt } from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, SHORT_PATH, start } from '../../tests/flow/started.ts';
import { NO_QUESTION } from './ask-desk.ts';
import { askingOf } from './follow.ts';
import type { FlowEvent } from './setup.ts';

const BACK: FlowEvent = { type: 'ASK_BACK' };
const CLOSE: FlowEvent = { type: 'ASK_CLOSE' };
const KEYBOARD: FlowEvent = { type: 'ASK_KEYBOARD' };
const NOW: FlowEvent = { type: 'ASK_NOW' };
const WAY: FlowEvent = { type: 'ASK_WAY' };
const HOME: FlowEvent = { type: 'ASK_HOME' };
const GROUP: FlowEvent = { type: 'ASK_GROUP', id: 'gio-kham' };
const helped = (did: boolean): FlowEvent => ({ type: 'ASK_HELPED', helped: did });
const never = () => new Promise<never>(() => undefined);
/** Longer than the pause after which an emergency is shown. */
const PAUSE = 600;

type Kiosk = Awaited<ReturnType<typeof start>>;
const screen = (kiosk: Kiosk): string => askingOf(kiosk.actor.getSnapshot());
const isOpen = (kiosk: Kiosk): boolean => kiosk.actor.getSnapshot().hasTag('asking');
const asked = (kiosk: Kiosk, name: string): unknown[] =>
  kiosk.host.asked.filter((one) => one.name === name).map(({ input }) => input);

describe('the way in', () => {
  it('shows what can be asked, and asks for that once a visit', async () => {
    const kiosk = await asking();
    expect(screen(kiosk)).toBe('topics');
    expect(kiosk.context().ask).toEqual({ ...NO_QUESTION, topics: TOPICS, over: 'welcome' });
    await kiosk.send(BACK);
    expect([screen(kiosk), kiosk.at()]).toEqual(['closed', 'welcome']);
    await kiosk.send(ASK);
    expect(screen(kiosk)).toBe('topics');
    expect(asked(kiosk, 'faq.topics')).toHaveLength(1);
  });

  it.each(
    SHORT_PATH.map((_, length) => SHORT_PATH.slice(0, length + 1)).map(
      (walk) => [walk.at(-1)?.type, walk] as const,
    ),
  )('after %s: and back to the screen below, as it was', async (_, walk) => {
    const kiosk = await start(askingDay());
    await kiosk.send(...walk);
    const below = kiosk.actor.getSnapshot();
    const { ask: __, ...before } = below.context;
    await kiosk.send({ type: 'ASK', over: kiosk.at() }, KEYBOARD, text('mấy giờ'), NOW);
    expect(screen(kiosk)).toBe('answer.shown');
    await kiosk.send(CLOSE);
    const { ask, ...after } = kiosk.context();
    expect(isOpen(kiosk)).toBe(false);
    expect(kiosk.actor.getSnapshot().value.visit).toEqual(below.value.visit);
    expect({ ...after, pace: null }).toEqual({ ...before, pace: null });
    expect(ask).toEqual({ ...NO_QUESTION, topics: TOPICS });
  });

  it('is closed where the hospital answers nothing, and for staff', async () => {
    const silent = await asking([], {
      'session.open': () => ({ ok: true, value: opened(null, PAYING_KIOSK) }),
    });
    expect(screen(silent)).toBe('closed');
    expect(asked(silent, 'faq.topics')).toEqual([]);
    const staff = await start(askingDay());
    await staff.send({ type: 'STAFF_SCREEN' }, { type: 'ASK', over: 'staff.pin' });
    expect([staff.at(), screen(staff)]).toEqual(['staff.pin', 'closed']);
  });

  it.each(['not-configured', 'misfit', 'closed'] as const)(
    'closes by itself where nothing comes (%s)',
    async (error) => {
      const kiosk = await asking([], { 'faq.topics': () => ({ ok: false, error }) });
      expect(screen(kiosk)).toBe('closed');
      expect(kiosk.context().ask).toEqual(NO_QUESTION);
    },
  );

  it('can be left while nothing comes', async () => {
    const kiosk = await asking([], { 'faq.topics': never });
    expect(screen(kiosk)).toBe('open');
    await kiosk.send(BACK);
    expect(screen(kiosk)).toBe('closed');
  });
});

describe('back leads to where one came from', () => {
  it.each([
    ['a topic', [topicOf('gui-xe')], ['topics', 'closed']],
    ['a topic of a group', [GROUP, topicOf('gui-xe')], ['group', 'topics', 'closed']],
    [
      'a topic found while typing',
      [KEYBOARD, text('xe'), topicOf('gui-xe')],
      ['typing.resting', 'topics', 'closed'],
    ],
    ['a question that was asked', [KEYBOARD, text('mấy giờ'), NOW], ['typing.resting', 'topics', 'closed']],
    [
      'a topic near a question',
      [KEYBOARD, text('xe'), NOW, topicOf('gui-xe')],
      ['unknown', 'typing.resting', 'topics', 'closed'],
    ],
    ['a clinical question', [KEYBOARD, text('đau'), NOW], ['typing.resting', 'topics', 'closed']],
    ['the way there', [GROUP, topicOf('gui-xe'), WAY], ['answer.shown', 'group', 'topics']],
    ['the code', [topicOf('gui-xe'), HOME], ['answer.shown', 'topics', 'closed']],
    ['the keyboard, from a group', [GROUP, KEYBOARD], ['topics', 'closed']],
  ] as const)('from %s', async (_, moves, screens) => {
    const kiosk = await asking(moves);
    for (const expected of screens) {
      await kiosk.send(BACK);
      expect(screen(kiosk)).toBe(expected);
    }
  });

  it.each([
    ['asked', [KEYBOARD, text('gì'), NOW], { 'faq.find': never }, 'typing.resting'],
    ['reading', [topicOf('gui-xe')], { 'faq.read': never }, 'topics'],
    ['reading', [GROUP, topicOf('gui-xe')], { 'faq.read': never }, 'group'],
  ] as const)('also while the host is slow: %s', async (state, moves, over, screenBefore) => {
    const kiosk = await asking(moves, over);
    expect(screen(kiosk)).toBe(state);
    await kiosk.send(BACK);
    expect(screen(kiosk)).toBe(screenBefore);
  });

  it('what was typed is still there on the way back, and gone behind it', async () => {
    const kiosk = await asking([KEYBOARD, text('mấy giờ'), NOW, BACK]);
    expect(kiosk.context().ask.text).toBe('mấy giờ');
    await kiosk.send(BACK, KEYBOARD);
    expect(kiosk.context().ask).toMatchObject({ text: '', found: null });
  });
});

describe('a question', () => {
  it('is looked up as it is typed, and kept by the host only when it is asked', async () => {
    const kiosk = await asking([KEYBOARD, text('mấy'), text('mấy giờ'), NOW]);
    expect(asked(kiosk, 'faq.find')).toEqual([
      { text: 'mấy', final: false },
      { text: 'mấy giờ', final: false },
      { text: 'mấy giờ', final: true },
    ]);
    expect(asked(kiosk, 'faq.read')).toEqual([{ id: 'gio-lam-viec' }]);
    expect(screen(kiosk)).toBe('answer.shown');
    expect(kiosk.context().ask.answer).toEqual(answerOf('gio-lam-viec'));
  });

  it('of blanks is not asked', async () => {
    const kiosk = await asking([KEYBOARD, NOW, text('  '), NOW]);
    expect(screen(kiosk)).toMatch(/^typing/);
  });

  it.each([
    ['xe', 'unknown'],
    ['đau ngực uống thuốc gì', 'clinical'],
    ['cấp cứu', 'answer.shown'],
  ] as const)('%s leads to %s', async (question, expected) => {
    const kiosk = await asking([KEYBOARD, text(question), NOW]);
    expect(screen(kiosk)).toBe(expected);
  });

  it.each(['not-configured', 'misfit'] as const)(
    'that nobody can look up (%s) is for staff',
    async (error) => {
      const kiosk = await asking([KEYBOARD, text('mấy giờ'), NOW], {
        'faq.find': () => ({ ok: false, error }),
      });
      expect(screen(kiosk)).toBe('unknown');
      expect(kiosk.context().ask.found).toBeNull();
      await kiosk.send(KEYBOARD);
      expect(kiosk.context().ask.text).toBe('mấy giờ');
    },
  );

  it('what was found late, of fewer letters, is not shown', async () => {
    const answers: (() => void)[] = [];
    const kiosk = await asking([KEYBOARD, text('cấp cứu'), text('mấy giờ')], {
      'faq.find': ({ text: of }) =>
        new Promise((resolve) => answers.push(() => resolve({ ok: true, value: foundIn(of) }))),
    });
    answers[1]?.();
    await kiosk.wait(0);
    answers[0]?.();
    await kiosk.wait(PAUSE);
    expect(kiosk.context().ask.found?.kind).toBe('answer');
    expect(screen(kiosk)).toBe('typing.pausing');
  });
});

describe('an emergency', () => {
  it('is shown when typing pauses, not under the finger that types on', async () => {
    const kiosk = await asking([KEYBOARD, text('cấp cứu')]);
    await kiosk.wait(PAUSE - 200);
    await kiosk.send(text('cấp cứu ơ'));
    await kiosk.wait(PAUSE - 200);
    expect(screen(kiosk)).toBe('typing.pausing');
    await kiosk.wait(PAUSE);
    expect(screen(kiosk)).toBe('answer.shown');
    expect(kiosk.context().ask.answer?.urgent).toBe(true);
  });

  it('does not hold whoever goes back to their question', async () => {
    const kiosk = await asking([KEYBOARD, text('cấp cứu')]);
    await kiosk.wait(PAUSE);
    await kiosk.send(BACK);
    await kiosk.wait(10 * PAUSE);
    expect(screen(kiosk)).toBe('typing.resting');
    expect(kiosk.context().ask).toMatchObject({ text: 'cấp cứu', found: { kind: 'emergency' } });
    await kiosk.send(text('cấp cứu ở'));
    await kiosk.wait(PAUSE);
    expect(screen(kiosk)).toBe('answer.shown');
  });

  it('anything else is not opened by a pause', async () => {
    const kiosk = await asking([KEYBOARD, text('mấy giờ')]);
    await kiosk.wait(10 * PAUSE);
    expect(screen(kiosk)).toBe('typing.pausing');
  });
});

describe('an answer', () => {
  it.each(['no-such-topic', 'not-configured', 'misfit'] as const)(
    'that cannot be read (%s) is for staff',
    async (error) => {
      const kiosk = await asking([topicOf('gui-xe')], { 'faq.read': () => ({ ok: false, error }) });
      expect(screen(kiosk)).toBe('unknown');
      await kiosk.send(BACK);
      expect(screen(kiosk)).toBe('topics');
    },
  );

  it('shows no way where there is none', async () => {
    const kiosk = await asking([topicOf('gui-xe'), WAY], {
      'faq.read': ({ id }) => ({ ok: true, value: answerOf(id, { there: [] }) }),
    });
    expect(screen(kiosk)).toBe('answer.shown');
  });

  describe('that leads to several places', () => {
    const PLACES = ['Hầm xe máy', 'Bãi ô tô'].map(placeOf);
    const there = () =>
      asking([topicOf('gui-xe'), WAY], {
        'faq.read': ({ id }) => ({ ok: true, value: answerOf(id, { there: PLACES }) }),
      });

    it.each([0, 1])('lets one choose: number %d', async (at) => {
      const kiosk = await there();
      expect(screen(kiosk)).toBe('answer.places');
      await kiosk.send({ type: 'ASK_PLACE', at });
      expect([screen(kiosk), kiosk.context().ask.place]).toEqual(['answer.way', at]);
      await kiosk.send(BACK);
      expect(screen(kiosk)).toBe('answer.places');
      await kiosk.send(BACK);
      expect(screen(kiosk)).toBe('answer.shown');
    });

    it.each([-1, 2])('and no other: number %d', async (at) => {
      const kiosk = await there();
      await kiosk.send({ type: 'ASK_PLACE', at });
      expect(screen(kiosk)).toBe('answer.places');
    });
  });

  it.each([true, false])('is judged once (%s), and nobody waits for that', async (did) => {
    const kiosk = await asking([topicOf('gui-xe'), helped(did), helped(!did)], { 'faq.helped': never });
    expect(kiosk.context().ask.helped).toBe(did);
    expect(asked(kiosk, 'faq.helped')).toEqual([{ id: 'gui-xe', helped: did }]);
    await kiosk.send(WAY);
    expect(screen(kiosk)).toBe('answer.way');
    await kiosk.send(BACK, BACK, topicOf('gio-lam-viec'));
    expect(kiosk.context().ask.helped).toBeNull();
    await kiosk.send(helped(true));
    expect(asked(kiosk, 'faq.helped')).toContainEqual({ id: 'gio-lam-viec', helped: true });
  });

  it('that could not be counted is no trouble', async () => {
    const kiosk = await asking([topicOf('gui-xe'), helped(true)], {
      'faq.helped': () => ({ ok: false, error: 'no-such-topic' }),
    });
    expect(screen(kiosk)).toBe('answer.shown');
  });
});

describe('what ends it', () => {
  const TYPED = [KEYBOARD, text('tôi tên là An')];
  const ENDS: readonly (readonly [string, FlowEvent])[] = [
    ['a card', CARD],
    ['a card that is refused', { type: 'CARD', card: { kind: 'refused', code: 'cloned' } }],
    [
      'a chip that is read',
      { type: 'CHIP', chip: { state: 'reading', lying: true, phase: 'text', complete: false } },
    ],
    ['a chip that wants its code', { type: 'CHIP', chip: { state: 'code-wanted', lying: true } }],
    ['staff', { type: 'STAFF_SCREEN' }],
    ['the host goes away', { type: 'LINK_DOWN' }],
    ['the end of the visit', { type: 'END', reason: 'idle' }],
    ['the way out', CLOSE],
  ];
  it.each(ENDS)('%s: nothing that was typed is left', async (_, event) => {
    const kiosk = await asking(TYPED);
    await kiosk.send(event);
    expect(isOpen(kiosk)).toBe(false);
    expect(JSON.stringify(kiosk.context())).not.toContain('tôi tên là');
  });

  it('a card that could not be read, or of another person, does not', async () => {
    const kiosk = await asking(TYPED);
    await kiosk.send(
      { type: 'CARD', card: { kind: 'failed', code: 'noise' } },
      { type: 'CARD', card: { kind: 'other' } },
    );
    expect(isOpen(kiosk)).toBe(true);
    expect(kiosk.context()).toMatchObject({ notice: 'card-other', ask: { noticed: null } });
  });

  it('nor a chip that is read on for the person of the visit', async () => {
    const kiosk = await start(askingDay());
    await kiosk.send(
      CARD,
      { type: 'ASK', over: 'confirm' },
      { type: 'CHIP', chip: { state: 'done', lying: true } },
    );
    expect(isOpen(kiosk)).toBe(true);
    expect(kiosk.context().person).toEqual(PERSON);
  });

  it('the adult’s child shows its card: that is gone on with', async () => {
    const kiosk = await start(askingDay());
    await kiosk.send(
      CARD,
      { type: 'ASK', over: 'confirm' },
      {
        type: 'CARD',
        card: {
          kind: 'companion',
          visitKey: 'visit-1',
          companion: { role: 'child', name: 'B', maskedNumber: '', birthDate: '2024-01-01' },
        },
      },
    );
    expect(isOpen(kiosk)).toBe(false);
  });
});

describe('over a payment', () => {
  const overPaying = async () => {
    const kiosk = await start(askingDay());
    await kiosk.send(...SHORT_PATH, PAY, told(QR));
    expect(kiosk.at()).toBe('pay.qr');
    await kiosk.send({ type: 'ASK', over: 'pay.qr' }, KEYBOARD, text('hóa đơn'));
    return kiosk;
  };

  it('the code stays, and nothing is asked of the bank anew', async () => {
    const kiosk = await overPaying();
    await kiosk.send(CLOSE);
    expect(kiosk.at()).toBe('pay.qr');
    expect(kiosk.context().paying).toEqual(QR);
    expect(asked(kiosk, 'visit.pay')).toHaveLength(1);
    expect(asked(kiosk, 'visit.stop-paying')).toEqual([]);
  });

  it('money that comes goes its way below, and closes nothing', async () => {
    const kiosk = await overPaying();
    await kiosk.send(told(ended({ end: 'paid', booked: true })));
    expect(kiosk.at()).toBe('pay.paid');
    expect(screen(kiosk)).toMatch(/^typing/);
    expect(kiosk.context().ask).toMatchObject({ over: 'pay.qr', text: 'hóa đơn' });
    await kiosk.send(CLOSE);
    expect(kiosk.at()).toBe('pay.paid');
  });

  it('nobody is asked whether they are there while money is on its way', async () => {
    const kiosk = await overPaying();
    expect(kiosk.pace()).toBe('busy');
    await kiosk.wait(900_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });
});

describe('a silence', () => {
  it('leaves time to read, at the door too, and then ends it', async () => {
    const kiosk = await asking([KEYBOARD, text('tôi')]);
    expect(kiosk.pace()).toBe('reading');
    await kiosk.wait(89_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
    await kiosk.wait(1_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'asking' })).toBe(true);
    await kiosk.send({ type: 'STILL_HERE' });
    expect(kiosk.context().ask.text).toBe('tôi');
    await kiosk.wait(90_000);
    await kiosk.wait(20_000);
    expect([screen(kiosk), kiosk.at()]).toEqual(['closed', 'welcome']);
    expect(kiosk.context().ask).toEqual(NO_QUESTION);
  });

  it('does not end the visit below while its last screen is not seen', async () => {
    const kiosk = await start(askingDay({ 'visit.bills': () => ({ ok: false, error: 'not-configured' }) }));
    await kiosk.send(...SHORT_PATH, NEXT, { type: 'ASK', over: 'goodbye' });
    await kiosk.wait(63_000);
    expect([kiosk.at(), screen(kiosk)]).toEqual(['goodbye', 'topics']);
    await kiosk.send(CLOSE);
    await kiosk.wait(7_000);
    expect(kiosk.at()).toBe('goodbye');
    await kiosk.wait(1_000);
    expect(kiosk.at()).toBe('welcome');
  });

  it('nor the word that a card was refused', async () => {
    const kiosk = await start(askingDay());
    await kiosk.send(
      { type: 'CARD', card: { kind: 'refused', code: 'cloned' } },
      { type: 'ASK', over: 'refused' },
    );
    await kiosk.wait(80_000);
    await kiosk.send({ type: 'TOUCH' });
    await kiosk.wait(80_000);
    expect([kiosk.at(), screen(kiosk)]).toEqual(['refused', 'topics']);
  });
});

it('staff can be called from there, and what was typed waits', async () => {
  const kiosk = await asking([KEYBOARD, text('xe'), { type: 'STAFF' }]);
  expect(kiosk.actor.getSnapshot().matches({ help: 'staff' })).toBe(true);
  await kiosk.send({ type: 'CLOSE' });
  expect(kiosk.context().ask.text).toBe('xe');
});

it('a page that was loaded anew begins without it', async () => {
  const kiosk = await start(
    askingDay({
      'session.open': () => ({
        ok: true,
        value: opened(snapshotAt({ step: 'review' }), { ...PAYING_KIOSK, answers: true }),
      }),
    }),
  );
  expect([kiosk.at(), screen(kiosk)]).toEqual(['review', 'closed']);
});

describe('whatever is touched', () => {
  const touch = fc.constantFrom<FlowEvent>(
    ASK,
    BACK,
    CLOSE,
    KEYBOARD,
    NOW,
    WAY,
    HOME,
    GROUP,
    helped(true),
    text('mấy giờ'),
    text('đau'),
    text('xe'),
    text(''),
    topicOf('gui-xe'),
    topicOf('no such'),
  );
  const fails = fc.constantFrom<keyof Script | null>(
    null,
    'faq.find',
    'faq.read',
    'faq.topics',
    'faq.helped',
  );

  it('the visit stays as it is, and back always leads out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(touch, { maxLength: 40 }), fails, async (touches, broken) => {
        const no: Partial<Script> =
          broken === null ? {} : { [broken]: () => ({ ok: false, error: 'not-configured' }) };
        const kiosk = await start(askingDay(no));
        await kiosk.send(CARD, NEXT, ASK, ...touches);
        expect(kiosk.at()).toBe('insurance.shown');
        for (let step = 0; step < 5 && isOpen(kiosk); step++) await kiosk.send(BACK);
        expect(isOpen(kiosk)).toBe(false);
        expect(kiosk.context().person).toEqual(PERSON);
      }),
      { numRuns: 60 },
    );
  });
});
