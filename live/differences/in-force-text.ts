import type { InForce } from '../../routing/trace.ts';

/** A plan or policy and what gives it, for a line about a difference. */
export const inForceText = ({ name, source }: InForce): string => {
  if (source.kind === 'global') return 'Global (nothing else assigned)';
  return `"${name}"${source.kind === 'group' ? ` by group ${source.group}` : ''}`;
};
