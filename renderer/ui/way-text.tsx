/** The way in words: how far, and one thing to do a line. */
export function WayText({ distance, steps }: { distance: string; steps: readonly string[] }) {
  return (
    <span className="way-text">
      <span>{distance}</span>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way are fixed in order and number
        <span key={at} className="way-step">
          <b className="figure">{at + 1}.</b> {step}
        </span>
      ))}
    </span>
  );
}
