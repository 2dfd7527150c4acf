import { expect, test } from 'vitest';
import { loadFaq } from '../../kiosk-config/faq/read.ts';
import { createAssistance } from './assistance/assistance.ts';
import { faqHandlers } from './faq-handlers.ts';

function open() {
  const loaded = loadFaq('kiosk-config/sites/demo/faq.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const kept: string[] = [];
  const handlers = faqHandlers({
    assistance: createAssistance({
      faq: loaded.faq,
      hospital: { vi: 'Bệnh viện', en: 'Hospital' },
      place: 'ki-ot',
      today: () => '2026-11-23',
    }),
    records: {
      unanswered: (text) => void kept.push(`unanswered ${text}`),
      shown: (id) => void kept.push(`shown ${id}`),
      helped: (id, helped) => void kept.push(`helped ${id} ${helped}`),
    },
  });
  return { handlers, kept };
}

test('what is asked at last, and not answered, is kept; what is being typed is not', async () => {
  const { handlers, kept } = open();
  const text = 'bệnh viện có hồ bơi không';
  expect(await handlers['faq.find']({ text, final: false })).toMatchObject({ value: { kind: 'nearest' } });
  expect(kept).toEqual([]);
  await handlers['faq.find']({ text, final: true });
  expect(kept).toEqual([`unanswered ${text}`]);
});

test('nothing is kept of an illness, nor of what was answered', async () => {
  const { handlers, kept } = open();
  await handlers['faq.find']({ text: 'tôi đau bụng là bị bệnh gì', final: true });
  await handlers['faq.find']({ text: 'mật khẩu wifi là gì', final: true });
  expect(kept).toEqual([]);
});

test('an answer that is read, and whether it helped, is counted', async () => {
  const { handlers, kept } = open();
  expect(await handlers['faq.read']({ id: 'wifi' })).toMatchObject({ ok: true, value: { id: 'wifi' } });
  expect(await handlers['faq.helped']({ id: 'wifi', helped: true })).toEqual({ ok: true, value: {} });
  const none = { ok: false, error: 'no-such-topic' };
  expect(await handlers['faq.read']({ id: 'none' })).toMatchObject(none);
  expect(await handlers['faq.helped']({ id: 'none', helped: false })).toMatchObject(none);
  expect(kept).toEqual(['shown wifi', 'helped wifi true']);
});

test('a kiosk without content says so', async () => {
  const records = { unanswered: () => undefined, shown: () => undefined, helped: () => undefined };
  const handlers = faqHandlers({ assistance: null, records });
  const not = { ok: false, error: 'not-configured' };
  expect(await handlers['faq.topics']({})).toMatchObject(not);
  expect(await handlers['faq.find']({ text: 'wifi', final: true })).toMatchObject(not);
  expect(await handlers['faq.read']({ id: 'wifi' })).toMatchObject(not);
  expect(await handlers['faq.helped']({ id: 'wifi', helped: true })).toMatchObject(not);
});
