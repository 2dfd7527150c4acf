import { describe, expect, it } from 'vitest';
import { LAYOUTS, QUEUE } from '../../../tests/tickets.ts';
import { drawTicket } from '../paper/draw-ticket.ts';
import { openHouse } from '../paper/house.ts';
import { PRINTER_MODELS } from './index.ts';
import { jobBytes } from './job.ts';

/** Bytes of a queue ticket: on 80 and 58 mm, so that it leaves in 4 s over a serial line of 38400 baud, and in 17 s at 9600. */
const MOST_RASTER = 16_000;
/** Lines of columns cannot be doubled in height. */
const MOST_COLUMNS = 28_000;

const ROLLS = PRINTER_MODELS.flatMap((model) =>
  ([80, 58] as const).flatMap((roll) => {
    const dots = model.dots[roll];
    return dots === undefined ? [] : [{ id: model.id, model, roll, dots }];
  }),
);

describe.each([
  { name: 'a queue ticket', ticket: QUEUE },
  { name: 'its copy', ticket: { ...QUEUE, reprint: true } },
])('$name', ({ ticket }) => {
  it.each(ROLLS)('is small enough for $id on $roll mm', async ({ model, roll, dots }) => {
    const house = await openHouse(LAYOUTS);
    if (!house.ok) throw new Error(JSON.stringify(house));
    const picture = drawTicket(ticket, { width: dots, height: null, dpi: model.dpi }, house.value);
    const cut = model.cutter?.kinds[0] ?? 'full';
    const { length } = jobBytes(picture, model, { paper: roll, cut, jobId: 1 });
    expect(length).toBeLessThanOrEqual(model.raster.command === 'GS v 0' ? MOST_RASTER : MOST_COLUMNS);
  });
});
