import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** More external agents rung at once than the SBCs are said to carry. Which SBC takes a call is up to the SIP provider. */
export const multicastTooMany = ({ tenant }: Facts): Finding[] => {
  const limit = tenant.ucaas.multicastLimit;
  const own = tenant.sbcs.filter(({ derived, enabled }) => !derived && enabled);
  const small = own.filter(({ maxSessions }) => maxSessions !== undefined && maxSessions < limit);
  if (small.length === 0) return [];
  const all = own.every(({ maxSessions }) => maxSessions !== undefined);
  const most = own.reduce((sum, { maxSessions = 0 }) => sum + maxSessions, 0);
  const each = small.map(({ key, maxSessions }) => `SBC "${key}" ${maxSessions}`).join(', ');
  const never = all && most < limit;
  return [
    {
      kind: 'multicast-too-many',
      level: never ? 'error' : 'warning',
      certainty: 'proved',
      part: { kind: 'multicast limit' },
      what: `CCAIP may ring ${limit} agents at once, more than an SBC is said to carry: ${each} sessions.`,
      why: never
        ? `All SBCs together carry ${most}, so some agents aren't rung. Teams itself only warns at 90 % of maxSessions; the limit is the SBC's own.`
        : 'Where such calls come in over that SBC alone, some agents are not rung; which SBC they come over is up to the SIP provider.',
      example: {
        number: String(limit),
        text: `a call for ${limit} agents at once needs ${limit} sessions, while other calls need some too`,
      },
      fix: `set ucaas.multicastLimit to ${Math.max(0, never ? most : Math.min(...small.map(({ maxSessions = 0 }) => maxSessions)))} or less, or raise maxSessions if the SBC carries more.`,
    },
  ];
};
