import { compileConfig } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { explainDialled } from '../../routing/explain.ts';
import type { DialledCall, Outcome } from '../../routing/trace.ts';

/** Explains one call of the configuration's user of that name, or of its first user. */
export const dial = (config: VoiceConfig, dialled: string, name = config.users[0]?.name ?? ''): DialledCall => {
  const voice = compileConfig(config);
  const user = voice.users.get(name.toLowerCase());
  if (!user) throw new Error(`no user ${name}`);
  return explainDialled(voice, user, dialled);
};

/** Where a call goes, short: `sbc1|sbc2 > sbc3|sbc4`, `internal bob`, `dropped: nothing matches`. */
export const ends = (outcome: Outcome): string => {
  if (outcome.kind === 'internal') return `internal ${outcome.user}`;
  if (outcome.kind === 'dropped') return `dropped: ${outcome.reason}`;
  if (outcome.kind === 'calling plan') return 'calling plan';
  if (outcome.kind === 'treated') return `${outcome.treatment}: ${outcome.target.to}`;
  return outcome.attempts.map(({ sbcs }) => sbcs.map(({ sbc }) => sbc).join('|')).join(' > ');
};
