import type { Plan } from '../../../kiosk-config/faq/plan.ts';
import type { At, PlanClimb, PlanFloor } from '../../../kiosk-config/faq/plan-schema.ts';
import { metresBetween, turnOf } from './way-turns.ts';

/** What a storey costs, in metres of walking. Who cannot climb is not sent to stairs while there is a lift in reach. */
const STOREY: Readonly<Record<PlanClimb['kind'], number>> = { lift: 15, stairs: 200 };
/** What a turn costs, in metres: of ways that are as long as each other, the one with fewer turns is easier to keep in mind. */
const TURN = 0.1;

/** A point of the plan, and the floor that it is on. */
export interface Stop {
  readonly id: string;
  readonly floor: PlanFloor;
  readonly at: At;
}

/** What is walked on one floor in one go. */
export interface Leg {
  readonly stops: readonly [Stop, ...Stop[]];
  /** By what the floor was reached; null for the first leg. */
  readonly by: PlanClimb | null;
}

interface Move {
  readonly from: Stop;
  readonly to: Stop;
  /** Null where it is walked. */
  readonly by: PlanClimb | null;
  readonly cost: number;
}

/** A move that was made, and all before it. */
interface Trail {
  readonly move: Move;
  readonly before: Trail | null;
  readonly cost: number;
}

/** The shortest way between two points or places, floor by floor; null where there is none. */
export function findWay(plan: Plan, from: string, to: string): readonly [Leg, ...Leg[]] | null {
  const stops = stopsOf(plan);
  const start = stops.get(from);
  if (!start || !stops.has(to)) return null;
  if (from === to) return [{ stops: [start], by: null }];
  const trail = cheapest(movesOf(plan, stops), start, to);
  return trail && legsOf(trail);
}

/** Dijkstra over moves, not over points: what a move costs depends on the one before it. */
function cheapest(moves: ReadonlyMap<Stop, readonly Move[]>, start: Stop, to: string): Trail | null {
  const made = new Set<Move>();
  const open = new Set<Trail>();
  const goOn = (before: Trail | null, stop: Stop): void => {
    for (const move of moves.get(stop) ?? []) {
      if (made.has(move)) continue;
      open.add({ move, before, cost: (before?.cost ?? 0) + move.cost + turning(before?.move, move) });
    }
  };
  goOn(null, start);
  for (let trail = leastOf(open); trail; trail = leastOf(open)) {
    open.delete(trail);
    if (trail.move.to.id === to) return trail;
    if (made.has(trail.move)) continue;
    made.add(trail.move);
    goOn(trail, trail.move.to);
  }
  return null;
}

function leastOf(open: ReadonlySet<Trail>): Trail | null {
  let least: Trail | null = null;
  for (const trail of open) if (least === null || trail.cost < least.cost) least = trail;
  return least;
}

/** A second ride in a row costs a turn, too: one ride over two storeys is better than two. */
function turning(before: Move | undefined, next: Move): number {
  if (!before) return 0;
  if (before.by || next.by) return before.by && next.by ? TURN : 0;
  return turnOf(headingOf(before), headingOf(next)) === 'straight' ? 0 : TURN;
}

const headingOf = ({ from, to }: Move) => [to.at[0] - from.at[0], to.at[1] - from.at[1]] as const;

function stopsOf({ floors }: Plan): ReadonlyMap<string, Stop> {
  return new Map(
    floors.flatMap((floor) => [
      ...floor.places.map(({ id, at }): [string, Stop] => [id, { id, floor, at }]),
      ...Object.entries(floor.points).map(([id, at]): [string, Stop] => [id, { id, floor, at }]),
    ]),
  );
}

function movesOf(plan: Plan, stops: ReadonlyMap<string, Stop>): ReadonlyMap<Stop, readonly Move[]> {
  const moves = new Map<Stop, Move[]>();
  const join = (one: string, other: string, by: PlanClimb | null): void => {
    const ends = [stops.get(one), stops.get(other)] as const;
    for (const [from, to] of [ends, ends.toReversed()]) {
      if (from && to)
        moves.set(from, [...(moves.get(from) ?? []), { from, to, by, cost: costOf(from, to, by) }]);
    }
  };
  for (const { ways } of plan.floors) {
    for (const chain of ways) {
      for (const [index, name] of chain.slice(1).entries()) join(chain[index] ?? name, name, null);
    }
  }
  for (const climb of plan.climbs) {
    for (const [index, one] of climb.points.entries()) {
      for (const other of climb.points.slice(index + 1)) join(one, other, climb);
    }
  }
  return moves;
}

const costOf = (from: Stop, to: Stop, by: PlanClimb | null): number =>
  by === null
    ? metresBetween(from.at, to.at)
    : STOREY[by.kind] * Math.max(1, Math.abs(to.floor.level - from.floor.level));

function legsOf(last: Trail): readonly [Leg, ...Leg[]] {
  let leg: Leg = { stops: [last.move.to], by: null };
  const later: Leg[] = [];
  for (let trail: Trail | null = last; trail; trail = trail.before) {
    const { from, by } = trail.move;
    if (by) later.unshift({ ...leg, by });
    leg = { stops: by ? [from] : [from, ...leg.stops], by: null };
  }
  return [leg, ...later];
}
