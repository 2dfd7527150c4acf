import { faultOfPlace } from '../../kiosk-config/faq/places.ts';
import { loadFaq } from '../../kiosk-config/faq/read.ts';
import type { ConfigFault } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { type Assistance, createAssistance } from './assistance/assistance.ts';
import type { Log } from './log.ts';

/** The index is built from this long after the start on, with such pauses, or with the first question: ms. */
const PREPARE_MS = 2_000;
const STEP_MS = 5;
/** So many faults are logged; who mends the content sees all with `kiosk doctor`. */
const MOST_FAULTS = 20;

interface FaqDeskOptions {
  readonly config: Pick<KioskConfig, 'faq' | 'hospital'>;
  /** The hospital's local day. */
  readonly today: () => string;
  readonly log: Log;
}

export interface FaqDesk {
  readonly assistance: Assistance;
  close(): void;
}

/**
 * Questions and answers as the hospital has configured them. Null where it has none, or its content has a fault: that is
 * logged with file and line, and patients are checked in without.
 */
export function openFaqDesk({ config, today, log }: FaqDeskOptions): FaqDesk | null {
  if (config.faq === null) return null;
  const loaded = loadFaq(config.faq.content);
  if (!loaded.ok) {
    for (const fault of loaded.faults.slice(0, MOST_FAULTS)) log('faq.fault', placed(fault));
    return null;
  }
  for (const warning of loaded.faq.warnings(today())) log('faq.warning', placed(warning));
  const lost = faultOfPlace(config.faq.place, loaded.faq.plan);
  if (lost !== null) log('faq.fault', { place: '', path: 'faq.place', message: lost });
  const assistance = createAssistance({
    faq: loaded.faq,
    hospital: config.hospital.name,
    place: config.faq.place,
    today,
  });
  return { assistance, close: prepareSoon(assistance) };
}

/** Step by step: whoever waits for the host meanwhile, a scanner in the middle of a code too, waits a few ms. Gives its end. */
function prepareSoon({ prepare }: Assistance): () => void {
  const step = (): void => {
    if (!prepare()) timer = setTimeout(step, STEP_MS);
  };
  let timer = setTimeout(step, PREPARE_MS);
  return () => clearTimeout(timer);
}

const placed = ({ file, line, path, message }: ConfigFault) => ({ place: `${file}:${line}`, path, message });
