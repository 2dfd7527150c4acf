import { join } from 'node:path';
import dynamicIconImports from 'lucide-react/dynamicIconImports';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../load.ts';
import { faultOfPlace } from './places.ts';
import { loadFaq } from './read.ts';

const SITE = join(import.meta.dirname, '..', 'sites', 'demo');
/** A day on which its prices hold. */
const TODAY = '2026-11-23';
/** What patients were found to ask. */
const TOPICS = [
  ...['gio-lam-viec', 'kham-cuoi-tuan', 'kham-ngoai-gio', 'giay-to-can-mang', 'quen-cccd', 'dung-vneid'],
  ...['kham-bhyt-can-gi', 'bhyt-khong-the-giay', 'bhyt-trai-tuyen', 'giay-chuyen-tuyen', 'tai-kham-theo-hen'],
  ...['tre-em-duoi-6', 'muc-huong-bhyt', 'bhyt-5-nam-lien-tuc', 'cong-bhyt-loi', 'dang-ky-tren-kiosk'],
  ...['lay-so-thu-tu', 'in-lai-phieu', 'lo-luot', 'doi-tuong-uu-tien', 'dat-lich-truoc', 'huy-doi-lich'],
  ...['chon-bac-si', 'khong-biet-khoa', 'gia-kham', 'gia-dich-vu', 'thanh-toan-o-dau', 'thanh-toan-qr'],
  ...['thanh-toan-the', 'chuyen-khoan-sai', 'hoan-tien', 'tam-ung', 'hoa-don', 'lay-ket-qua'],
  ...['ket-qua-truc-tuyen', 'nhin-an-xet-nghiem', 'chuan-bi-sieu-am', 'chi-duong', 'nha-thuoc', 'gui-xe'],
  ...['cang-tin-atm', 'nha-ve-sinh', 'wifi', 'ho-tro-di-lai', 'cap-cuu', 'nhap-vien', 'ra-vien'],
  ...['gio-tham-benh', 'giay-nghi-om', 'giay-kham-suc-khoe', 'tom-tat-benh-an', 'so-suc-khoe-dien-tu'],
  ...['cap-nhat-thong-tin', 'gop-y-khieu-nai', 'tiem-chung', 'kham-thai', 'nguoi-nuoc-ngoai'],
  ...['bao-lanh-vien-phi', 'bao-mat-du-lieu', 'that-lac-do'],
];

describe('the demo hospital', () => {
  const loaded = loadFaq(join(SITE, 'faq.yaml'));
  const topics = loaded.ok ? loaded.faq.topics : [];

  it('has no fault, and no warning', () => {
    expect(loaded.ok ? [] : loaded.faults).toEqual([]);
    expect(loaded.ok && loaded.faq.warnings(TODAY)).toEqual([]);
  });

  it('answers all that patients were found to ask', () => {
    expect(topics.map(({ id }) => id).sort()).toEqual([...TOPICS].sort());
  });

  it.each(TOPICS)('knows many ways to ask for %s, and answers in both languages', (id) => {
    const topic = topics.find((one) => one.id === id);
    expect(new Set(topic?.questions.vi).size).toBeGreaterThanOrEqual(70);
    expect(new Set(topic?.questions.en).size).toBeGreaterThanOrEqual(30);
    expect(topic?.answer.vi.text).not.toBe(topic?.answer.en.text);
    expect(topic?.answer.vi.steps.length).toBe(topic?.answer.en.steps.length);
    expect(topic?.source).toMatch(/BVM/);
  });

  it('has its places on its plan, the kiosk among them', () => {
    const config = loadConfig(join(SITE, 'kiosk.yaml'));
    const plan = loaded.ok ? loaded.faq.plan : null;
    expect(plan?.places.length).toBeGreaterThan(0);
    const kiosk = config.ok ? config.config.faq?.place : undefined;
    const places = [...topics.flatMap(({ places }) => places), kiosk ?? 'nowhere'];
    expect(places.map((place) => faultOfPlace(place, plan)).filter((fault) => fault !== null)).toEqual([]);
  });

  it('leads to every place of its plan, and to where each thing is', () => {
    const placesOf = (id: string) => topics.find((one) => one.id === id)?.places;
    const plan = loaded.ok ? loaded.faq.plan : null;
    const led = new Set(topics.flatMap(({ places }) => places));
    expect(plan?.places.map(({ id }) => id).filter((id) => !led.has(id))).toEqual([]);
    expect(placesOf('cang-tin-atm')).toEqual(['cang-tin', 'atm']);
    expect(placesOf('gui-xe')).toEqual(['bai-xe-may', 'bai-o-to']);
    expect(placesOf('chi-duong')).toEqual(
      expect.arrayContaining(['chan-doan-hinh-anh', 'phong-kham-tang-2', 'phong-kham-tang-3', 'cong-chinh']),
    );
  });

  it('names drawings that there are', () => {
    const groups = loaded.ok ? loaded.faq.head.groups : [];
    const icons = [...groups, ...topics].map(({ icon }) => icon);
    expect(icons.filter((icon) => !Object.hasOwn(dynamicIconImports, icon))).toEqual([]);
  });

  it('gives no answer the name of another decision: each number is one', () => {
    const named = topics.flatMap(({ source }) => source?.split('; ') ?? []);
    const about = new Map<string, string>();
    for (const one of named) {
      const [, number = '', words = ''] = /^(.*?-BVM)(?: ngày \S+)?(?: (.*))?$/.exec(one) ?? [];
      const subject = words.replace(/,? (mục|Điều) .*$| \(theo .*$/u, '');
      if (subject !== '') expect([number, about.get(number) ?? subject]).toEqual([number, subject]);
      if (subject !== '') about.set(number, subject);
    }
  });
});
