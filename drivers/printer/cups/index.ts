import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { documentsOf } from './documents.ts';
import { cupsOptions } from './options.ts';
import { createCupsPrinter } from './printer.ts';
import { createTalk } from './talk.ts';

/** Office printers: a queue of CUPS, or a printer on the network that speaks IPP. Opens also while it is away: its status says so. */
export default defineDriver({
  kind: 'printer',
  id: 'cups',
  label: 'Office printer (CUPS, IPP)',
  options: cupsOptions,
  open: async (options, context) => {
    const documents = documentsOf(options);
    if (!documents) return err('misconfigured', `${options.model}, ${options.paper} mm`);
    return ok(createCupsPrinter(options, documents, createTalk(options, documents), context));
  },
});
