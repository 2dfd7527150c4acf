import encodeQR from 'qr';
import { useMemo } from 'react';

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
const QUIET = 4;
/** Of a code at the medium level of correction, in bytes. */
const LONGEST = 2_331;

/** Whether a code can hold it. */
export const fitsCode = (payload: string): boolean => new TextEncoder().encode(payload).length <= LONGEST;

/** A QR code, dark on white in every theme: cameras do not read it otherwise. `words` say what it is for. */
export function QrCode({ payload, words }: { payload: string; words: string }) {
  const { size, path } = useMemo(() => drawn(payload), [payload]);
  return (
    <div className="qr-code">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
    </div>
  );
}

/** One run of dark modules is one rectangle. */
function drawn(payload: string): { size: number; path: string } {
  const rows = encodeQR(payload, 'raw', { ecc: 'medium', border: QUIET });
  let path = '';
  for (const [y, row] of rows.entries()) {
    let from = -1;
    for (let x = 0; x <= row.length; x++) {
      if (row[x] && from < 0) from = x;
      if (!row[x] && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h${from - x}z`;
        from = -1;
      }
    }
  }
  return { size: rows.length, path };
}
