import { ipcRenderer } from 'electron';

/** A page that shows nothing is as good as dead: it says that it lives only while there is something in its root. */
const BEAT_MS = 500;

// The page asks when it listens; the shell answers with a port to the host, now and after each restart of the host.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'kiosk:connect') ipcRenderer.send('kiosk:connect');
});
ipcRenderer.on('kiosk:port', (event) => {
  window.postMessage('kiosk:port', window.location.origin, [...event.ports]);
});

setInterval(() => {
  if (document.getElementById('root')?.hasChildNodes()) ipcRenderer.send('kiosk:alive');
}, BEAT_MS);
