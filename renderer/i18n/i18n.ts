import type { TFunction } from 'i18next';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../electron/contract/views.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Loads the texts, synchronously: the page has no network. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

export type Say = TFunction<'translation'>;

/** The texts in the language of the flow, switched in the same paint as everything else. */
export const useTexts = (language: Language): Say => useTranslation('translation', { lng: language }).t;
