import type { LabRequest } from './http-server.ts';

/** What the requests that a test may wait for are called. */
const NAMES: Readonly<Record<string, string>> = {
  'GET Patient': 'his:find-patient',
  'POST Patient': 'his:patient',
  'POST Encounter': 'his:register',
  // A transaction.
  'POST ': 'his:register',
  'GET Invoice': 'his:bills',
  'POST PaymentReconciliation': 'his:settle',
  'GET PaymentReconciliation': 'his:find-settlement',
};

/** The name of a request; `his:find-visit` is a search for a visit by its key, `his:read` and `his:write` are all others. */
export const messageOf = ({ method, url }: LabRequest, base: string): string => {
  const type = url.pathname.slice(base.length + 1).split('/')[0];
  if (method === 'GET' && type === 'Encounter' && url.searchParams.has('identifier')) return 'his:find-visit';
  return NAMES[`${method} ${type}`] ?? (method === 'GET' ? 'his:read' : 'his:write');
};
