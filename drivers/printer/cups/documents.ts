import type { Paper, Picture } from '../../ports/printer.ts';
import { findModel } from '../models/index.ts';
import { jobBytes } from '../models/job.ts';
import type { PrinterModel } from '../models/model.ts';
import type { CupsOptions } from './options.ts';
import { pdfOf, SHEETS, sheetPaper } from './pdf.ts';
import type { DocumentKind } from './talk.ts';

/** How pictures become what the queue takes. */
export interface CupsDocuments extends DocumentKind {
  readonly paper: Paper;
  /** @throws RangeError for a picture that is wider than the paper. */
  make(picture: Picture): Uint8Array;
}

/** Behind a queue nobody hears what the printer answers: it is asked for nothing. */
const silent = (model: PrinterModel): PrinterModel => ({
  ...model,
  confirms: null,
  status: { ...model.status, automatic: false },
});

/** Null for a model or paper that is not known, which the schema of the options has refused before. */
export const documentsOf = ({ format, sheet, model, paper, cut }: CupsOptions): CupsDocuments | null => {
  if (format === 'pdf') {
    return {
      format: 'application/pdf',
      media: SHEETS[sheet].media,
      paper: sheetPaper(sheet),
      make: (picture) => pdfOf(picture, sheet),
    };
  }
  const found = findModel(model);
  const width = found?.dots[paper];
  if (!found || width === undefined) return null;
  const printer = silent(found);
  return {
    format: 'application/vnd.cups-raw',
    media: null,
    paper: { width, height: null, dpi: found.dpi },
    make: (picture) => jobBytes(picture, printer, { paper, cut, jobId: 0 }),
  };
};
