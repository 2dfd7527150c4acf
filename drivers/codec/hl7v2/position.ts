import type { Message, Repetition, Segment } from './message.ts';

/** A place in a message, counted from 1 as the standard does: `PV1-19`, `PV1-3.2`, `PID-3.4.2`. */
export interface Position {
  readonly segment: string;
  readonly field: number;
  readonly component: number;
  readonly subcomponent: number;
}

const PLACE = /^([A-Z][A-Z0-9]{2})-([1-9]\d{0,2})(?:\.([1-9]\d?)(?:\.([1-9]\d?))?)?$/;

/** Null for what names no place. Without component or subcomponent it is the first. */
export const parsePosition = (text: string): Position | null => {
  const [, segment, field, component = '1', subcomponent = '1'] = PLACE.exec(text) ?? [];
  if (segment === undefined) return null;
  return {
    segment,
    field: Number(field),
    component: Number(component),
    subcomponent: Number(subcomponent),
  };
};

/** A value that the sender deletes (`""`, HL7 v2.5.1, 2.5.3) is no value. */
const said = (text: string | undefined): string => (text === undefined || text === '""' ? '' : text.trim());

/** The repetitions of a field; none where it is empty or absent. */
export const repetitionsOf = (segment: Segment | undefined, field: number): readonly Repetition[] =>
  segment?.fields[field - 1] ?? [];

/** A component of a repetition; empty where there is none. */
export const partOf = (repetition: Repetition | undefined, component: number, subcomponent = 1): string =>
  said(repetition?.[component - 1]?.[subcomponent - 1]);

/** A component of the first repetition of a field; empty where there is none. */
export const textOf = (
  segment: Segment | undefined,
  field: number,
  component = 1,
  subcomponent = 1,
): string => partOf(repetitionsOf(segment, field)[0], component, subcomponent);

/** The first segment of that name. */
export const find = (message: Message, name: string): Segment | undefined =>
  message.find((segment) => segment.name === name);

/** What stands at a place, in the first segment of the name that has something there; empty where none has. */
export const valueAt = (message: Message, place: Position): string => {
  for (const segment of message) {
    if (segment.name !== place.segment) continue;
    const value = textOf(segment, place.field, place.component, place.subcomponent);
    if (value !== '') return value;
  }
  return '';
};

/** What stands at the first of several places that has something; empty where none has. */
export const firstValueAt = (message: Message, places: readonly Position[]): string =>
  places.map((place) => valueAt(message, place)).find((value) => value !== '') ?? '';
