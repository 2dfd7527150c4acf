/** Marks that some systems write into a name and others leave out. */
const LEFT_OUT = /['’\-`~]/g;

/**
 * A name as it is compared with another: without accents, case, and marks between letters; `đ` as `d` (domain facts A3).
 * For comparing alone: never show it.
 */
export const comparableName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(LEFT_OUT, '')
    .trim()
    .replace(/\s+/g, ' ');

/** Whether two names differ in accents, case, blanks and marks alone. Two empty names are not the same. */
export const sameName = (one: string, other: string): boolean => {
  const name = comparableName(one);
  return name !== '' && name === comparableName(other);
};
