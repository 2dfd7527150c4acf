/**
 * Numbers pairs of numbers in the order in which they come. Hundreds of thousands are looked up while an index is built:
 * open addressing in two typed arrays takes a third of the time of a `Map`.
 */
export interface PairNumbers {
  /** The number of a pair; `fresh` where it is new. Both of the pair are 0 to 65,534. */
  learn(one: number, other: number, fresh: () => number): number;
  /** -1 where the pair is not known, as none is with a negative number. */
  find(one: number, other: number): number;
}

const FIRST_BITS = 12;
const EMPTY = 0;
/** Knuth's multiplicative hash: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e37_79b1;

export function createPairNumbers(): PairNumbers {
  let bits = FIRST_BITS;
  let keys = new Uint32Array(1 << bits);
  let numbers = new Int32Array(1 << bits);
  let size = 0;

  /** Where a key stands, or would stand. */
  const placeOf = (key: number): number => {
    let place = Math.imul(key, GOLDEN) >>> (32 - bits);
    for (;;) {
      const there = keys[place] ?? EMPTY;
      if (there === key || there === EMPTY) return place;
      place = (place + 1) & (keys.length - 1);
    }
  };
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    bits++;
    keys = new Uint32Array(1 << bits);
    numbers = new Int32Array(1 << bits);
    for (let old = 0; old < oldKeys.length; old++) {
      const key = oldKeys[old] ?? EMPTY;
      if (key === EMPTY) continue;
      const place = placeOf(key);
      keys[place] = key;
      numbers[place] = oldNumbers[old] ?? 0;
    }
  };

  return {
    learn(one, other, fresh) {
      const key = keyOf(one, other);
      const place = placeOf(key);
      if (keys[place] === key) return numbers[place] ?? 0;
      const number = fresh();
      keys[place] = key;
      numbers[place] = number;
      if (++size * 2 > keys.length) grow();
      return number;
    },
    find(one, other) {
      if (one < 0 || other < 0) return -1;
      const key = keyOf(one, other);
      const place = placeOf(key);
      return keys[place] === key ? (numbers[place] ?? 0) : -1;
    },
  };
}

/** Never 0, which marks an empty place. */
const keyOf = (one: number, other: number): number => (((one << 16) | other) + 1) >>> 0;
