import { readCodes } from '../../../drivers/vision/qr/read-codes.ts';
import { loadZxingWasm } from '../../../drivers/vision/qr/zxing-wasm.ts';
import { jsQrPeer, type Peer, zbarPeer, zxingLibraryPeer, zxingWasmFile, zxingWasmPeer } from './peers.ts';
import { qrSet } from './qr-set.ts';

/** What one reader made of one picture. */
export interface QrOutcome {
  readonly kind: string;
  readonly level: number;
  readonly reader: string;
  /** Found, and every byte right. */
  readonly right: boolean;
  /** Texts that do not stand in the picture. */
  readonly wrong: readonly string[];
}

export const OURS = 'ours';

/** Every reader on every picture of the set, one picture after the other. */
export const runQr = async (perLevel: number, say: (line: string) => void): Promise<readonly QrOutcome[]> => {
  const decoder = await loadZxingWasm(zxingWasmFile());
  const ours: Peer = {
    name: OURS,
    read: async (picture) => (await readCodes(picture, decoder)).map(({ text }) => text),
  };
  const zbar = zbarPeer();
  const readers = [ours, await zxingWasmPeer(), zbar, jsQrPeer, zxingLibraryPeer()];
  const outcomes: QrOutcome[] = [];
  let last = '';
  try {
    for (const { kind, level, text, picture } of qrSet(perLevel)) {
      if (kind !== last) say(`QR codes, ${kind} …`);
      last = kind;
      for (const reader of readers) {
        const texts = await reader.read(picture);
        const wrong = texts.filter((one) => one !== text);
        outcomes.push({ kind, level, reader: reader.name, right: texts.includes(text), wrong });
      }
    }
    return outcomes;
  } finally {
    zbar.close();
  }
};
