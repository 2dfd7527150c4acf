import type { Topic } from '../../../kiosk-config/faq/schema.ts';
import type { Words } from '../../contract/views.ts';

/** A code of more bytes is too fine for old phones to read off a screen. */
const MOST_BYTES = 600;

/**
 * What the code to take home says: the address of the answer on the hospital's own site, or the answer itself, so that it
 * is read without a network; as many of its steps as fit.
 */
export function homeText({ id, title, answer }: Topic, hospital: Words, site: string | null): Words {
  if (site !== null) {
    const address = site.replace('{id}', id);
    return { vi: address, en: address };
  }
  const inLanguage = (language: 'vi' | 'en'): string => {
    const { text, steps } = answer[language];
    const lines = [
      hospital[language],
      title[language],
      text,
      ...steps.map((step, at) => `${at + 1}. ${step}`),
    ];
    while (lines.length > 3 && bytesOf(lines) > MOST_BYTES) lines.pop();
    return lines.join('\n');
  };
  return { vi: inLanguage('vi'), en: inLanguage('en') };
}

const bytesOf = (lines: readonly string[]): number => Buffer.byteLength(lines.join('\n'));
