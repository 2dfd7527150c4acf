import { faultOfPlace } from '../../kiosk-config/faq/places.ts';
import { loadFaq } from '../../kiosk-config/faq/read.ts';
import { type ConfigFault, loadConfig } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';

export interface FaqCheck {
  readonly id: 'faq';
  readonly kind: 'faq';
  readonly status: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

/** So many are told; the rest are counted. */
const MOST_TOLD = 3;

/** Whether the kiosk of this file can answer questions, and what its answers lack; nothing where it answers none. */
export function checkFaq(file: string, { faq, hospital }: KioskConfig, now: number): readonly FaqCheck[] {
  if (faq === null) return [];
  const loaded = loadFaq(faq.content);
  if (!loaded.ok) return [verdict('failed', told('fault', loaded.faults))];
  const lost = faultOfPlace(faq.place, loaded.faq.plan);
  if (lost !== null) return [verdict('failed', told('fault', placed(file, lost)))];

  // The form that the Swedish write days in is that of the file: 2026-11-23.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: hospital.timeZone }).format(now);
  const answers = counted('answer', loaded.faq.topics.length);
  const warnings = loaded.faq.warnings(today);
  return warnings.length === 0
    ? [verdict('ok', answers)]
    : [verdict('warning', `${answers}, ${told('warning', warnings)}`)];
}

/** A fault of where the kiosk stands, with the line that says it. */
function placed(file: string, message: string): readonly ConfigFault[] {
  const loaded = loadConfig(file);
  return loaded.ok ? [loaded.faultAt(['faq', 'place'], message)] : loaded.faults;
}

const verdict = (status: FaqCheck['status'], detail: string): FaqCheck => ({
  id: 'faq',
  kind: 'faq',
  status,
  detail,
});

const counted = (what: string, count: number): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `2 faults: FILE:LINE path: message; …` */
function told(what: string, all: readonly ConfigFault[]): string {
  const first = all.slice(0, MOST_TOLD).map(({ file, line, path, message }) => {
    const where = `${file}:${line}`;
    return path === '' ? `${where} ${message}` : `${where} ${path}: ${message}`;
  });
  const rest = all.length > MOST_TOLD ? ['…'] : [];
  return `${counted(what, all.length)}: ${[...first, ...rest].join('; ')}`;
}
