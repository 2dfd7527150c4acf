import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { find, textOf, valueAt } from '../../codec/hl7v2/position.ts';
import { putAt } from '../../codec/hl7v2/put.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import type { HospitalSystem } from '../../ports/his.ts';
import { err, ok } from '../../ports/result.ts';
import { failureOf, UPDATE } from './details.ts';
import type { Engine } from './engine.ts';
import { freshId } from './header.ts';
import type { Hl7Options } from './options.ts';
import { insurerSaid, pidWith } from './person.ts';
import type { Match } from './queries.ts';
import type { Visits } from './visits.ts';

type Report = NonNullable<HospitalSystem['reportInsurance']>;

/**
 * Tells what the insurer said of a visit: ADT^A08 with the PV1 of the visit and an IN1 (HL7 v2.5.1, 3.3.8). It is a snapshot:
 * the same a second time changes nothing.
 */
export const createReport =
  (engine: Engine, visits: Visits, options: Hl7Options, now: () => number): Report =>
  async (visitKey, answer, signal) => {
    const standing = await visits.byKey(visitKey, signal);
    if (!standing.ok) return standing;
    if (standing.value === null) return err('no-visit');
    const event = segment('EVN', { 2: printTime(now(), options.timeZone) });
    const body = [event, ...visitOf(standing.value.match, options), insurerSaid(answer, options)];
    const told = await engine.tell(UPDATE, freshId(), inOrder(body), signal);
    if (told.kind === 'accepted') return ok(null);
    const isGone = told.kind === 'error' && told.errors.some((code) => options.codes.noVisit.includes(code));
    return err(isGone ? 'no-visit' : failureOf(told));
  };

/** Whose visit, and which: nothing else of it, which stays as it is. */
function visitOf(match: Match, { fields }: Hl7Options): readonly Segment[] {
  const [pid = segment('PID', {})] = match;
  const base = [pidWith(pid, {}), segment('PV1', { 1: '1', 2: textOf(find(match, 'PV1'), 2) || 'O' })];
  return [fields.clinic, fields.visitNumber, fields.visitKey].reduce<readonly Segment[]>((message, place) => {
    const value = valueAt(match, place);
    return value === '' ? message : putAt(message, place, value);
  }, base);
}

/** Segments of a hospital's own come last. */
const inOrder = (body: readonly Segment[]): readonly Segment[] => [
  ...body.filter(({ name }) => !name.startsWith('Z')),
  ...body.filter(({ name }) => name.startsWith('Z')),
];
