import type { CcaipStatus } from '../../providers/ccaip/manager.ts';
import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Ucaas } from '../../tenant/ucaas.ts';
import { isKnown, type Known } from '../known.ts';
import { type Answer, cantTell, untold } from './answer.ts';
import type { Matched } from './ccaip-users.ts';
import { externalIn, judgeQueue } from './judge-queue.ts';
import { leavesOf, type Queues } from './queue-members.ts';

/** The queues of the file, one by one, then those of which it says nothing. */
export const judgeQueues = (
  queues: Known<Queues>,
  matched: Known<readonly Matched[]>,
  { queues: wanted, ucaas }: Pick<Tenant, 'queues' | 'ucaas'>,
): Answer[] => {
  if (!isKnown(queues)) return [untold('queues', queues)];
  if (wanted.length === 0) return [tellQueues(queues.value, matched)];
  return [
    ...wanted.map((queue) => judgeQueue(queue, queues.value, matched, ucaas.multicastLimit)),
    ...tellOthers(queues.value, matched, wanted),
  ];
};

/** Which queues there are, and in which external agents are: no file says who is to be where, and a call can be handed over to somebody who is in none. */
const tellQueues = (queues: Queues, matched: Known<readonly Matched[]>): Answer => {
  const leaves = leavesOf(queues.menus);
  const all =
    leaves.length === 0
      ? 'CCAIP has no queue'
      : `${leaves.length} ${leaves.length === 1 ? 'queue' : 'queues'}: ${listing(leaves.map(({ name }) => name))}`;
  if (!isKnown(matched))
    return cantTell('queues', `${all}. Which have external agents isn't known, since CCAIP's users aren't.`);
  const withExternal = counted(leaves, queues, matched.value);
  const told =
    withExternal.length === 0 ? 'none has an external agent' : `external agents are in ${listing(withExternal)}`;
  return cantTell(
    'queues',
    `${all}; ${told}.`,
    'write under queues of the tenant file who is to be where: then each is compared.',
  );
};

/** External agents in queues that the file doesn't name: they may be meant. */
const tellOthers = (queues: Queues, matched: Known<readonly Matched[]>, wanted: Tenant['queues']): Answer[] => {
  if (!isKnown(matched)) return [];
  const named = new Set(wanted.map(({ name }) => name.toLowerCase()));
  const others = leavesOf(queues.menus).filter(({ name }) => !named.has(name.toLowerCase()));
  const withExternal = counted(others, queues, matched.value);
  return withExternal.length === 0
    ? []
    : [
        cantTell(
          'queues',
          `external agents are also in ${listing(withExternal)}, of which the file says nothing.`,
          'add them under queues, or take the agents out in the portal.',
        ),
      ];
};

const counted = (leaves: Queues['menus'], queues: Queues, matched: readonly Matched[]): string[] =>
  leaves.flatMap((menu) => {
    const count = externalIn(menu, queues, matched);
    return count === 0 ? [] : [`${menu.name} (${count})`];
  });

/** Which statuses a mapping can name. The option and the mapping themselves are in no API. */
export const tellStatuses = (statuses: Known<readonly CcaipStatus[]>, { statusInheritance }: Ucaas): Answer => {
  if (!isKnown(statuses)) return untold('statuses', statuses);
  const names = `CCAIP's statuses are ${listing(statuses.value.map(({ name }) => name))}`;
  const where = 'in the portal: Developer Settings > Agent Status Inheritance.';
  return cantTell(
    'statuses',
    `no API tells whether inheritance is "${statusInheritance}", nor the mapping; ${names}.`,
    where,
  );
};
