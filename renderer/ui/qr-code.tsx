import encodeQR from 'qr';
import { useMemo } from 'react';

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
const QUIET = 4;
/** Of a code at the medium level of correction, in bytes; at the low level more. */
const LONGEST = 2_331;

/** Whether a code can hold it. */
export const fitsCode = (payload: string): boolean => new TextEncoder().encode(payload).length <= LONGEST;

interface QrCodeProps {
  readonly payload: string;
  /** What it is for. */
  readonly words: string;
  /** Medium where nothing is told. The low level takes a text of a thousand bytes with larger modules. */
  readonly correction?: Correction;
}

type Correction = 'low' | 'medium';

/** A QR code, dark on white in every theme: cameras do not read it otherwise. */
export function QrCode({ payload, words, correction = 'medium' }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(payload, correction), [payload, correction]);
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
function drawn(payload: string, ecc: Correction): { size: number; path: string } {
  const rows = encodeQR(payload, 'raw', { ecc, border: QUIET });
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
