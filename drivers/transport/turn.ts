/** Runs one work after the other, in the order in which they were given. One that fails holds up none. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export const createTurn = (): Turn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
};
