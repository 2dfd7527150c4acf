/** The pixels of a frame as RGBA, by way of a canvas that is kept and cleared. In a worker. */
export function frameDrawer(): (frame: VideoFrame) => Uint8ClampedArray {
  const canvas = new OffscreenCanvas(1, 1);
  return (frame) => {
    const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no-canvas');
    context.drawImage(frame, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    context.clearRect(0, 0, width, height);
    return data;
  };
}
