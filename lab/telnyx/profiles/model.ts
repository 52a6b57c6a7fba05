import type { z } from 'zod';
import type { profileSettings } from './settings.ts';

/** An outbound voice profile of the account. */
export interface LabTelnyxProfile {
  id: string;
  settings: z.output<typeof profileSettings>;
  /** Lab time (ms). */
  createdAt: number;
  updatedAt: number;
  /** USD of calls out on a day in UTC (DOC outbound-voice-profiles: limits reset at 00:00:00 UTC). */
  spent: { day: string; usd: number } | null;
}
