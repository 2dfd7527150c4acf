import { describe, expect, it, vi } from 'vitest';
import { startPrintEngine } from './print-engine.ts';

const worker = vi.hoisted(() => ({
  ended: 0,
  setParameters: (): Promise<unknown> => Promise.resolve(),
  recognize: () => Promise.resolve({ data: { text: '' } }),
  terminate: async () => void worker.ended++,
}));
vi.mock('tesseract.js', () => ({ createWorker: async () => worker }));
vi.mock('./worker-assets.ts', () => ({ ocrFiles: { worker: '', core: '', letters: '' } }));

describe('print engine', () => {
  it('leaves no worker behind that does not take its settings', async () => {
    worker.setParameters = () => Promise.reject(new Error('no such setting'));
    await expect(startPrintEngine()).rejects.toThrow('no such setting');
    expect(worker.ended).toBe(1);
  });

  it('says why there are no lines in a picture', async () => {
    worker.setParameters = () => Promise.resolve();
    const engine = await startPrintEngine();
    const blank = { width: 64, height: 48, pixels: new Uint8Array(64 * 48).fill(200) };
    expect(await engine.read(blank)).toMatchObject({ ok: false, reason: 'no-zone' });
  });
});
