import { ALargeSmall, Contrast, Languages, MessageCircleQuestion, X } from 'lucide-react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { Language } from '../../electron/contract/views.ts';
import { once } from './press.ts';

export interface ToolsProps {
  readonly label: string;
  readonly language: { readonly other: Language; readonly name: string; onChange(language: Language): void };
  readonly large: { readonly name: string; readonly on: boolean; onChange(on: boolean): void };
  readonly contrast: { readonly name: string; readonly on: boolean; onChange(on: boolean): void };
  /** The way to questions and answers. */
  readonly ask: { readonly name: string; onPress(): void } | null;
  readonly leave: { readonly name: string; onPress(): void } | null;
}

/** Language, text size, contrast and questions, where a seated hand reaches them: first in the acting part, always. */
export function Tools({ label, language, large, contrast, ask, leave }: ToolsProps) {
  return (
    <Group className="tools" aria-label={label}>
      <Button className="tool" lang={language.other} onPress={once(() => language.onChange(language.other))}>
        <Languages className="icon" aria-hidden />
        {language.name}
      </Button>
      <ToggleButton className="tool" isSelected={large.on} onChange={large.onChange}>
        <ALargeSmall className="icon" aria-hidden />
        {large.name}
      </ToggleButton>
      <ToggleButton className="tool" isSelected={contrast.on} onChange={contrast.onChange}>
        <Contrast className="icon" aria-hidden />
        {contrast.name}
      </ToggleButton>
      {ask && (
        <Button className="tool ask" onPress={once(ask.onPress)}>
          <MessageCircleQuestion className="icon" aria-hidden />
          {ask.name}
        </Button>
      )}
      {leave && (
        <Button className="tool leave" onPress={once(leave.onPress)}>
          <X className="icon" aria-hidden />
          {leave.name}
        </Button>
      )}
    </Group>
  );
}
