import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bindingBuilt } from './binding.mjs';
import { electronFolder } from './electron.mjs';
import { commandThere, say, since } from './say.mjs';

const APT_LIMIT_MS = 20 * 60_000;
const TESSERACT = '/usr/share/tesseract-ocr';

/** Debian's package → its command. */
const USB_LAB = {
  'qemu-system-x86': 'qemu-system-x86_64',
  cpio: 'cpio',
  kmod: 'depmod',
  'busybox-static': 'busybox',
};

const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const screenless = () => !hasDisplay();
const always = () => true;
const unbuilt = () => !bindingBuilt();

/** What the system must bring: Debian's name, for which command, whether it is there, and when it is needed at all. */
const PACKAGES = [
  { name: 'socat', purpose: 'the virtual scanner (a serial line)', there: onPath('socat'), when: always },
  { name: 'udev', purpose: 'finding serial devices', there: onPath('udevadm'), when: always },
  { name: 'xvfb', purpose: 'a screen for the tests', there: onPath('Xvfb'), test: true, when: screenless },
  {
    name: 'openbox',
    purpose: 'kiosk windows in the tests',
    there: onPath('openbox'),
    test: true,
    when: screenless,
  },
  {
    name: 'libpcsclite-dev',
    purpose: 'reading chips of citizen cards',
    there: () => existsSync('/usr/include/PCSC/winscard.h'),
    when: always,
  },
  { name: 'g++', purpose: 'building the PC/SC binding', there: onPath('g++'), when: unbuilt },
  { name: 'make', purpose: 'building the PC/SC binding', there: onPath('make'), when: unbuilt },
  { name: 'python3', purpose: 'building the PC/SC binding', there: onPath('python3'), when: unbuilt },
  { name: 'pcscd', purpose: 'chip readers', there: onPath('pcscd'), when: always },
  {
    name: 'vsmartcard-vpcd',
    purpose: 'virtual chip readers',
    there: () => existsSync('/etc/reader.conf.d/vpcd'),
    when: always,
  },
  {
    name: 'gcc',
    purpose: 'virtual chip readers',
    there: onPath('cc'),
    when: always,
  },
  {
    name: 'tesseract-ocr',
    purpose: 'reading tickets in the tests',
    there: onPath('tesseract'),
    test: true,
    when: always,
  },
  {
    name: 'tesseract-ocr-vie',
    purpose: 'reading Vietnamese tickets',
    there: hasVietnamese,
    test: true,
    when: always,
  },
  {
    name: 'fonts-ocr-b',
    purpose: 'printed cards in the tests',
    there: () => existsSync('/usr/share/fonts/opentype/ocr-b/OCRB.otf'),
    test: true,
    when: always,
  },
  {
    name: 'cups',
    purpose: 'a print server in the tests',
    there: () => existsSync('/usr/lib/cups/backend/socket') && commandThere('cupsd'),
    test: true,
    when: always,
  },
  {
    name: 'poppler-utils',
    purpose: 'reading PDF receipts in the tests',
    there: onPath('pdftoppm'),
    test: true,
    when: always,
  },
  {
    name: 'zbar-tools',
    purpose: 'a peer in the benchmark of codes',
    there: onPath('zbarimg'),
    test: true,
    when: always,
  },
  // The USB lab installs these by itself; two test files that start it side by side would be in each other's way.
  ...['qemu-system-x86', 'cpio', 'kmod', 'busybox-static'].map((name) => ({
    name,
    purpose: 'virtual USB devices in the tests',
    there: onPath(USB_LAB[name]),
    test: true,
    when: () => existsSync('../shared/hardware/usb-lab/usb-lab'),
  })),
  {
    name: 'chromium',
    purpose: 'browser mode in the tests',
    there: onPath('chromium'),
    test: true,
    when: always,
  },
  {
    name: 'pulseaudio',
    purpose: 'hearing what is read aloud in the tests',
    there: () => commandThere('pulseaudio') && commandThere('parec'),
    test: true,
    when: always,
  },
  {
    name: 'speech-dispatcher-espeak-ng',
    purpose: 'reading aloud in the tests',
    there: hasVoices,
    test: true,
    when: always,
  },
];
/** They bring every library that Electron links to; Ubuntu from 24.04 on names some of them …t64. */
const ELECTRON_LIBRARIES = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'];

/**
 * Installs the missing system packages by apt as root on Debian; elsewhere says what is missing and what follows.
 * It comes before npm: the PC/SC binding is built by npm with what is installed here.
 * @param {'start' | 'test'} level
 */
export function readySystem(level) {
  if (process.platform !== 'linux') {
    say('no virtual scanner on this system (it needs Linux and socat): all else works.');
    return;
  }
  const missing = PACKAGES.filter((each) => (!each.test || level === 'test') && each.when() && !each.there());
  for (const { name, purpose } of missing) say(`missing: ${name}, for ${purpose}`);
  bring(missing.map(({ name }) => name));
}

/**
 * The same for the libraries that Electron links to, once its binary is here.
 * @param {'start' | 'test'} level
 */
export function readyLibraries(level) {
  if (process.platform !== 'linux' || (level !== 'test' && !hasDisplay())) return;
  const libraries = missingLibraries();
  if (libraries.length === 0) return;
  say(`missing: ${libraries.join(', ')}, for Electron`);
  bring(ELECTRON_LIBRARIES);
}

function bring(names) {
  if (names.length === 0) return;
  if (process.getuid?.() === 0 && commandThere('apt-get')) install(names);
  else explain(names);
}

let updated = false;

function install(names) {
  const start = performance.now();
  if (!updated) {
    say('apt-get update …');
    apt(['update']);
    updated = true;
  }
  say(`apt-get install ${names.join(' ')} …`);
  const exact = names.map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name));
  if (apt(['install', '-y', '--no-install-recommends', ...exact]))
    say(`system packages installed in ${since(start)}`);
  else say('apt-get failed: what needs these packages is left out, and says so.');
}

function explain(names) {
  say('this line installs them on Debian or Ubuntu:');
  say(`  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`);
  say('without them the rest works; what needs them is left out, and says so.');
}

/** True on success; apt's own words are shown on failure alone. */
function apt(options) {
  const { status, stdout, stderr } = spawnSync(
    'apt-get',
    ['-q', '-o', 'DPkg::Lock::Timeout=300', ...options],
    {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: APT_LIMIT_MS,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) console.error(`${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n'));
  return status === 0;
}

const isKnown = (name) =>
  spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;

/** Names of the shared libraries that Electron's binary does not find. */
function missingLibraries() {
  const folder = electronFolder();
  if (folder === null) return [];
  const { stdout } = spawnSync('ldd', [join(folder, 'electron')], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/(\S+) => not found/g)].map(([, name]) => name);
}

function onPath(command) {
  return () => commandThere(command);
}

function hasVoices() {
  const folders = ['/usr/lib/speech-dispatcher-modules', '/usr/libexec/speech-dispatcher-modules'];
  return folders.some((folder) => existsSync(join(folder, 'sd_espeak-ng')));
}

function hasVietnamese() {
  if (!existsSync(TESSERACT)) return false;
  return readdirSync(TESSERACT).some((version) =>
    existsSync(join(TESSERACT, version, 'tessdata', 'vie.traineddata')),
  );
}
