import type { Parts, Repetition } from '../../codec/hl7v2/message.ts';
import { partOf } from '../../codec/hl7v2/position.ts';
import type { Hl7Options } from './options.ts';

/** Họ tên as XPN: `Nguyễn^Văn An`, which a reader of either part puts together again. */
export const nameOf = (name: string, names: Hl7Options['names']): Parts => {
  const at = name.indexOf(' ');
  return names === 'whole' || at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)];
};

/** Family name, middle name, given name: the order in which Vietnamese names are said, whatever stands in which part. */
export const fullName = (name: Repetition | undefined): string =>
  [partOf(name, 1), partOf(name, 3), partOf(name, 2)].filter((part) => part !== '').join(' ');
