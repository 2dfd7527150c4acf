import { ok } from '../../drivers/ports/result.ts';
import type { FaqAnswerView, FaqFoundView, FaqTopicsView } from '../../electron/contract/faq-views.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import { wayFrom } from '../../electron/host/assistance/way.ts';
import { loadFaq } from '../../kiosk-config/faq/read.ts';
import { root } from './root.ts';
import { answer } from './screens-host.ts';

/** Where this kiosk stands on the plan. */
const HERE = 'ki-ot';

/** The demo hospital's own answers, so that the pictures show what is really asked and said. */
function openDemo() {
  const loaded = loadFaq(`${root}/kiosk-config/sites/demo/faq.yaml`);
  if (!loaded.ok) throw new Error(`the demo hospital's answers cannot be read: ${loaded.faults[0]?.message}`);
  return loaded.faq;
}
const { head, topics, plan } = openDemo();

export const TOPICS: FaqTopicsView = {
  groups: head.groups,
  topics: topics.map(({ id, group, icon, title, screens }) => ({ id, group, icon, title, screens })),
};

/** An answer of the demo hospital, with the ways to its places or to another one. */
export function answerOf(id: string, to?: string): FaqAnswerView {
  const topic = topics.find((one) => one.id === id);
  if (!topic) throw new Error(`no topic ${id}`);
  const there = (to === undefined ? topic.places : [to]).flatMap((wanted) => {
    const place = plan?.places.find((one) => one.id === wanted);
    const way = plan && place ? wayFrom(plan, HERE, place.id) : null;
    return place && way ? [{ title: place.title, way }] : [];
  });
  const home = (language: 'vi' | 'en'): string =>
    [topic.title[language], topic.answer[language].text, ...topic.answer[language].steps].join('\n');
  return {
    id,
    title: topic.title,
    answer: topic.answer,
    home: { vi: home('vi'), en: home('en') },
    there,
    urgent: id === head.emergency,
  };
}

/** What a played host finds in any question. */
export const finds = (kind: FaqFoundView['kind'], ...ids: readonly string[]): Pick<Handlers, 'faq.find'> => ({
  'faq.find': answer({ kind, topics: [...ids] }),
});

export const ANSWERS = {
  'faq.topics': answer(TOPICS),
  ...finds('nearest', 'gio-lam-viec', 'kham-ngoai-gio', 'kham-cuoi-tuan'),
  'faq.read': async ({ id }) => ok(answerOf(id)),
  'faq.helped': answer({}),
} satisfies Pick<Handlers, 'faq.topics' | 'faq.find' | 'faq.read' | 'faq.helped'>;
