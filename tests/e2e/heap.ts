import type { CDPSession, ElectronApplication, Page } from 'playwright';
import { z } from 'zod';

/** As V8 writes a text into a heap snapshot: JSON with every other sign as \\uXXXX in capitals. */
const escaped = (text: string): string =>
  [...text]
    .map((sign) => {
      const code = sign.charCodeAt(0);
      return code < 128 ? sign : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
    })
    .join('');
/** As a file may spell it, too. */
const spellings = (text: string): string[] => [text, JSON.stringify(text).slice(1, -1), escaped(text)];

/** Which of the words stand in the text. */
export const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => spellings(word).some((spelling) => text.includes(spelling)));

/** A thread that writes its snapshot says nothing meanwhile: the shell would take it for hung and end it. */
async function asIfAlive<T>(app: ElectronApplication, work: () => Promise<T>): Promise<T> {
  const beats = await app.evaluateHandle(({ BrowserWindow, ipcMain }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const beat = () => ipcMain.emit('kiosk:alive', { sender: contents, senderFrame: contents?.mainFrame });
    return setInterval(beat, 250);
  });
  try {
    return await work();
  } finally {
    await beats.evaluate((timer) => clearInterval(timer));
    await beats.dispose();
  }
}

/** Everything that the page's own thread remembers. */
export const pageHeap = (app: ElectronApplication, page: Page): Promise<string> =>
  asIfAlive(app, () => snapshotOf(page));

async function snapshotOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

const fromWorker = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.object({ chunk: z.string().optional() }).optional(),
});

/** Asks one worker for its snapshot, by messages wrapped into the page's session. */
function workerHeap(session: CDPSession, sessionId: string): Promise<string> {
  const orders = ['enable', 'collectGarbage', 'takeHeapSnapshot'];
  const chunks: string[] = [];
  return new Promise((resolve) => {
    const next = (id: number): void => {
      const message = JSON.stringify({ id, method: `HeapProfiler.${orders[id]}` });
      if (id < orders.length) void session.send('Target.sendMessageToTarget', { sessionId, message });
      else resolve(chunks.join(''));
    };
    session.on('Target.receivedMessageFromTarget', (received) => {
      if (received.sessionId !== sessionId) return;
      const { id, method, params } = fromWorker.parse(JSON.parse(received.message));
      if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(params?.chunk ?? '');
      if (id !== undefined) next(id + 1);
    });
    next(0);
  });
}

/** What the page's workers remember, one text each. */
export async function workerHeaps(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const attached: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') attached.push(sessionId);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const heaps = await Promise.all(attached.map((sessionId) => workerHeap(session, sessionId)));
  await session.detach();
  return heaps;
}
