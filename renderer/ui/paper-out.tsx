import type { TicketPicture } from '../../electron/contract/views.ts';

/** The ticket itself as it slides out of its slot, from the dots that were printed. */
export function PaperOut({ picture, words }: { picture: TicketPicture; words: string }) {
  return (
    <figure className="paper-out">
      <div className="paper-slot" aria-hidden="true" />
      <div className="paper-sheet">
        <img src={picture.url} alt={words} />
      </div>
    </figure>
  );
}
