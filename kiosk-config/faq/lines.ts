/** Text in its composed form (NFC), without blanks at its ends. */
export const tidy = (text: string): string => text.normalize('NFC').trim();

/** The lines of a block of text that hold anything, each with its number in the block, from 0. */
export const linesOf = (text: string): readonly { readonly line: string; readonly at: number }[] =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line, at) => ({ line: line.trim(), at }))
    .filter(({ line }) => line !== '');
