import { externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isKnown } from '../known.ts';
import { judgeAccount, judgeRole } from './account.ts';
import type { Answer } from './answer.ts';
import { judgeApplication, judgeLink } from './application.ts';
import { judgeQueues, tellStatuses } from './ccaip-queues.ts';
import { judgeActivation, judgeOthers, judgeUsers } from './ccaip-users.ts';
import { judgeConsent } from './consent.ts';
import { type Asked, type Facts, readFacts } from './facts.ts';
import { judgePresence } from './presence.ts';
import { judgeTestCall } from './test-call.ts';

/** What of the handover is really so. Reads only; what couldn't be read is never told as so. */
export const verify = async (asked: Asked): Promise<Answer[]> => judge(await readFacts(asked), asked);

const judge = (facts: Facts, { tenant, window, now }: Pick<Asked, 'tenant' | 'window' | 'now'>): Answer[] => {
  const { app, ucaas, name } = tenant;
  const { linked } = ucaas;
  const wanted = externalUsersOf(tenant);
  const linker = isKnown(facts.account) ? facts.account.value?.id : undefined;
  return [
    ...judgeApplication(facts.application, { app, name, now }),
    ...(facts.consent === undefined
      ? []
      : [judgeConsent(facts.consent, { account: linker, portal: app.redirectDomain })]),
    judgeLink(facts.application, { linked, app, name, now }),
    judgeAccount(facts.account, { by: linked?.by, name }),
    ...judgeRole(facts.account, facts.roles),
    ...(wanted.length === 0 ? [] : judgeUsers(facts.matched, { name, by: ucaas.externalUsers?.by })),
    ...judgeActivation(facts.matched, facts.agents),
    ...judgeOthers(facts.users, facts.matched),
    ...judgeQueues(facts.queues, facts.matched, tenant),
    tellStatuses(facts.statuses, ucaas),
    ...(wanted.length === 0 ? [] : [judgePresence(facts.presence, wanted.length)]),
    judgeTestCall(facts.log, { window, sbcs: sbcsOf(tenant), people: namesOf(tenant), name, now }),
  ];
};

const sbcsOf = ({ sbcs }: Tenant): string[] => sbcs.map(({ fqdn }) => fqdn);

const namesOf = (tenant: Tenant): string[] => externalUsersOf(tenant).flatMap(({ upn, ucaasName }) => [upn, ucaasName]);
