/** Third bytes that make a real-time command of DLE EOT (Custom: up to 20), DLE ENQ and DLE DC4. */
const isRealTimeCommand = (second: number, third: number): boolean =>
  (second === 0x04 && third >= 1 && third <= 20) ||
  (second === 0x05 && third <= 2) ||
  (second === 0x14 && third >= 1 && third <= 8);

/**
 * A printer obeys DLE EOT, DLE ENQ and DLE DC4 also inside of picture data (Epson, notes on real-time commands): such a sequence
 * would give an answer that nobody asked for, or clear the buffer. One dot beside a black one is added, which no eye finds.
 */
export const withoutRealTimeCommands = (dots: Uint8Array): Uint8Array => {
  for (let at = 0; at + 2 < dots.length; at++) {
    if (dots[at] === 0x10 && isRealTimeCommand(dots[at + 1] ?? 0, dots[at + 2] ?? 0)) dots[at] = 0x18;
  }
  return dots;
};
