import { packageKiosk } from './pack.ts';

/** `npm run package`, or `npm run package -- --dir` for a folder without an installer. */
const dir = process.argv.includes('--dir');
process.exitCode = packageKiosk({ dir, output: null, inspectable: false });
