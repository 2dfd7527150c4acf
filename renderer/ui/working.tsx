/** Says that something is at work; unseen for the first 300 ms, so that what is quick does not flicker. */
export function Working({ children }: { children: string }) {
  return (
    <div className="working">
      <span className="working-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{children}</p>
    </div>
  );
}
