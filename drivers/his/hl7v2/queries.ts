import type { Message, Parts, Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import type { Position } from '../../codec/hl7v2/position.ts';
import { find, textOf } from '../../codec/hl7v2/position.ts';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Engine } from './engine.ts';
import type { MessageType } from './header.ts';
import type { Hl7Options, IdentifierSystem } from './options.ts';
import { authorityOf, identifierOf } from './person.ts';

/** Patient Demographics Query, IHE ITI-21: persons who match. */
export const PERSONS: MessageType = ['QBP', 'Q22', 'QBP_Q21'];
/** Patient Demographics and Visit Query, IHE ITI-22: persons and visits that match. */
export const VISITS: MessageType = ['QBP', 'ZV1', 'QBP_Q21'];

/** One value that must match (QIP): the place in PID or PV1 after `@`, and what stands there. */
type Criterion = Parts;

/** The person with an identifier, its system by name and, where it has one, by OID. */
export const byIdentifier = (system: IdentifierSystem, value: string): readonly Criterion[] => {
  const [name = '', oid = '', type = ''] = authorityOf(system);
  const criteria: Criterion[] = [
    ['@PID.3.1', value],
    ['@PID.3.4.1', name],
    ['@PID.3.4.2', oid],
    ['@PID.3.4.3', type],
  ];
  return criteria.filter(([, text]) => text !== '');
};

/** What has a value at a place. */
export const byPlace = (place: Position, value: string): readonly Criterion[] => [
  [`@${place.segment}.${place.field}.${place.component}`, value],
];

const queryOf = (criteria: readonly Criterion[], tag: string): readonly Segment[] => [
  segment('QPD', { 1: 'IHE PDQ Query', 2: tag, 3: { repeated: criteria } }),
  // At once, and all of it.
  segment('RCP', { 1: 'I' }),
];

/** One match: PID and what follows it up to the next. */
export type Match = Message;

const matchesOf = (answer: Message): readonly Match[] => {
  const matches: Segment[][] = [];
  for (const one of answer) {
    if (one.name === 'PID') matches.push([one]);
    else if (one.name !== 'DSC') matches.at(-1)?.push(one);
  }
  return matches;
};

/**
 * Asks and gives every match. An acknowledgement without an answer, an answer to another question, or one of which the rest is
 * to be fetched is `bad-answer`: what is not there must not look like "nobody".
 */
export async function matching(
  engine: Engine,
  type: MessageType,
  criteria: readonly Criterion[],
  signal: AbortSignal,
): Promise<Result<readonly Match[], HisFailure>> {
  let asked = '';
  const answer = await engine.ask(
    type,
    (tag) => {
      asked = tag;
      return queryOf(criteria, tag);
    },
    signal,
  );
  if (!answer.ok) return answer;
  const qak = find(answer.value, 'QAK');
  const [code, status] = [textOf(find(answer.value, 'MSH'), 9), textOf(qak, 2)];
  if (code !== 'RSP' || textOf(qak, 1) !== asked) return err('bad-answer', 'no answer to the query');
  if (textOf(find(answer.value, 'DSC'), 1) !== '') return err('bad-answer', 'an answer in parts');
  const matches = matchesOf(answer.value);
  if (status === 'NF' && matches.length === 0) return ok([]);
  return status === 'OK' ? ok(matches) : err('bad-answer', 'the query has no result');
}

/**
 * The matches that carry the citizen's number: an engine that passes a criterion over answers others, too. Where all are
 * others', or none says whose it is, the answer is `bad-answer`: taken for "nobody", it would make a double of the person.
 */
export function ofCitizen(
  matches: readonly Match[],
  number: string,
  { identifiers }: Hl7Options,
): Result<readonly Match[], HisFailure> {
  const theirs = matches.filter(([pid]) => identifierOf(pid, identifiers.cccd) === number);
  return theirs.length === 0 && matches.length > 0
    ? err('bad-answer', 'others than were asked for')
    : ok(theirs);
}
