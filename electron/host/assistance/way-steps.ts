import type { PlanClimb, PlanFloor, PlanPlace } from '../../../kiosk-config/faq/plan-schema.ts';
import type { Words } from '../../contract/views.ts';
import type { Leg } from './way-search.ts';
import { type Heading, type Stretch, stretchesOf, type Turn } from './way-turns.ts';

/** More cannot be kept in mind on the way. */
const MOST_STEPS = 8;
/** The last metres into a room are not walked by the word, but seen: "on the right". */
const SEEN = 8;
/** Distances are told in steps of so many metres. */
const ROUND = 5;

const HEADINGS: Readonly<Record<'up' | 'down' | 'left' | 'right', Heading>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};
const TURNS: Readonly<Record<Exclude<Turn, 'straight'>, Words>> = {
  left: { vi: 'Rẽ trái', en: 'Turn left' },
  right: { vi: 'Rẽ phải', en: 'Turn right' },
  back: { vi: 'Quay ra sau', en: 'Turn around' },
};
const SIDES: Readonly<Record<Turn, Words>> = {
  left: { vi: 'ở bên trái', en: 'on the left' },
  right: { vi: 'ở bên phải', en: 'on the right' },
  straight: { vi: 'ở ngay phía trước', en: 'straight ahead' },
  back: { vi: 'ở phía sau', en: 'behind you' },
};
const CLIMBS: Readonly<Record<PlanClimb['kind'], Words>> = {
  lift: { vi: 'thang máy', en: 'the lift' },
  stairs: { vi: 'cầu thang', en: 'the stairs' },
};

interface Step {
  readonly kind: 'walk' | 'climb' | 'end';
  readonly words: Words;
}

/** What to do on the way, one thing a step; at most 8 as long as the way has no more than 3 rides. */
export function stepsOf(legs: readonly [Leg, ...Leg[]], from: PlanPlace, to: PlanPlace): readonly Words[] {
  if (from.id === to.id) return [{ vi: `${to.title.vi} ở ngay đây`, en: `${to.title.en}: right here` }];
  const looks = from.looks && HEADINGS[from.looks];
  const steps = legs.flatMap((leg, index) => {
    const next = legs[index + 1];
    return [
      ...(leg.by ? [ride(leg.by, legs[index - 1]?.stops[0].floor, leg.stops[0].floor)] : []),
      ...walked(leg, leg.by ? null : looks, next?.by ?? to),
    ];
  });
  return few(steps).map(({ words }) => words);
}

function ride(climb: PlanClimb, from: PlanFloor | undefined, to: PlanFloor): Step {
  const by = nameOf(climb);
  const rise = to.level - (from?.level ?? to.level);
  const [vi, en] = rise > 0 ? ['lên', 'up to'] : rise < 0 ? ['xuống', 'down to'] : ['sang', 'to'];
  return {
    kind: 'climb',
    words: {
      vi: `Đi ${by.vi} ${vi} ${inside(to.title.vi)}`,
      en: `Take ${by.en} ${en} ${inside(to.title.en)}`,
    },
  };
}

/** The steps of one floor, up to what ends there: the way out of it, or the goal. */
function walked(leg: Leg, looks: Heading | null, goal: PlanClimb | PlanPlace): readonly Step[] {
  const all = stretchesOf(
    leg.stops.map(({ at }) => at),
    looks,
  );
  // Out of a lift there is only one way; what counts is where it turns.
  const out = leg.by !== null && all.length > 1 && (all[0]?.metres ?? 0) <= SEEN;
  const told = out ? all.slice(1) : all;
  const last = told.at(-1);
  const seen =
    last?.turn && last.metres <= SEEN && (told.length > 1 || out || !('kind' in goal)) ? last.turn : null;
  const steps = (seen ? told.slice(0, -1) : told).map(walk);
  const [first, ...others] = steps;
  const led: readonly Step[] = first && leg.by ? [after(leg.by, first), ...others] : steps;
  return 'kind' in goal ? upTo(goal, led, seen) : [...led, end(goal, seen ?? 'straight')];
}

function walk({ turn, metres }: Stretch): Step {
  const far = Math.max(ROUND, Math.round(metres / ROUND) * ROUND);
  const words =
    turn === null || turn === 'straight'
      ? { vi: `Đi thẳng ${far} m`, en: `Walk straight ahead for ${far} m` }
      : { vi: `${TURNS[turn].vi}, đi ${far} m`, en: `${TURNS[turn].en}, walk ${far} m` };
  return { kind: 'walk', words };
}

function after(climb: PlanClimb, { kind, words }: Step): Step {
  const by = CLIMBS[climb.kind];
  return {
    kind,
    words: { vi: `Ra khỏi ${by.vi}, ${inside(words.vi)}`, en: `Leave ${by.en}, ${inside(words.en)}` },
  };
}

function end({ title }: PlanPlace, side: Turn): Step {
  const where = SIDES[side];
  return { kind: 'end', words: { vi: `${title.vi} ${where.vi}`, en: `${title.en}: ${where.en}` } };
}

/** A lift is not a step of its own: where it is, is told with the walk to it. */
function upTo(climb: PlanClimb, steps: readonly Step[], side: Turn | null): readonly Step[] {
  const last = steps.at(-1);
  if (!last) return [];
  const by = nameOf(climb);
  const { vi, en } = last.words;
  const words = side
    ? { vi: `${vi}, ${by.vi} ${SIDES[side].vi}`, en: `${en}; ${by.en} is ${SIDES[side].en}` }
    : { vi: `${vi} đến ${by.vi}`, en: `${en} to ${by.en}` };
  return [...steps.slice(0, -1), { kind: last.kind, words }];
}

/** Walks that follow each other are joined, the shortest words first, until there are few enough. */
function few(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  const pairs = steps.slice(1).flatMap((second, index) => {
    const first = steps[index];
    return first?.kind === 'walk' && second.kind === 'walk' ? [{ index, words: joined(first, second) }] : [];
  });
  const shortest = pairs.reduce<(typeof pairs)[number] | null>(
    (best, pair) => (best && best.words.vi.length <= pair.words.vi.length ? best : pair),
    null,
  );
  if (!shortest) return steps;
  const { index, words } = shortest;
  return few([...steps.slice(0, index), { kind: 'walk', words }, ...steps.slice(index + 2)]);
}

const joined = (first: Step, second: Step): Words => ({
  vi: `${first.words.vi}, rồi ${inside(second.words.vi)}`,
  en: `${first.words.en}, then ${inside(second.words.en)}`,
});
const nameOf = (climb: PlanClimb): Words => climb.title ?? CLIMBS[climb.kind];

/** Words that began a sentence, inside of one. */
const inside = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
