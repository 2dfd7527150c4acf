import { money } from './format.ts';

/** A sum that matters: 96 px, tabular. Integer đồng. */
export const Amount = ({ of }: { of: number }) => <strong className="amount-huge figure">{money(of)}</strong>;
