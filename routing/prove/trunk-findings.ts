import { codecsNotInTeams, hasTeamsCodec } from '../../tenant/teams-codecs.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { risksOf } from '../../tenant/trunk-of.ts';
import { inWords } from '../in-words.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';

/** What the SIP trunk takes beside what is asked of it, and what its provider's settings let happen. */
export const trunkFindings = ({ tenant }: Facts): Finding[] => [
  ...capacity(tenant),
  ...codecs(tenant),
  ...risksOf(tenant.sipTrunk).map(
    ({ path, ...risk }): Finding => ({ ...risk, certainty: 'proved', part: { kind: 'trunk', path } }),
  ),
];

/** Whether ringing counts is the carrier's affair. */
const capacity = ({ sipTrunk: { capacity: most }, ucaas, sbcs }: Tenant): Finding[] => {
  if (most === undefined) return [];
  const part = { kind: 'trunk', path: ['capacity'] } as const;
  const found: Finding[] = [];
  if (ucaas.multicastLimit > most) {
    found.push({
      kind: 'trunk-capacity',
      level: 'warning',
      certainty: 'proved',
      part,
      what: `CCAIP may ring ${ucaas.multicastLimit} agents at once, and the trunk takes ${most} calls.`,
      why: 'Where the carrier counts a ringing phone as a call, some agents are not rung, and no other call gets through meanwhile.',
      fix: `set ucaas.multicastLimit below ${most}, or have the carrier raise the capacity.`,
    });
  }
  const large = sbcs.filter(
    ({ derived, enabled, maxSessions }) => !derived && enabled && maxSessions !== undefined && maxSessions > most,
  );
  if (large.length > 0) {
    const one = large.length === 1;
    found.push({
      kind: 'trunk-capacity',
      level: 'note',
      certainty: 'proved',
      part,
      what: `${one ? 'SBC' : 'SBCs'} ${quotedNames(large.map(({ key }) => key))} ${one ? 'is' : 'are'} said to carry ${inWords(large.map(({ maxSessions }) => String(maxSessions)))} sessions, and the trunk takes ${most} calls.`,
      why: 'Teams warns administrators at 90 % of maxSessions, so it says nothing before the trunk is full.',
      fix: `set maxSessions to ${most} or less, or correct the capacity.`,
    });
  }
  return found;
};

const codecs = ({ sipTrunk: { codecs: taken } }: Tenant): Finding[] => {
  const others = taken === undefined ? [] : codecsNotInTeams(taken);
  if (taken === undefined || others.length === 0) return [];
  const none = !hasTeamsCodec(taken);
  return [
    {
      kind: 'trunk-codec',
      level: none ? 'warning' : 'note',
      certainty: 'sampled',
      part: { kind: 'trunk', path: ['codecs'] },
      what: `${none ? "None of the trunk's codecs is" : `${inWords(others)} of the trunk's codecs ${others.length === 1 ? 'is' : 'are'} not`} among those that Microsoft's page lists for an SBC.`,
      why: `Listed are SILK, G.711 (PCMA, PCMU), G.722 and G.729. ${none ? 'A call has sound only if the SBC transcodes.' : 'A call by another one has sound only if the SBC transcodes.'}`,
      fix: none ? 'have the carrier offer PCMA or PCMU.' : 'leave it out at the carrier, unless the SBC transcodes.',
    },
  ];
};
