/**
 * A run of equal values in an input report, as its descriptor announces it. `bit` counts from the first bit of the report
 * as it is read, the byte of its id included; bit 0 is the lowest of a byte.
 */
export interface InputField {
  /** Id that the report begins with; null where the device numbers no reports. */
  readonly reportId: number | null;
  readonly page: number;
  readonly usage: number;
  readonly bit: number;
  /** Bits of one value, and how many values stand in a row. */
  readonly size: number;
  readonly count: number;
}

/** All reports of a device together, in bits: a descriptor that claims more is refused. */
const MAX_BITS = 4096 * 8;
const BYTE = 8;
const LONG_ITEM = 0xfe;

/** Item tags with their type, the size bits cleared (HID 1.11, 6.2.2.4 to 6.2.2.8). */
const TAG = {
  input: 0x80,
  collection: 0xa0,
  endCollection: 0xc0,
  output: 0x90,
  feature: 0xb0,
  usagePage: 0x04,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
} as const;

interface Globals {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly id: number | null;
}

/** A usage, or a range of them; `page` is null where the item left it to the page in force at the main item. */
interface Usages {
  readonly page: number | null;
  readonly first: number;
  readonly last: number;
}

interface Item {
  readonly tag: number;
  readonly value: number;
  /** A usage of four bytes carries its page. */
  readonly wide: boolean;
}

/** The short items; null where the last one is torn. Long items carry nothing that is defined. */
const itemsOf = (bytes: Uint8Array): readonly Item[] | null => {
  const items: Item[] = [];
  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0;
    const size = prefix === LONG_ITEM ? 2 + (bytes[at + 1] ?? 0) : [0, 1, 2, 4][prefix & 3];
    const end = at + 1 + (size ?? 0);
    if (end > bytes.length) return null;
    if (prefix !== LONG_ITEM) {
      let value = 0;
      for (let from = end - 1; from > at; from--) value = value * 256 + (bytes[from] ?? 0);
      items.push({ tag: prefix & 0xfc, value, wide: size === 4 });
    }
    at = end;
  }
  return items;
};

const usagesOf = ({ value, wide }: Item): Usages => {
  const usage = wide ? value % 0x10000 : value;
  return { page: wide ? Math.floor(value / 0x10000) : null, first: usage, last: usage };
};

/** The usage of each of `count` values: one after the other, the last one for all that remain (HID 1.11, 6.2.2.8). */
const usageAt = (usages: readonly Usages[], index: number): readonly [number | null, number] | null => {
  let left = index;
  for (const { page, first, last } of usages) {
    const span = Math.max(last - first, 0) + 1;
    if (left < span) return [page, first + left];
    left -= span;
  }
  const end = usages.at(-1);
  return end === undefined ? null : [end.page, Math.max(end.first, end.last)];
};

const fieldsOf = (
  { page, size, count, id }: Globals,
  usages: readonly Usages[],
  start: number,
): InputField[] => {
  const fields: InputField[] = [];
  for (let index = 0; index < count; index++) {
    const found = usageAt(usages, index);
    // Padding has no usage.
    if (found === null) return fields;
    const field = { reportId: id, page: found[0] ?? page, usage: found[1], bit: start + index * size, size };
    const before = fields.at(-1);
    if (before !== undefined && before.page === field.page && before.usage === field.usage)
      fields[fields.length - 1] = { ...before, count: before.count + 1 };
    else fields.push({ ...field, count: 1 });
  }
  return fields;
};

/**
 * The fields of a device's input reports, in the order of its report descriptor (HID 1.11, 6.2.2). Null where the
 * descriptor is torn, or claims reports of more than 4 kB.
 */
export const parseInputFields = (descriptor: Uint8Array): readonly InputField[] | null => {
  const items = itemsOf(descriptor);
  if (items === null) return null;
  const fields: InputField[] = [];
  const stack: Globals[] = [];
  const lengths = new Map<number | null, number>();
  let globals: Globals = { page: 0, size: 0, count: 0, id: null };
  let usages: Usages[] = [];
  let total = 0;
  for (const item of items) {
    const { tag, value } = item;
    if (tag === TAG.usagePage) globals = { ...globals, page: value };
    else if (tag === TAG.reportSize) globals = { ...globals, size: value };
    else if (tag === TAG.reportCount) globals = { ...globals, count: value };
    else if (tag === TAG.reportId) globals = { ...globals, id: value };
    else if (tag === TAG.push) stack.push(globals);
    else if (tag === TAG.pop) globals = stack.pop() ?? globals;
    else if (tag === TAG.usage || tag === TAG.usageMinimum) usages.push(usagesOf(item));
    else if (tag === TAG.usageMaximum) {
      const range = usages.pop();
      if (range !== undefined) usages.push({ ...range, last: usagesOf(item).first });
    } else if (tag === TAG.input) {
      const start = lengths.get(globals.id) ?? (globals.id === null ? 0 : BYTE);
      const bits = globals.size * globals.count;
      total += bits;
      if (total > MAX_BITS) return null;
      lengths.set(globals.id, start + bits);
      if (globals.size > 0) fields.push(...fieldsOf(globals, usages, start));
    }
    const main = tag === TAG.input || tag === TAG.output || tag === TAG.feature;
    if (main || tag === TAG.collection || tag === TAG.endCollection) usages = [];
  }
  return fields;
};
