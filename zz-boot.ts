import { mkdtempSync } from 'node:fs';
import { startLab } from './tests/lab/lab.ts';
import { writeKioskConfig } from './tests/run/kiosk-config.ts';
import { startKioskProcess } from './tests/crash/kiosk-process.ts';
const lab = await startLab({ scanner: false });
const { file, env } = writeKioskConfig(lab.describe(), mkdtempSync('/tmp/zz-'), { devices: { reader: null, keyboardScanner: true } });
for (let i=0;i<4;i++){ const t=performance.now(); const k=await startKioskProcess(file, env, null); const b=performance.now(); await k.stop(); console.log('boot',Math.round(b-t),'stop',Math.round(performance.now()-b)); }
await lab.close(); process.exit();
