import type { Word } from './words.ts';

/** What a name may be called, in plain letters, with the short forms that people write. */
export type Kinds = readonly (readonly [written: string, kind: string])[];

export const PROVINCE_KINDS: Kinds = [
  ['thanh pho', 'thanh pho'],
  ['tp', 'thanh pho'],
  ['tinh', 'tinh'],
  ['t', 'tinh'],
];
export const DISTRICT_KINDS: Kinds = [
  ['thanh pho', 'thanh pho'],
  ['tp', 'thanh pho'],
  ['thi xa', 'thi xa'],
  ['tx', 'thi xa'],
  ['quan', 'quan'],
  ['q', 'quan'],
  ['huyen', 'huyen'],
  ['h', 'huyen'],
];
export const COMMUNE_KINDS: Kinds = [
  ['phuong', 'phuong'],
  ['p', 'phuong'],
  ['thi tran', 'thi tran'],
  ['tt', 'thi tran'],
  ['dac khu', 'dac khu'],
  ['xa', 'xa'],
  ['x', 'xa'],
];

/** Last words of all kinds: the name behind one of them is of that kind and no other. */
export const ENDS_OF_KINDS: ReadonlySet<string> = new Set(
  [...PROVINCE_KINDS, ...DISTRICT_KINDS, ...COMMUNE_KINDS].map(([written]) => written.replace(/^.* /, '')),
);

/** The kind that these words begin with, and how many of them say it; null where they begin with none. */
export const kindAt = (
  words: readonly Word[],
  kinds: Kinds,
): { readonly kind: string; readonly length: number } | null => {
  const [first, second] = words;
  if (!first) return null;
  const two = second && !second.apart ? `${first.plain} ${second.plain}` : first.plain;
  for (const [written, kind] of kinds) {
    if (written === two) return { kind, length: two === first.plain ? 1 : 2 };
    if (written === first.plain) return { kind, length: 1 };
  }
  return null;
};
