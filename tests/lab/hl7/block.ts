const VT = '\u000b';
const FS = '\u001c';

/** A message in its block (MLLP). */
export const blockOf = (text: string): Buffer => Buffer.from(`${VT}${text}${FS}\r`, 'utf8');

/** The first whole message in what came, and what came after it; null while there is none. */
export const firstBlock = (came: Buffer): { readonly text: string; readonly rest: Buffer } | null => {
  const end = came.indexOf(FS);
  if (end === -1) return null;
  return {
    text: came.subarray(came.indexOf(VT) + 1, end).toString('utf8'),
    rest: came.subarray(end + 2),
  };
};
