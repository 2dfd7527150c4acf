import type { ReactNode } from 'react';

/** Actions side by side, each as wide as the others. */
export const Beside = ({ children }: { children: ReactNode }) => <div className="beside">{children}</div>;
