import type { At, PlanFile, PlanFloor } from './plan-schema.ts';

/** A fault, and the value of the file that has it. */
export interface PlanFault {
  readonly at: readonly PropertyKey[];
  readonly message: string;
}

/** What a plan of the right shape has wrong in itself; without any, each of its points leads to every other. */
export function planFaults(plan: PlanFile): readonly PlanFault[] {
  const faults = [
    ...twiceThere(plan),
    ...plan.floors.flatMap((floor, index) => [
      ...outside(floor, ['floors', index]),
      ...lostWays(floor, ['floors', index]),
    ]),
    ...lostClimbs(plan),
  ];
  // What leads nowhere would be reported once more as what nothing leads to.
  if (faults.length > 0) return faults;
  const apart = plan.floors.flatMap((floor, index) => apartOn(floor, ['floors', index]));
  return apart.length > 0 ? apart : floorsApart(plan);
}

/** Every point of a floor under its name, with where the file says it. */
const pointsOf = (floor: PlanFloor, path: readonly PropertyKey[]) => [
  ...floor.places.map(({ id, at }, index) => ({ id, at, path: [...path, 'places', index, 'id'] })),
  ...Object.entries(floor.points).map(([id, at]) => ({ id, at, path: [...path, 'points', id] })),
];
const namesOf = (floor: PlanFloor): ReadonlySet<string> => new Set(pointsOf(floor, []).map(({ id }) => id));

function twiceThere({ floors }: PlanFile): readonly PlanFault[] {
  const twice = (all: readonly { id: string; path: readonly PropertyKey[] }[]) =>
    all
      .filter(({ id }, index) => all.findIndex((other) => other.id === id) < index)
      .map(({ id, path }) => ({ at: path, message: `${id} is there twice` }));
  return [
    ...twice(floors.map(({ id }, index) => ({ id, path: ['floors', index, 'id'] }))),
    ...twice(floors.flatMap((floor, index) => pointsOf(floor, ['floors', index]))),
  ];
}

function outside(floor: PlanFloor, path: readonly PropertyKey[]): readonly PlanFault[] {
  const [width, height] = floor.size;
  const beyond = ([x, y]: At) => x > width || y > height;
  const message = `reaches out of its floor, which is ${width} × ${height} m`;
  return [
    ...floor.rooms.flatMap(({ at: [x, y], size: [wide, high] }, index) =>
      beyond([x + wide, y + high]) ? [{ at: [...path, 'rooms', index], message }] : [],
    ),
    ...pointsOf(floor, path).flatMap(({ at, path: named }) => (beyond(at) ? [{ at: named, message }] : [])),
  ];
}

function lostWays(floor: PlanFloor, path: readonly PropertyKey[]): readonly PlanFault[] {
  const known = namesOf(floor);
  return floor.ways.flatMap((chain, way) =>
    chain.flatMap((name, index) => {
      const at = [...path, 'ways', way, index];
      if (!known.has(name)) return [{ at, message: `floor ${floor.id} has no point or place ${name}` }];
      return chain[index - 1] === name ? [{ at, message: `${name} leads to itself` }] : [];
    }),
  );
}

function lostClimbs({ floors, climbs }: PlanFile): readonly PlanFault[] {
  const floorOf = new Map(floors.flatMap((floor) => [...namesOf(floor)].map((name) => [name, floor.id])));
  return climbs.flatMap(({ points }, climb) =>
    points.flatMap((name, index) => {
      const at = ['climbs', climb, 'points', index];
      const floor = floorOf.get(name);
      if (floor === undefined) return [{ at, message: `no floor has a point or place ${name}` }];
      return points.slice(0, index).some((other) => floorOf.get(other) === floor)
        ? [{ at, message: `has a point on floor ${floor} already` }]
        : [];
    }),
  );
}

/** Points that cannot be walked to from the first of their floor. */
function apartOn(floor: PlanFloor, path: readonly PropertyKey[]): readonly PlanFault[] {
  const all = pointsOf(floor, path);
  const [first] = all;
  if (!first) return [{ at: path, message: 'has no place and no point: nobody can get there' }];
  const reached = joined(first.id, floor.ways);
  return all
    .filter(({ id }) => !reached.has(id))
    .map(({ id, path: at }) => ({ at, message: `no way leads from ${id} to ${first.id}` }));
}

function floorsApart({ floors, climbs }: PlanFile): readonly PlanFault[] {
  const [first] = floors;
  if (!first) return [];
  // Each floor is one by now: whatever of it can be reached, all of it can.
  const groups = [...floors.map((floor) => [...namesOf(floor)]), ...climbs.map(({ points }) => points)];
  const reached = joined(groups[0]?.[0] ?? '', groups);
  return floors.flatMap((floor, index) =>
    [...namesOf(floor)].some((name) => reached.has(name))
      ? []
      : [{ at: ['floors', index, 'id'], message: `no stairs and no lift join ${floor.id} to ${first.id}` }],
  );
}

/** All that hangs together with the one that is given, where those of a group hang together. */
function joined(from: string, groups: readonly (readonly string[])[]): ReadonlySet<string> {
  const groupsOf = new Map<string, (readonly string[])[]>();
  for (const group of groups) {
    for (const name of group) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
  }
  const reached = new Set([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of groupsOf.get(next)?.flat() ?? []) {
      if (reached.has(name)) continue;
      reached.add(name);
      open.push(name);
    }
  }
  return reached;
}
