import { toolPath } from './root.ts';

export interface StaticCheck {
  readonly name: string;
  /** The tool's script and its options, run by Node in the project's folder. */
  readonly script: string;
  readonly options: readonly string[];
}

/** The folders that the arrows are drawn between. */
export const ROOMS: readonly string[] = ['electron', 'renderer', 'drivers', 'kiosk-config', 'tests'];

/** Everything that can be said about the source without running it: `npm run check`, and a test each. */
export const STATIC_CHECKS: readonly StaticCheck[] = [
  { name: 'types (tsc)', script: toolPath('typescript', 'tsc'), options: ['-p', '.'] },
  {
    name: 'style and lint (biome)',
    script: toolPath('@biomejs/biome'),
    options: ['check', '--error-on-warnings', '.'],
  },
  {
    name: 'who may import whom (dependency-cruiser)',
    script: toolPath('dependency-cruiser', 'depcruise'),
    options: [...ROOMS, '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'nothing unused (knip)', script: toolPath('knip'), options: ['--no-progress'] },
];
