import type { ReactNode } from 'react';

/** Several things that just happened, one below the other. */
export const Notices = ({ children }: { children: ReactNode }) => <div className="notices">{children}</div>;
