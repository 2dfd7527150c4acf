import type { ReactNode } from 'react';
import { Group } from 'react-aria-components';

/** Ways on below what is said: few choices, one below the other. */
export function Ways({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group className="ways" aria-label={label}>
      {children}
    </Group>
  );
}
