import type { FlowContext } from './setup.ts';
import type { StaffDesk } from './staff-desk.ts';

/** Lays a change over what the page holds for staff. */
export const desk = ({ context }: { context: FlowContext }, change: Partial<StaffDesk>) => ({
  staff: { ...context.staff, ...change },
});
/** The host has said no; a link that is down has its own overlay. */
export const failed = ({ event }: { event: { output: { ok: boolean; error?: string } } }): boolean =>
  !event.output.ok && event.output.error !== 'closed';
