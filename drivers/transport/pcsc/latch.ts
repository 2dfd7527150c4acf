/** A value that is awaited here and set there; the first setting counts. */
export interface Latch<T> {
  readonly value: Promise<T>;
  set(value: T): void;
}

/** Not yet set. (`Promise.withResolvers` is younger than the Node that the kiosk runs on.) */
export const createLatch = <T>(): Latch<T> => {
  let settle: ((value: T) => void) | null = null;
  const value = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { value, set: (outcome) => settle?.(outcome) };
};
