import { compileConfig, type Voice } from '../routing/compile.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Beyond } from './beyond.ts';
import { liveConfig } from './config.ts';
import type { LiveRows } from './rows.ts';
import type { TenantWords } from './words/said.ts';
import { inWords } from './words/words.ts';

/** What the files say. */
export interface FileSide {
  readonly tenant: Tenant;
  readonly voice: Voice;
}

/** What the tenant is. */
export interface LiveSide {
  readonly words: TenantWords;
  readonly beyond: readonly Beyond[];
  readonly voice: Voice;
}

export const liveSide = (rows: LiveRows, file: Tenant): LiveSide => {
  const { words, beyond } = inWords(rows, file);
  return { words, beyond, voice: compileConfig(liveConfig(rows, words, file)) };
};
