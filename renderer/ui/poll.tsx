import type { ReactNode } from 'react';
import { Group } from 'react-aria-components';

/** A small question, and its answers beside it. */
export function Poll({ question, children }: { question: string; children: ReactNode }) {
  return (
    <Group className="poll" aria-label={question}>
      <p>{question}</p>
      {children}
    </Group>
  );
}
