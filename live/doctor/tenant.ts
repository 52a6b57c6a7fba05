import { judgeDomains, judgePlans, type Needs } from '../../providers/msteams/prerequisites/judge.ts';
import { readFacts } from '../../providers/msteams/prerequisites/read.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { type About, bad, cantTell, type Finding, good } from './finding.ts';

/** Subscriptions and domains, by the judgement of a first `up`. That Teams takes an SBC is told by Teams alone. */
export const lookAtTenant = async (session: Session, needs: Needs): Promise<readonly Finding[]> => {
  const { plans, domains } = await readFacts(session, { isCreate: true, signal: new AbortController().signal });
  const told = (about: About, findings: ReturnType<typeof judgePlans>, well: string): Finding[] =>
    findings.length === 0
      ? [good(about, well)]
      : findings.map(({ standing, text, fix }) =>
          standing === 'lacking'
            ? bad(about, text, fix ?? '')
            : cantTell(about, `${text.replace(/\.$/, '')}.`, 'run it again.'),
        );
  return [
    ...told('tenant', judgeDomains(domains, needs), 'the domains of the SBCs are verified.'),
    ...told('licences', judgePlans(plans), 'subscriptions with Teams and with Phone System work.'),
  ];
};
