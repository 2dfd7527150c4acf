import { startLab } from './lab.ts';

/** `node tests/lab/main.ts`: starts the virtual hospital, prints one JSON line with its addresses, ends with its parent. */
const lab = await startLab({
  chip: true,
  his: { places: Number(process.env.LAB_PLACES ?? 20) },
  bank: true,
  // As long as a person sees each step of a sale.
  terminals: { stepMs: 800 },
});
if (lab.scanner === null) process.stderr.write('lab: socat is missing, so there is no scanner\n');
process.stdout.write(`${JSON.stringify(lab.describe())}\n`);

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  await lab.close();
  process.exit(0);
};
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
process.stdin.on('end', () => void end());
process.stdin.resume();
