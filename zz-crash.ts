import { startLab } from './tests/lab/lab.ts';
import { runPlan } from './tests/crash/run.ts';
const [driver='payos', wish='pays', kill='{"at":"never"}'] = process.argv.slice(2);
const lab = await startLab({ scanner: false, bank: true, terminals: true } as never);
const t = performance.now();
try {
  const row = await runPlan(lab, { driver, wish: wish as never, kill: JSON.parse(kill) });
  console.log(Math.round(performance.now() - t), 'ms');
  console.dir(row, { depth: 5 });
} catch (e) { console.error(e); }
await lab.close();
process.exit();
