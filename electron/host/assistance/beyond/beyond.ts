import type { Thing } from '../search/search-index.ts';
import { CLINICAL } from './clinical.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { EMERGENCY } from './emergency.ts';

const lines = (text: string): readonly string[] => text.trim().split('\n');

/** Examples of what the kiosk never answers by itself, whatever the hospital's content is. Hospitals' ids hold no colon. */
export const beyondThings = (): readonly Thing[] => [
  { id: ':clinical', scope: 'clinical', texts: lines(CLINICAL) },
  { id: ':elsewhere', scope: 'elsewhere', texts: lines(ELSEWHERE) },
  { id: ':emergency', scope: 'emergency', texts: lines(EMERGENCY) },
];
