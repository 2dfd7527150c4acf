import type { BrowserWindow, Rectangle, Size } from 'electron';

/** The size for which the screens are drawn, in CSS pixels; landscape is the same lying down. */
const DESIGN = { short: 1080, long: 1920 } as const;
/** An ordinary window leaves this much of the display to others. */
const ORDINARY_SHARE = 0.95;

/** The zoom at which a window of this size shows the page at its designed size, whatever display it stands on. */
export function zoomFor({ width, height }: Size): number {
  const [across, down] = width > height ? [DESIGN.long, DESIGN.short] : [DESIGN.short, DESIGN.long];
  return Math.min(5, Math.max(0.25, Math.min(width / across, height / down)));
}

/** The ordinary (not kiosk) portrait window: as large as the display lets it, in the panel's proportions. */
export function ordinarySize(workArea: Size): Size {
  const scale = Math.min(
    1,
    (workArea.width * ORDINARY_SHARE) / DESIGN.short,
    (workArea.height * ORDINARY_SHARE) / DESIGN.long,
  );
  return { width: Math.round(DESIGN.short * scale), height: Math.round(DESIGN.long * scale) };
}

export type Placement = Readonly<Record<string, unknown>> & {
  readonly width: number;
  readonly height: number;
};

/** Constructor options: full screen and without a way out, or an ordinary window for trying. */
export function placement(kiosk: boolean, display: { bounds: Rectangle; workArea: Rectangle }): Placement {
  const common = { show: true, backgroundColor: '#f4f8f8', autoHideMenuBar: true };
  if (!kiosk) return { ...common, ...ordinarySize(display.workArea), useContentSize: true };
  return {
    ...common,
    ...display.bounds,
    kiosk: true,
    fullscreen: true,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    closable: false,
    alwaysOnTop: true,
    skipTaskbar: true,
  };
}

/** Keeps the page at its designed size through loads and resizes. */
export function keepZoom(window: BrowserWindow): void {
  const apply = (): void => {
    const { width, height } = window.getContentBounds();
    if (width > 0 && height > 0) window.webContents.setZoomFactor(zoomFor({ width, height }));
  };
  window.on('resize', apply);
  window.webContents.on('did-navigate', apply);
  window.webContents.on('dom-ready', apply);
  window.webContents.on('zoom-changed', apply);
}
