import { MapPin, Users } from 'lucide-react';
import type { ReactNode } from 'react';

interface TicketPreviewProps {
  readonly label: string;
  readonly number: string;
  readonly clinic: string;
  readonly where: string;
  readonly waiting: string | null;
  readonly time: string;
  readonly children?: ReactNode;
}

/** Phiếu số as it comes out of the printer: the number first, then where to go. */
export function TicketPreview({ label, number, clinic, where, waiting, time, children }: TicketPreviewProps) {
  return (
    <div className="ticket">
      <div className="ticket-number">
        <span className="label">{label}</span>
        <strong className="huge figure">{number}</strong>
        <span className="label figure">{time}</span>
      </div>
      <div className="ticket-place">
        <strong>{clinic}</strong>
        <p>
          <MapPin className="icon" aria-hidden />
          <span className="figure">{where}</span>
        </p>
        {waiting && (
          <p>
            <Users className="icon" aria-hidden />
            <span className="figure">{waiting}</span>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
