// Who may import whom. One rule an arrow; a test beside the source is a test: it may import everything.
const OURS = '^(electron|renderer|drivers|kiosk-config|tests)/';
const TESTS = ['^tests/', '[.]test[.]tsx?$'];
const KINDS = '(identity|printer|payment|his|insurance|assistance)';
/**
 * Parts that the drivers of one kind share: paper draws a ticket for whatever printer, models are the printers as data,
 * code says what a code means, transfer follows money that is sent to an account.
 */
const SHARED_PARTS = 'paper|models|code|transfer';
/** Plain parts of the application that the shell and browser mode both stand on. */
const COMMON = '^electron/(page-files|secrets)[.]ts$';

/** `from` may import itself and `allowed` of ours, and nothing else of ours. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: [from, ...allowed] },
});

const leaves = [
  only('ports-leaf', 'The ports are a leaf: they import nothing of ours.', '^drivers/ports/', []),
  only('codec-leaf', 'Codecs are pure: they import nothing of ours.', '^drivers/codec/', []),
  {
    name: 'codec-pure',
    comment: 'Codecs are pure: no file, no network, no process.',
    severity: 'error',
    from: { path: '^drivers/codec/', pathNot: TESTS },
    to: {
      path: '^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|os)(/|$)',
    },
  },
  only('vision', 'Pictures become codes: vision knows the codecs alone.', '^drivers/vision/', [
    '^drivers/codec/',
  ]),
  {
    name: 'vision-pure',
    comment: "Vision runs in the page's worker and on the command line: no Node in it.",
    severity: 'error',
    from: { path: '^drivers/vision/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  only(
    'kiosk-config',
    'The configuration knows the words of the ports, and nothing else.',
    '^kiosk-config/',
    ['^drivers/ports/'],
  ),
];

const drivers = [
  only('transport', 'Transports carry bytes: they know the ports alone.', '^drivers/transport/', [
    '^drivers/ports/',
  ]),
  only('define', 'defineDriver knows the ports alone.', '^drivers/define[.]ts$', ['^drivers/ports/']),
  only('driver', 'A driver imports codec, transport, ports, define and its own kind.', `^drivers/${KINDS}/`, [
    '^drivers/(codec|transport|ports)/',
    '^drivers/define[.]ts$',
  ]),
  {
    name: 'driver-not-another-kind',
    comment: 'A driver never imports a driver of another kind.',
    severity: 'error',
    from: { path: `^drivers/${KINDS}/`, pathNot: TESTS },
    to: { path: `^drivers/${KINDS}/`, pathNot: '^drivers/$1/' },
  },
  {
    name: 'driver-not-another-driver',
    comment:
      'A driver never imports another driver; what the drivers of a kind share is a named part of the kind.',
    severity: 'error',
    from: { path: `^drivers/${KINDS}/([^/.]+)`, pathNot: TESTS },
    to: { path: '^drivers/$1/', pathNot: [`^drivers/$1/(${SHARED_PARTS})/`, '^drivers/$1/$2[/.]'] },
  },
  only('drivers', 'The drivers know neither application, page, configuration nor tests.', '^drivers/', []),
];

const page = [
  only('contract', 'The contract knows the words of the ports, and nothing else.', '^electron/contract/', [
    '^drivers/ports/',
  ]),
  only('renderer', 'The page knows the contract; its camera knows vision besides.', '^renderer/', [
    '^electron/contract/',
    '^drivers/vision/',
  ]),
  {
    name: 'vision-in-camera-alone',
    comment: 'Frames never leave the page: so what reads them runs there, in the camera alone.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: ['^renderer/camera/', ...TESTS] },
    to: { path: '^drivers/' },
  },
  {
    name: 'renderer-no-node',
    comment: 'The page is sandboxed: there is no Node in it.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
];

const application = [
  only('common', 'What shell and browser mode share knows the configuration alone.', COMMON, [
    '^kiosk-config/',
  ]),
  only('shell', 'The shell knows contract and configuration.', '^electron/shell/', [
    '^electron/contract/',
    '^kiosk-config/',
    COMMON,
  ]),
  only('main', 'The boot order knows shell, contract and configuration.', '^electron/main[.]ts$', [
    '^electron/(shell|contract)/',
    '^kiosk-config/',
    COMMON,
  ]),
  only('preload', 'The preload knows the contract alone.', '^electron/preload[.]ts$', [
    '^electron/contract/',
  ]),
  only('host', 'The host knows contract, drivers and configuration.', '^electron/host/', [
    '^electron/contract/',
    '^drivers/',
    '^kiosk-config/',
  ]),
  only(
    'host-entries',
    'What starts the host without a window knows what the host knows, and the host.',
    '^electron/(host-process|browser-mode|browser|cli)([.]ts$|/)',
    ['^electron/(host|contract)/', '^drivers/', '^kiosk-config/', COMMON],
  ),
  {
    name: 'known-room',
    comment: 'A new file or folder of electron/ needs a rule of its own here.',
    severity: 'error',
    from: {
      path: '^electron/',
      pathNot: [
        '^electron/(shell|host|contract|browser|cli)/',
        '^electron/(main|preload|host-process|browser-mode|cli)[.]ts$',
        COMMON,
        ...TESTS,
      ],
    },
    to: {},
  },
  {
    name: 'electron-in-shell-alone',
    comment: "Only the shell, the boot order and the preload import 'electron'.",
    severity: 'error',
    from: { pathNot: ['^electron/(shell/|main[.]ts$|preload[.]ts$)', '^tests/'] },
    to: { path: '^electron$|node_modules/electron/' },
  },
];

const everywhere = [
  {
    name: 'nobody-imports-tests',
    comment: 'Tests, lab and dock are never part of the application.',
    severity: 'error',
    from: { path: OURS, pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'shipped-dependencies',
    comment: 'What runs beside the page is not bundled: its packages must be in "dependencies".',
    severity: 'error',
    from: { path: '^(electron|drivers|kiosk-config)/', pathNot: TESTS },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: 'node_modules/electron/',
    },
  },
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one file, or three.',
    severity: 'error',
    from: { path: OURS },
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads somewhere.',
    severity: 'error',
    from: { path: OURS },
    to: { couldNotResolve: true, pathNot: '[?]' },
  },
];

module.exports = {
  forbidden: [...leaves, ...drivers, ...page, ...application, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    // Type-only imports are arrows too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
