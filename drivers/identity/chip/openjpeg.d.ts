/** What is used of OpenJPEG's WebAssembly build, whose package brings no types. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  interface FrameInfo {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
  }
  export interface J2KDecoder {
    /** Room for the picture, in the module's memory. */
    getEncodedBuffer(bytes: number): Uint8Array;
    decode(): void;
    getFrameInfo(): FrameInfo;
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  }
  export interface OpenJpeg {
    readonly J2KDecoder: new () => J2KDecoder;
  }
  interface ModuleOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      ready: (instance: WebAssembly.Instance) => void,
    ): Record<string, never>;
    print(line: string): void;
    printErr(line: string): void;
  }
  export default function openJpeg(options: ModuleOptions): Promise<OpenJpeg>;
}
