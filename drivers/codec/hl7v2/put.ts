import type { Component, Field, Message, Repetition, Segment } from './message.ts';
import type { Position } from './position.ts';

/** `items` with `change` made to the one at `index` (from 0); what is missing before it is made empty. */
const changed = <T>(items: readonly T[], index: number, empty: T, change: (item: T) => T): readonly T[] =>
  Array.from({ length: Math.max(items.length, index + 1) }, (_, at) => {
    const item = items[at] ?? empty;
    return at === index ? change(item) : item;
  });

const NO_FIELD: Field = [];
const NO_REPETITION: Repetition = [];
const NO_COMPONENT: Component = [];

/** The segment with a value at a place of it, in the first repetition of the field. */
export const putInSegment = (segment: Segment, place: Position, value: string): Segment => ({
  name: segment.name,
  fields: changed(segment.fields, place.field - 1, NO_FIELD, (field) =>
    changed(field, 0, NO_REPETITION, (repetition) =>
      changed(repetition, place.component - 1, NO_COMPONENT, (component) =>
        changed(component, place.subcomponent - 1, '', () => value),
      ),
    ),
  ),
});

/** The message with a value at a place, in the first segment of that name; one that is missing comes last. */
export const putAt = (message: Message, place: Position, value: string): Message => {
  const at = message.findIndex(({ name }) => name === place.segment);
  if (at === -1) return [...message, putInSegment({ name: place.segment, fields: [] }, place, value)];
  return message.map((segment, index) => (index === at ? putInSegment(segment, place, value) : segment));
};
