import { IPP_GROUP, type IppAttribute, type IppGroup, printIpp } from './ipp.ts';
import type { TextSyntax } from './ipp-value.ts';

/** Operations of RFC 8011, 4.2 and 4.3. */
export const IPP_OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const;

/** Who asks for what: stands in every request. */
export interface IppCaller {
  readonly requestId: number;
  /** `ipp://host:port/printers/name`. */
  readonly printer: string;
  /** Of whom the jobs are: a printer tells their names to nobody else. */
  readonly user: string;
}

const one = (syntax: TextSyntax, name: string, ...values: string[]): IppAttribute => ({
  name,
  values: values.map((value) => ({ syntax, value })),
});
const number = (name: string, value: number): IppAttribute => ({
  name,
  values: [{ syntax: 'integer', value }],
});

/** The first attributes, in the order that RFC 8011, 4.1.4 and 4.1.5 prescribe: charset, language, target. */
const request = (
  code: number,
  { requestId, printer, user }: IppCaller,
  target: readonly IppAttribute[],
  more: readonly IppAttribute[],
  job: readonly IppAttribute[] = [],
  document?: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  const operation = [
    one('charset', 'attributes-charset', 'utf-8'),
    one('naturalLanguage', 'attributes-natural-language', 'en'),
    one('uri', 'printer-uri', printer),
    ...target,
    one('name', 'requesting-user-name', user),
    ...more,
  ];
  const groups: IppGroup[] = [{ tag: IPP_GROUP.operation, attributes: operation }];
  if (job.length > 0) groups.push({ tag: IPP_GROUP.job, attributes: job });
  // 1.1 is what every printer must understand (RFC 8011, 4.1.8).
  return printIpp({ version: [1, 1], code, requestId, groups }, document);
};

const only = (names: readonly string[]): IppAttribute => one('keyword', 'requested-attributes', ...names);

/** Longest job name in bytes (RFC 8011, 5.1.3). */
const LONGEST_NAME = 255;

/**
 * Print-Job: the document follows in the same request. `media` is a PWG name (`iso_a5_148x210mm`), null where the document is
 * for the device as it stands.
 * @throws RangeError for a job name of more than 255 bytes: it would be refused or cut, and the job could not be found again.
 */
export const printPrintJob = (
  caller: IppCaller,
  job: { readonly name: string; readonly format: string; readonly media: string | null },
  document: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  if (new TextEncoder().encode(job.name).length > LONGEST_NAME) throw new RangeError('job name too long');
  const template =
    job.media === null
      ? []
      : [
          one('keyword', 'media', job.media),
          one('keyword', 'sides', 'one-sided'),
          // Dots stay dots: no fitting to the page.
          one('keyword', 'print-scaling', 'none'),
        ];
  return request(
    IPP_OPERATION.printJob,
    caller,
    [],
    [one('name', 'job-name', job.name), one('mimeMediaType', 'document-format', job.format)],
    template,
    document,
  );
};

export const printGetPrinterAttributes = (
  caller: IppCaller,
  attributes: readonly string[],
): Uint8Array<ArrayBuffer> => request(IPP_OPERATION.getPrinterAttributes, caller, [], [only(attributes)]);

export const printGetJobAttributes = (
  caller: IppCaller,
  jobId: number,
  attributes: readonly string[],
): Uint8Array<ArrayBuffer> =>
  request(IPP_OPERATION.getJobAttributes, caller, [number('job-id', jobId)], [only(attributes)]);

export const printGetJobs = (
  caller: IppCaller,
  which: 'completed' | 'not-completed',
  attributes: readonly string[],
): Uint8Array<ArrayBuffer> =>
  request(IPP_OPERATION.getJobs, caller, [], [one('keyword', 'which-jobs', which), only(attributes)]);

export const printCancelJob = (caller: IppCaller, jobId: number): Uint8Array<ArrayBuffer> =>
  request(IPP_OPERATION.cancelJob, caller, [number('job-id', jobId)], []);
