import type { ErrorInfo, ReactNode } from 'react';
import { Component } from 'react';

interface CrashGuardProps {
  readonly onCrash: (code: string) => void;
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** A screen that throws is told of by its kind of error alone, since a message may hold what was on the screen. */
export class CrashGuard extends Component<CrashGuardProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown, _info: ErrorInfo): void {
    this.props.onCrash(`screen ${error instanceof Error ? error.name : 'unknown'}`);
  }

  override render(): ReactNode {
    return this.state.crashed ? this.props.instead : this.props.children;
  }
}
