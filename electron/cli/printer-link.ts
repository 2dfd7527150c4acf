/** What an installer is told of a link that a printer's driver could not open; null once it is open. */
export function linkWords(fields: Readonly<Record<string, unknown>> | undefined): string | null {
  const { state = '', detail = '' } = fields ?? {};
  if (state === 'open') return null;
  return [state, detail].filter((part) => part !== '').join(': ');
}
