import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VisitRequest } from '../../drivers/ports/his.ts';
import type { InsuranceAnswer } from '../../drivers/ports/insurer.ts';
import type { NumberView } from '../../electron/contract/views.ts';
import type { Journal } from '../../electron/host/journal/journal.ts';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import type { LogEvents } from '../../electron/host/log.ts';
import type { Parts } from '../../electron/host/parts.ts';
import type { Visit } from '../../electron/host/visit.ts';
import { createVisitRoom } from '../../electron/host/visit.ts';
import { kioskConfig } from '../../kiosk-config/schema.ts';
import { NUMBER } from '../flow/scripted-host.ts';
import { JOURNAL_KEY, MORNING, moneyConfig, moneyParts, PERSON } from '../money/parts.ts';
import { ScriptedHis } from './his.ts';

/** A kiosk's rooms over a journal on the disk, a hospital's system in memory and an insurer that says what it is told. */
export interface DownKiosk {
  readonly his: ScriptedHis;
  insurer: InsuranceAnswer;
  /** Milliseconds since the epoch; sleeping moves it. */
  now: number;
  readonly journal: Journal;
  readonly parts: Parts;
  readonly lines: { readonly event: keyof LogEvents; readonly fields: object }[];
  visit(): Visit;
  close(): void;
}

export function openKiosk(visit: Readonly<Record<string, unknown>> = {}): DownKiosk {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-down-'));
  const his = new ScriptedHis();
  const lines: DownKiosk['lines'] = [];
  const state = { now: MORNING, insurer: NO_ANSWER as InsuranceAnswer };
  const journal = createJournal(openStore(join(folder, 'journal.db'), JOURNAL_KEY), () => state.now);
  const plain = moneyConfig();
  const base = moneyParts({
    config: kioskConfig.parse({ ...plain, visit: { ...plain.visit, ...visit } }),
    journal,
    his,
    now: () => state.now,
    log: (event, fields) => lines.push({ event, fields }),
  });
  const insurer = { check: async () => state.insurer, close: async () => undefined };
  const parts: Parts = {
    ...base,
    drivers: { ...base.drivers, insurer: () => insurer },
    sleep: async (ms) => {
      state.now += ms;
    },
  };
  return Object.assign(state, {
    his,
    journal,
    parts,
    lines,
    visit: () => {
      const begun = createVisitRoom(() => state.now).begin(PERSON);
      return Object.assign(begun, { clinicId: 'noi-1', hisFailed: false });
    },
    close: () => {
      journal.shut();
      rmSync(folder, { recursive: true });
    },
  });
}

export const NO_ANSWER: InsuranceAnswer = { status: 'no-answer', code: null, why: 'timeout' };
export const NOT_COVERED: InsuranceAnswer = { status: 'not-covered', code: '050', reason: 'no-card' };

export const request = (visitKey: string): VisitRequest => ({
  visitKey,
  identity: PERSON,
  clinicId: 'noi-1',
  appointmentId: null,
  insuranceCode: null,
  insuranceChecked: false,
  details: {},
});
export const SLIP: NumberView = { ...NUMBER, number: '7F3K', standing: 'desk', waiting: null };
