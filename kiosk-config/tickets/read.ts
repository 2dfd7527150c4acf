import { dirname, resolve } from 'node:path';
import type { ConfigFault, Source, Tree } from '../source.ts';
import { place, readSource } from '../source.ts';
import { faultOfLogo } from './logo.ts';

/**
 * The ticket layouts that a configuration names (`tickets: tickets.yaml`, beside the file that names it), not checked
 * yet but for the logo, whose path is absolute. Null where it names none; faults are put to `faults`.
 */
export function readTickets(sources: readonly Source[], faults: ConfigFault[]): Source | null {
  const naming = sources.find(({ tree }) => Object.hasOwn(tree, 'tickets'));
  const name: unknown = naming?.tree.tickets;
  if (!naming || name === null) return null;
  if (typeof name !== 'string' || name === '') {
    faults.push(place(['tickets'], 'must be a file name, such as tickets.yaml', [naming]));
    return null;
  }
  const source = readSource(resolve(dirname(naming.file), name), faults);
  return source && { ...source, tree: withLogo(source, faults) };
}

function withLogo(source: Source, faults: ConfigFault[]): Tree {
  const { logo } = source.tree;
  if (typeof logo !== 'string' || logo === '') return source.tree;
  const file = resolve(dirname(source.file), logo);
  const fault = faultOfLogo(file);
  if (fault !== null) faults.push(place(['logo'], fault, [source]));
  return { ...source.tree, logo: file };
}
