import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The project's folder. */
export const root: string = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The script behind a tool of an npm package, to be run by Node on any system. Throws where the package is missing. */
export function toolPath(packageName: string, tool: string = packageName.replace(/^.*\//, '')): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const script = typeof bin === 'string' ? bin : bin[tool];
  if (script === undefined) throw new Error(`${packageName} has no tool ${tool}`);
  return join(folder, script);
}
