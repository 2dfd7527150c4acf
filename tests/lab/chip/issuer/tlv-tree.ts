/** A data object as a test takes it apart. */
export interface Node {
  readonly tag: number;
  readonly value: Uint8Array;
}

/**
 * The objects end to end, for tests of what was issued.
 * @throws Error where a length is not the shortest, or an object does not end where its holder does.
 */
export const nodesOf = (bytes: Uint8Array): readonly Node[] => {
  const nodes: Node[] = [];
  let at = 0;
  const next = (): number => {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('ends inside a tag or length');
    return byte;
  };
  while (at < bytes.length) {
    const first = next();
    const tag = (first & 0x1f) === 0x1f ? first * 256 + next() : first;
    const short = next();
    let length = short;
    if (short >= 0x80) {
      length = 0;
      for (let left = short & 0x7f; left > 0; left--) length = length * 256 + next();
      if (length < 0x80 || (length < 0x100 && short > 0x81) || (length < 0x10000 && short > 0x82))
        throw new Error(`length of ${tag.toString(16)} is not the shortest`);
    }
    if (at + length > bytes.length) throw new Error(`${tag.toString(16)} ends behind its holder`);
    nodes.push({ tag, value: bytes.slice(at, at + length) });
    at += length;
  }
  return nodes;
};

/** The value under these tags, from outside to inside, the first of each. @throws Error where one is missing. */
export const under = (bytes: Uint8Array, ...tags: readonly number[]): Uint8Array =>
  tags.reduce((held, tag) => {
    const found = nodesOf(held).find((node) => node.tag === tag);
    if (!found) throw new Error(`there is no ${tag.toString(16)}`);
    return found.value;
  }, bytes);

/** Takes apart everything that is constructed. @throws Error as `nodesOf` does. */
export const countNodes = (bytes: Uint8Array): number =>
  nodesOf(bytes).reduce((count, { tag, value }) => {
    const first = tag > 0xff ? tag >>> 8 : tag;
    return count + 1 + ((first & 0x20) === 0 ? 0 : countNodes(value));
  }, 0);
