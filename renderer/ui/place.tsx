import type { LucideIcon } from 'lucide-react';

/** In the place of the steps: a part of the kiosk that is no step of a visit. */
export function Place({ icon: Icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <p className="place">
      <Icon className="icon" aria-hidden />
      {children}
    </p>
  );
}
