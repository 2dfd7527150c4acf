/** The keys of a keyboard, row by row from the top; the last row stands beside the space. */
export interface KeyRows {
  readonly rows: readonly string[];
  /** Signs left and right of the space. */
  readonly signs: readonly [left: string, right: string];
}

export const LETTERS: KeyRows = { rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], signs: ['', ''] };

/** For a question. */
export const LETTERS_AND_QUESTION: KeyRows = { rows: ['1234567890', ...LETTERS.rows], signs: ['?/', ',.'] };

/** For an address: house numbers, alleys (`12/3`), and what stands between the parts. */
export const LETTERS_AND_DIGITS: KeyRows = { rows: ['1234567890', ...LETTERS.rows], signs: ['/-', ',.'] };
