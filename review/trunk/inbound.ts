import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { sipUriHost } from '../../tenant/users/sip-uri.ts';
import type { TrunkChange } from './change.ts';

/** How CCAIP's calls get to the trunk: the host that it calls, who may call that, where it stands. */
export const inboundChanges = (base: Tenant, head: Tenant): TrunkChange[] => {
  const [was, is] = [base.sipTrunk, head.sipTrunk];
  const [before, after] = [sipUriHost(base), sipUriHost(head)];
  // Whose address changes is told with what a person, or up, has to do about it.
  const isTold = head.users.some(({ sipUri }) => sipUri !== undefined);
  const found: (TrunkChange | undefined)[] = [
    before !== after && !isTold && !isNotKnownYet(before) && !isNotKnownYet(after)
      ? {
          about: 'inbound',
          text: `the trunk takes CCAIP's calls for ${after} instead of ${before}`,
        }
      : undefined,
    is.telnyx?.subdomain === undefined && was.telnyx?.subdomain !== undefined
      ? {
          about: 'refusal',
          text: `the carrier takes no calls for ${was.telnyx.subdomain}.sip.telnyx.com any more: what CCAIP sends there is refused`,
        }
      : undefined,
    ...receiving(was.telnyx, is.telnyx),
    is.telnyx?.region !== was.telnyx?.region && is.telnyx !== undefined && was.telnyx !== undefined
      ? {
          about: 'region',
          text: `calls come in at the carrier in ${is.telnyx.region ?? 'the region that it has'} instead of ${was.telnyx.region ?? 'the one that it has'}: speech may lag more or less`,
        }
      : undefined,
    is.telnyx?.connection !== was.telnyx?.connection && is.telnyx !== undefined && was.telnyx !== undefined
      ? {
          about: 'connection',
          text: `the trunk's connection is called "${is.telnyx.connection}" at the carrier instead of "${was.telnyx.connection}", and calls go on as they go`,
        }
      : undefined,
  ];
  return found.flatMap((one) => one ?? []);
};

type Telnyx = Tenant['sipTrunk']['telnyx'];

const receiving = (was: Telnyx, is: Telnyx): TrunkChange[] => {
  if (is?.subdomain === undefined || is.receiveFrom === was?.receiveFrom) return [];
  const host = `${is.subdomain}.sip.telnyx.com`;
  if (is.receiveFrom === 'ownConnections')
    return [
      {
        about: 'refusal',
        text: `${host} takes calls of the account's own connections alone: CCAIP's are refused unless they come by one of those`,
      },
    ];
  return [
    {
      about: 'inbound',
      text: `${host} takes calls from every SIP endpoint of the Internet: whoever knows a number may ring there`,
    },
  ];
};
