import { compileConfig } from '../../../routing/compile.ts';
import type { VoiceConfig } from '../../../routing/config.ts';
import { differences } from '../../../scripts/explain/differences.ts';
import { liveConfig } from '../../../scripts/explain/live-config.ts';
import type { LiveRows } from '../../../scripts/explain/live-rows.ts';
import { answer, type Question } from '../../../scripts/explain/question.ts';
import { nlTenant } from '../../routing/nl-tenant.ts';

/** Where a tenant differs from a file for one call, line by line. */
export const linesOf = (question: Question, live: LiveRows, config: VoiceConfig = nlTenant): string[] => {
  const [file, tenant] = [compileConfig(config), compileConfig(liveConfig(live, config))];
  const [byFile, byTenant] = [answer(file, question), answer(tenant, question)];
  if (!byFile || !byTenant) throw new Error('nobody dials');
  return differences({ file: { voice: file, call: byFile }, live: { voice: tenant, call: byTenant } }).map(
    ({ text }) => text,
  );
};
