import { parseBhytCode } from './bhyt-code.ts';
import type { CalendarDate } from './calendar.ts';

/** The levels of Article 22 as they held for a time. `from` and `to` are days, both in it. */
interface BenefitRule {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** By the third character of the code, in percent. */
  readonly percent: Readonly<Record<string, number>>;
  /** The source confirms every number of the rule. */
  readonly certain: boolean;
  readonly source: string;
}

/**
 * Mức hưởng by the digit of the card (domain facts C3). Level 2 has limits for some services, level 5 pays outside the scope too. What
 * belongs to a visit and not to a card stands elsewhere: network, emergency, five years, small costs.
 */
const RULES: readonly BenefitRule[] = [
  {
    from: '2015-01-01',
    to: '2025-06-30',
    percent: { 1: 100, 2: 100, 3: 95, 4: 80, 5: 100 },
    certain: true,
    source: 'Luật 46/2014/QH13, Điều 22',
  },
  {
    from: '2025-07-01',
    to: null,
    percent: { 1: 100, 2: 100, 3: 95, 4: 80, 5: 100 },
    // Levels of hospitals instead of the network, and groups of their own: not confirmed digit by digit.
    certain: false,
    source: 'Luật 51/2024/QH15; NĐ 188/2025/NĐ-CP',
  },
];

/** An estimate (tạm tính) of what a card stands for. Never what somebody pays in the end: the HIS reckons that. */
export interface BenefitEstimate {
  /** Of costs within the scope of insurance, in percent. */
  readonly percent: number;
  readonly certain: boolean;
  readonly source: string;
}

/**
 * What the level of a card stands for on a day (FHIR date). Null where the code has no level (a mã số BHXH of ten digits, a citizen
 * number) or no rule held that day.
 */
export const estimateBenefit = (code: string, day: CalendarDate): BenefitEstimate | null => {
  const level = parseBhytCode(code)?.benefitLevel;
  const rule = RULES.find(({ from, to }) => from <= day && (to === null || day <= to));
  const percent = level === undefined ? undefined : rule?.percent[level];
  return rule === undefined || percent === undefined
    ? null
    : { percent, certain: rule.certain, source: rule.source };
};
