/** A receipt printer as its manual describes it: data alone. Which commands it obeys, and what it can say of itself. */
export interface PrinterModel {
  /** As configuration names it: `epson-tm-t82`. */
  readonly id: string;
  readonly label: string;
  /** Dots an inch, of head and feed. */
  readonly dpi: 180 | 203;
  /** Printable dots by width of paper in millimetres. */
  readonly dots: Readonly<Partial<Record<PaperWidth, number>>>;
  readonly raster:
    | {
        readonly command: 'GS v 0';
        /** Obeys m = 1 to 3: dots twice as wide and high. */
        readonly enlarges: boolean;
      }
    /** ESC * 33, 24 dots high: for printers without GS v 0. */
    | { readonly command: 'ESC *' };
  /** GS P: a unit of feed can be set to one dot. False: it is one dot by itself. */
  readonly setsMotionUnits: boolean;
  readonly cutter: {
    readonly command: 'GS V' | 'ESC i/m';
    /** The first is the one that suits a kiosk. */
    readonly kinds: readonly CutKind[];
    /** Dots to feed before a cut where the command does not feed to the cutter by itself. */
    readonly feedDots: number;
  } | null;
  /** Holds the cut ticket until it is pulled, or drops it. */
  readonly presenter: {
    /** Bytes that hand the cut ticket out. */
    readonly present: Uint8Array;
  } | null;
  readonly status: {
    /** Topics of DLE EOT that are answered. */
    readonly topics: readonly (1 | 2 | 3 | 4)[];
    /** DLE EOT 20: six bytes with all that the printer knows (Custom). */
    readonly full: boolean;
    /** GS a: tells changes by itself, also while its buffer is full. */
    readonly automatic: boolean;
    /** Has a sensor for paper running low. */
    readonly paperLow: boolean;
  };
  /** How a job is known to have left the buffer: the answer to a process id, the answer to GS r, or not at all. */
  readonly confirms: 'process-id' | 'GS r' | null;
  /** DLE DC4 8: forgets at once what it has received, in the middle of a picture too. */
  readonly clearsBuffers: boolean;
  /** Number of the maintenance counter of cuts (GS g 2), null where there is none. */
  readonly cutCounter: number | null;
}

/** Millimetres. */
export type PaperWidth = 80 | 58;
/** A partial cut leaves one point, so that the ticket does not fall. */
export type CutKind = 'partial' | 'full';
