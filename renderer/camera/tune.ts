export interface TunableTrack {
  getCapabilities(): MediaTrackCapabilities;
  applyConstraints(constraints: { advanced: Record<string, unknown>[] }): Promise<void>;
}

const FOLLOWING = ['focusMode', 'exposureMode', 'whiteBalanceMode'] as const;

/**
 * Light where it is wished, and focus, exposure and white balance that follow what is held up; each only where the
 * camera offers it. Answers what was set: a camera that offers a setting and then refuses it works without it.
 */
export async function tune(track: TunableTrack, torch: boolean): Promise<readonly string[]> {
  const offered = track.getCapabilities();
  const light: Record<string, unknown> = torch && offered.torch === true ? { torch: true } : {};
  const following = FOLLOWING.filter((mode) => offered[mode]?.includes('continuous'));
  // In one set: Chromium heeds the first advanced set alone, and each call undoes the one before.
  const all = { ...light, ...Object.fromEntries(following.map((mode) => [mode, 'continuous'])) };
  for (const settings of [all, light]) {
    if (Object.keys(settings).length > 0 && (await isTaken(track, settings))) return Object.keys(settings);
  }
  return [];
}

const isTaken = (track: TunableTrack, settings: Record<string, unknown>): Promise<boolean> =>
  track.applyConstraints({ advanced: [settings] }).then(
    () => true,
    () => false,
  );
