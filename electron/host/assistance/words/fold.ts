const MARKS = /\p{M}+/gu;
const D_BAR = /đ/g;

/** Lower case, composed (NFC), and of the many signs for one letter that Unicode has, the plain one (NFKC: ｋ → k). */
export const lower = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Letters without their marks, `đ` as `d`: how most questions are typed. Takes what `lower` gives. */
export const fold = (text: string): string =>
  isPlain(text) ? text : text.normalize('NFD').replace(MARKS, '').replace(D_BAR, 'd');

/** Nothing but ASCII. */
export const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
};
