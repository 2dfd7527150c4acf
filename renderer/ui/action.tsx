import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { once } from './press.ts';

interface ActionProps {
  /** `primary`: the one way on of a screen; `quiet`: beside it; `big`: the only thing there is; `alarm`: help, now. */
  readonly kind: 'primary' | 'quiet' | 'big' | 'alarm';
  readonly icon?: LucideIcon;
  readonly iconAfter?: LucideIcon;
  readonly autoFocus?: boolean;
  /** Not to be pressed for now: the words say why. */
  readonly unavailable?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function Action(props: ActionProps) {
  const { kind, icon: Icon, iconAfter: After, autoFocus = false, unavailable = false, children } = props;
  return (
    <Button
      className={`action ${kind}`}
      onPress={once(unavailable ? undefined : props.onPress)}
      autoFocus={autoFocus}
      {...(unavailable && { 'aria-disabled': true })}
    >
      {Icon && <Icon className="icon" aria-hidden />}
      <span>{children}</span>
      {After && <After className="icon" aria-hidden />}
    </Button>
  );
}
