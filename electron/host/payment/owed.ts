import type { Bill } from '../../../drivers/ports/his.ts';
import type { BillLine } from '../../../drivers/ports/ticket.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import type { Language } from '../../contract/views.ts';
import type { Intent } from '../journal/journal.ts';

/** What a slip is about: what the cashier takes, or gives back. Amounts are integer đồng. */
export interface Owed {
  /** Bills, or the charge. */
  readonly key: string;
  readonly end: EndingView['end'] | 'not-tried';
  readonly reference: string;
  readonly lines: readonly BillLine[];
  /** To be paid at the desk; after too much to be given back there, as line and note say. */
  readonly total: number;
  readonly note: string | null;
}

export const owedOfBills = (bills: readonly Bill[]): Owed => ({
  key: bills.map(({ id }) => id).join(' '),
  end: 'not-tried',
  reference: bills.map(({ id }) => id).join(', '),
  lines: bills.flatMap(({ items }) => items),
  total: bills.reduce((sum, { due }) => sum + due, 0),
  note: null,
});

/** Null where nothing is left to be seen to. */
export function owedOfCharge(
  { id, payload: { charge, items } }: Intent<'charge'>,
  ending: EndingView,
  language: Language,
): Owed | null {
  const same = {
    key: id,
    end: ending.end,
    reference: charge.reference,
    lines: items,
    note: slipNote(ending, language),
  };
  switch (ending.end) {
    case 'paid':
      // Nobody takes it a second time: the cashier books it.
      return ending.booked ? null : { ...same, total: 0 };
    case 'late':
      return null;
    case 'too-little':
      return { ...same, total: charge.amount - ending.came };
    case 'too-much':
    case 'twice': {
      const surplus = ending.came - charge.amount;
      return { ...same, lines: [{ label: BACK[language], amount: surplus }], total: surplus };
    }
    default:
      return { ...same, total: charge.amount };
  }
}

type Words = Record<Language, string>;
const BACK: Words = { vi: 'Tiền thừa, hoàn lại', en: 'Surplus, to be given back' };
const NOTES: Record<'too-little' | 'too-much' | 'twice' | 'unknown', Words> = {
  'too-little': {
    vi: 'Đã nhận một phần. Phần còn thiếu trả tại quầy.',
    en: 'Part was received. The rest is paid at the desk.',
  },
  'too-much': {
    vi: 'Đã nhận thừa. Quầy thu ngân hoàn phần thừa.',
    en: 'Too much was received. The cashier gives the rest back.',
  },
  twice: {
    vi: 'Đã nhận hai lần. Quầy thu ngân hoàn một lần.',
    en: 'Received twice. The cashier gives one back.',
  },
  unknown: {
    vi: 'Chưa rõ đã thu tiền. Đừng trả lại trước khi hỏi quầy.',
    en: 'Not known whether it was paid. Ask the desk before paying again.',
  },
};
/** Paid, and the HIS does not have it yet. */
const UNBOOKED: Record<'receipt' | 'slip', Words> = {
  receipt: {
    vi: 'Bệnh viện chưa ghi nhận; biên nhận này có giá trị.',
    en: 'The hospital has not recorded it yet; this receipt counts.',
  },
  slip: {
    vi: 'Đã thu tại kiosk, bệnh viện chưa ghi nhận. Không thu lần nữa.',
    en: 'Paid at the kiosk, not recorded yet. Not to be paid again.',
  },
};

const isNoted = (end: EndingView['end']): end is keyof typeof NOTES => end in NOTES;
const noteOf = (paper: 'receipt' | 'slip', ending: EndingView, language: Language): string | null => {
  if (ending.end === 'paid' && !ending.booked) return UNBOOKED[paper][language];
  return isNoted(ending.end) ? NOTES[ending.end][language] : null;
};
const slipNote = (ending: EndingView, language: Language) => noteOf('slip', ending, language);
/** What stands below the receipt of a charge that ended so. */
export const receiptNote = (ending: EndingView, language: Language) => noteOf('receipt', ending, language);
