import type { App } from 'electron';

/**
 * Lets the page read aloud with the voices of this machine; call it before `ready`. On Linux Chromium asks the system's
 * speech-dispatcher only where it is told to; on other systems it asks by itself.
 */
export function allowSpeech(app: App, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
}
