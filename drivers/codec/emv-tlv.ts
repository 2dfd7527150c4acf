/** One object of an EMVCo QR code: two digits of an id, two of a length in characters, the value. */
export interface EmvObject {
  readonly id: string;
  readonly value: string;
}

const HEAD = 4;

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** The value of an id; undefined where it is absent. */
export const emvValue = (objects: readonly EmvObject[], id: string): string | undefined => {
  for (const object of objects) if (object.id === id) return object.value;
  return undefined;
};

/**
 * Takes a template apart, to its last character (EMVCo Merchant-Presented Mode, 3.2). Null where a length does not fit,
 * a value is empty, an id comes twice, or something is left over.
 */
export const readEmvObjects = (text: string): readonly EmvObject[] | null => {
  const objects: EmvObject[] = [];
  for (let at = 0; at < text.length; ) {
    const tag = digitAt(text, at) * 10 + digitAt(text, at + 1);
    const length = digitAt(text, at + 2) * 10 + digitAt(text, at + 3);
    const end = at + HEAD + length;
    if (Number.isNaN(tag) || !(length > 0) || end > text.length) return null;
    const id = text.slice(at, at + 2);
    if (emvValue(objects, id) !== undefined) return null;
    objects.push({ id, value: text.slice(at + HEAD, end) });
    at = end;
  }
  return objects;
};

const MAX_LENGTH = 99;

/** One object. @throws RangeError where the value is empty or longer than 99 characters. */
export const printEmvObject = (id: string, value: string): string => {
  if (value.length === 0 || value.length > MAX_LENGTH)
    throw new RangeError(`object ${id}: ${value.length} characters`);
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
};
