interface ReadProgressProps {
  /** What is being done now. */
  readonly words: string;
  /** Index of the part that is under way, of `of` parts. */
  readonly at: number;
  readonly of: number;
  /** The same for whoever does not see it. */
  readonly label: string;
}

/** How far a read is: one bar a part, and in words what is being done. */
export function ReadProgress({ words, at, of, label }: ReadProgressProps) {
  const parts = Array.from({ length: of }, (_, part) => part);
  return (
    <div className="read-progress" role="status">
      <p>{words}</p>
      <div
        className="read-parts"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={at + 1}
        aria-valuetext={label}
      >
        {parts.map((part) => (
          <i key={part} className={part < at ? 'done' : part === at ? 'present' : ''} />
        ))}
      </div>
    </div>
  );
}
