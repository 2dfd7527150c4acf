import type { Plan } from '../../../kiosk-config/faq/plan.ts';
import type { At, PlanFloor } from '../../../kiosk-config/faq/plan-schema.ts';
import type { WayFloorView, WayView } from '../../contract/plan-views.ts';
import { findWay, type Leg } from './way-search.ts';
import { stepsOf } from './way-steps.ts';
import { metresBetween } from './way-turns.ts';

/**
 * The shortest way from a place of the plan to another, as the page shows it; null where the plan lacks one of them or
 * does not join them. From a place to itself the way is one point.
 */
export function wayFrom(plan: Plan, from: string, to: string): WayView | null {
  const start = plan.places.find(({ id }) => id === from);
  const goal = plan.places.find(({ id }) => id === to);
  const legs = start && goal && findWay(plan, from, to);
  if (!start || !goal || !legs) return null;
  const ends = { here: legs[0], there: legs.at(-1) ?? legs[0] };
  return {
    metres: Math.round(legs.reduce((sum, leg) => sum + metresOf(leg), 0)),
    floors: legs
      .filter((leg) => leg.stops.length > 1 || leg === ends.here || leg === ends.there)
      .map((leg) => floorOf(leg, leg === ends.here, leg === ends.there)),
    steps: [...stepsOf(legs, start, goal)],
  };
}

function metresOf({ stops }: Leg): number {
  return stops.slice(1).reduce((sum, { at }, index) => sum + metresBetween(stops[index]?.at ?? at, at), 0);
}

function floorOf({ stops }: Leg, first: boolean, last: boolean): WayFloorView {
  const { id, title, size, rooms } = stops[0].floor;
  const route = stops.map(({ at }) => pointOf(at));
  return {
    id,
    title,
    width: size[0],
    height: size[1],
    rooms: rooms.map(roomOf),
    route,
    here: first ? pointOf(stops[0].at) : null,
    there: last ? (route.at(-1) ?? null) : null,
  };
}

const pointOf = ([x, y]: At) => ({ x, y });
const roomOf = ({ at: [x, y], size: [width, height], title, kind }: PlanFloor['rooms'][number]) => ({
  x,
  y,
  width,
  height,
  title,
  kind,
});
