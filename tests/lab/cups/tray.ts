import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A backend of a printer that has paper while there is a file "paper" in its folder, and waits for it otherwise. As real backends do, it tells
 * CUPS only while it has a job, and asks its printer when that has begun: until then CUPS repeats what the last job left.
 */
export const TRAY_BACKEND = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct tray "Unknown" "Printer with a tray"'; exit 0; }
tray=\${DEVICE_URI#tray:}
sleep 0.5
while [ ! -e "$tray/paper" ]; do
  echo 'STATE: +media-empty-error' >&2
  sleep 0.1
done
echo 'STATE: -media-empty-error' >&2
cat "\${6:--}" > "$tray/part.$1" && mv "$tray/part.$1" "$tray/document.$1"
`;

export class LabTray {
  /** Device of a queue. */
  readonly device: string;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.device = `tray:${folder}`;
  }

  async setPaper(paper: boolean): Promise<void> {
    const file = join(this.folder, 'paper');
    await (paper ? writeFile(file, '') : rm(file, { force: true }));
  }

  /** What came out whole. */
  async documents(): Promise<readonly Buffer[]> {
    const names = (await readdir(this.folder)).filter((name) => name.startsWith('document.'));
    return Promise.all(names.map((name) => readFile(join(this.folder, name))));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A tray with paper. */
export const openTray = async (): Promise<LabTray> => {
  const folder = await mkdtemp(join(tmpdir(), 'tiep-don-tray-'));
  // The user of the backends writes there.
  await chmod(folder, 0o777);
  const tray = new LabTray(folder);
  await tray.setPaper(true);
  return tray;
};
