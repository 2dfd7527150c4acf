/**
 * The printers that the lab can play, each from its maker's manual: Epson's ESC/POS reference, Star's ESC/POS mode specification,
 * Custom's VKP80II and KPM command references, the POS-80 programmer's manual (Xprinter), Nippon Primex's NP-K and NP-3511D-2
 * command references. None of it comes from the product's own table of printers.
 */

export const LAB_MODEL_IDS = [
  'epson-tm-t82',
  'epson-tm-t88',
  'xprinter-xp80',
  'star-escpos',
  'custom-vkp80',
  'nippon-kiosk',
  'generic',
  'generic-old',
] as const;
export type LabModelId = (typeof LAB_MODEL_IDS)[number];

/** Width of the roll in millimetres. */
export type RollWidth = 80 | 58;

export interface LabModel {
  readonly id: LabModelId;
  /** Answer to GS I 66. */
  readonly maker: string;
  readonly dpi: 180 | 203;
  /** Printable dots by roll. */
  readonly dots: Readonly<Record<RollWidth, number>>;
  /** Names of the commands that it obeys, as `parseCommand` gives them, besides the plain ones of every ESC/POS printer. */
  readonly obeys: ReadonlySet<string>;
  /** Values of m in GS v 0. */
  readonly rasterModes: readonly number[];
  /** Values of n in DLE EOT. */
  readonly topics: readonly number[];
  /** Steps an inch of ESC J, ESC 3 and GS V where GS P has not set them. */
  readonly feedUnits: number;
  /** Dots from head to cutter, fed by the cuts that feed. */
  readonly cutFeedDots: number;
  readonly buffer: number;
  /** Has a sensor for the end of the roll drawing near. */
  readonly nearEnd: boolean;
  /** Bits 5 and 6 of DLE EOT 1 tell of the feed button. */
  readonly tellsButton: boolean;
  /** A ticket waits in the presenter after its cut: at the mouth, or inside until GS e shows it. */
  readonly presenter: 'shows' | 'waits' | null;
  /** A stop in mid-ticket makes it forget the rest. */
  readonly forgetsOnError: boolean;
}

const MODES = [0, 1, 2, 3, 48, 49, 50, 51];
const EPSON = [
  ...['GS v 0', 'GS V', 'ESC i', 'ESC m', 'GS P', 'GS a', 'GS r', 'ESC v', 'ESC u', 'GS I', 'GS g', 'GS ( H'],
  ...['DLE ENQ', 'DLE DC4'],
];
const plain = {
  maker: 'LAB',
  dpi: 203,
  rasterModes: MODES,
  topics: [1, 2, 3, 4],
  feedUnits: 203,
  cutFeedDots: 100,
  buffer: 4096,
  nearEnd: true,
  tellsButton: false,
  presenter: null,
  forgetsOnError: false,
} as const;

const MODELS: Readonly<Record<LabModelId, LabModel>> = {
  'epson-tm-t82': {
    ...plain,
    id: 'epson-tm-t82',
    maker: 'EPSON',
    dots: { 80: 576, 58: 420 },
    obeys: new Set(EPSON),
    feedUnits: 406,
    tellsButton: true,
  },
  'epson-tm-t88': {
    ...plain,
    id: 'epson-tm-t88',
    maker: 'EPSON',
    dpi: 180,
    dots: { 80: 512, 58: 360 },
    obeys: new Set(EPSON),
    feedUnits: 360,
    cutFeedDots: 88,
    tellsButton: true,
  },
  'xprinter-xp80': {
    ...plain,
    id: 'xprinter-xp80',
    dots: { 80: 576, 58: 384 },
    obeys: new Set(['GS v 0', 'GS V', 'ESC i', 'ESC m', 'GS P', 'GS r']),
  },
  'star-escpos': {
    ...plain,
    id: 'star-escpos',
    maker: 'Star',
    dots: { 80: 576, 58: 384 },
    obeys: new Set(['GS v 0', 'GS V', 'ESC i', 'ESC m', 'GS P', 'GS a', 'GS r', 'ESC v', 'GS I', 'DLE ENQ']),
  },
  'custom-vkp80': {
    ...plain,
    id: 'custom-vkp80',
    dots: { 80: 576, 58: 432 },
    obeys: new Set(['GS v 0', 'GS V', 'ESC i', 'ESC m', 'GS P', 'GS r', 'ESC v', 'GS I', 'GS e']),
    topics: [1, 2, 3, 4, 17, 20],
    buffer: 16_384,
    presenter: 'waits',
  },
  'nippon-kiosk': {
    ...plain,
    id: 'nippon-kiosk',
    dots: { 80: 576, 58: 384 },
    obeys: new Set(['ESC i', 'ESC m', 'ESC r', 'ESC v']),
    rasterModes: [],
    presenter: 'shows',
  },
  generic: {
    ...plain,
    id: 'generic',
    dots: { 80: 576, 58: 384 },
    obeys: new Set(['GS v 0', 'GS V', 'ESC i', 'ESC m']),
  },
  'generic-old': {
    ...plain,
    id: 'generic-old',
    dots: { 80: 576, 58: 384 },
    obeys: new Set(['ESC i', 'ESC m', 'ESC v']),
    rasterModes: [],
    topics: [],
    cutFeedDots: 0,
    buffer: 1024,
    nearEnd: false,
    forgetsOnError: true,
  },
};

export const labModel = (id: LabModelId): LabModel => MODELS[id];
