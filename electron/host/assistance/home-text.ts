import type { Topic } from '../../../kiosk-config/faq/schema.ts';
import type { Words } from '../../contract/views.ts';

/**
 * What a code of version 22 holds at the low level of correction, which is enough on a screen: 105 modules. On the 160 mm
 * that the screen gives it, each is 1.4 mm; finer ones are hard for old phones.
 */
const MOST_BYTES = 1_003;

type Said = Pick<Topic, 'id' | 'title' | 'answer'>;

/** Stands in place of the steps that did not fit. */
const CUT: Words = {
  vi: '… Xem đủ ở ki-ốt của bệnh viện.',
  en: '… See all of it at the kiosk of the hospital.',
};

/**
 * What the code to take home says: the address of the answer on the hospital's own site, or the answer itself, so that it
 * is read without a network. Where it is too long, the hospital's name goes first, then the last steps, with a sign.
 */
export function homeText({ id, title, answer }: Said, hospital: Words, site: string | null): Words {
  if (site !== null) {
    const address = site.replace('{id}', id);
    return { vi: address, en: address };
  }
  const inLanguage = (language: 'vi' | 'en'): string => {
    const { text, steps } = answer[language];
    const said = [title[language], text];
    const numbered = steps.map((step, at) => `${at + 1}. ${step}`);
    const whole = [[hospital[language], ...said, ...numbered].join('\n'), [...said, ...numbered].join('\n')];
    return whole.find(fits) ?? cut(said, numbered, CUT[language]);
  };
  return { vi: inLanguage('vi'), en: inLanguage('en') };
}

/** As many steps as fit with the sign; what is said before them stays whole. */
function cut(said: readonly string[], steps: readonly string[], sign: string): string {
  const kept = [...steps];
  const now = (): string => [...said, ...kept, sign].join('\n');
  while (kept.length > 0 && !fits(now())) kept.pop();
  return now();
}

const fits = (text: string): boolean => Buffer.byteLength(text) <= MOST_BYTES;
