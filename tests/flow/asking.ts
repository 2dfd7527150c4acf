import type {
  FaqAnswerView,
  FaqFoundView,
  FaqPlaceView,
  FaqTopicsView,
  FaqTopicView,
} from '../../electron/contract/faq-views.ts';
import type { WayView } from '../../electron/contract/plan-views.ts';
import type { FlowEvent } from '../../renderer/flow/setup.ts';
import { feesDay, PAYING_KIOSK } from './fees.ts';
import type { Script } from './scripted-host.ts';
import { opened } from './scripted-host.ts';
import { start } from './started.ts';

const both = (vi: string) => ({ vi, en: vi });
const topic = (id: string, screens: FaqTopicView['screens'] = []): FaqTopicView => ({
  id,
  group: 'gio-kham',
  icon: 'clock',
  title: both(id),
  screens,
});
export const TOPICS: FaqTopicsView = {
  groups: [{ id: 'gio-kham', icon: 'clock', title: both('Giờ khám') }],
  topics: [topic('gio-lam-viec', ['welcome']), topic('cap-cuu'), topic('gui-xe')],
};
const WAY: WayView = {
  metres: 40,
  floors: [
    {
      id: 'tang-1',
      title: both('Tầng 1'),
      width: 10,
      height: 10,
      rooms: [],
      route: [{ x: 1, y: 1 }],
      here: { x: 1, y: 1 },
      there: { x: 1, y: 1 },
    },
  ],
  steps: [both('Đi thẳng 40 m')],
};
/** A place of an answer, and some way to it. */
export const placeOf = (title: string): FaqPlaceView => ({ title: both(title), way: WAY });
export const answerOf = (id: string, change: Partial<FaqAnswerView> = {}): FaqAnswerView => ({
  id,
  title: both(id),
  answer: { vi: { text: 'Có.', steps: [] }, en: { text: 'Yes.', steps: [] } },
  home: both('Có.'),
  there: [placeOf('Cổng')],
  urgent: id === 'cap-cuu',
  ...change,
});

/** What a host finds that knows three words. */
export const foundIn = (text: string): FaqFoundView => {
  if (text.includes('cấp cứu')) return { kind: 'emergency', topics: ['cap-cuu', 'gui-xe'] };
  if (text.includes('đau')) return { kind: 'clinical', topics: [] };
  if (text.includes('giờ')) return { kind: 'answer', topics: ['gio-lam-viec'] };
  return { kind: 'nearest', topics: ['gui-xe'] };
};

/** A day on a kiosk that takes money and answers questions; a scenario lays its own answers over it. */
export const askingDay = (over: Partial<Script> = {}): Script => ({
  ...feesDay(),
  'session.open': () => ({ ok: true, value: opened(null, { ...PAYING_KIOSK, answers: true }) }),
  'faq.topics': () => ({ ok: true, value: TOPICS }),
  'faq.find': ({ text }) => ({ ok: true, value: foundIn(text) }),
  'faq.read': ({ id }) => ({ ok: true, value: answerOf(id) }),
  'faq.helped': () => ({ ok: true, value: {} }),
  ...over,
});

export const ASK: FlowEvent = { type: 'ASK', over: 'welcome' };
export const topicOf = (id: string): FlowEvent => ({ type: 'ASK_TOPIC', id });
export const text = (typed: string): FlowEvent => ({ type: 'ASK_TEXT', text: typed });

/** Somebody who has opened questions and answers at the door, and went on as told. */
export async function asking(moves: readonly FlowEvent[] = [], over: Partial<Script> = {}) {
  const kiosk = await start(askingDay(over));
  await kiosk.send(ASK, ...moves);
  return kiosk;
}
