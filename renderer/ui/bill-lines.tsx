export interface BillLine {
  readonly label: string;
  readonly value: string;
  /** `back`: taken off the sum. */
  readonly kind?: 'plain' | 'back' | 'more';
}

/** What a sum is made of, as it stands on the bill. */
export function BillLines({ lines, words }: { lines: readonly BillLine[]; words: string }) {
  return (
    <dl className="bill-lines" aria-label={words}>
      {lines.map(({ label, value, kind = 'plain' }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a bill may read the same
        <div key={at} className={kind}>
          <dt>{label}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
