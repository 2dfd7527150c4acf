import type { ReactNode } from 'react';
import { Group } from 'react-aria-components';

/** Ways on below what is said: few choices, side by side on a lying panel alone. */
export function Ways({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group className="ways" aria-label={label}>
      {children}
    </Group>
  );
}
