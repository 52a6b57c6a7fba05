import { liveConfig } from '../../live/config.ts';
import { differences } from '../../live/differences/differences.ts';
import type { LiveRows } from '../../live/rows.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { answer, type Question } from '../../routing/question.ts';
import { nlTenant } from '../routing/nl-tenant.ts';

/** Where a tenant differs from a file for one call, line by line. */
export const linesOf = (question: Question, live: LiveRows, config: VoiceConfig = nlTenant): string[] => {
  const [file, tenant] = [compileConfig(config), compileConfig(liveConfig(live, config))];
  const [byFile, byTenant] = [answer(file, question), answer(tenant, question)];
  if (!byFile || !byTenant) throw new Error('nobody dials');
  return differences({ file: { voice: file, call: byFile }, live: { voice: tenant, call: byTenant } }).map(
    ({ text }) => text,
  );
};
