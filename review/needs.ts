import { unapprovedMassChange } from '../providers/msteams/resources/phone-numbers/approval.ts';
import { renameStack } from '../tenant/rename-stack.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TenantReview } from './review-schema.ts';

export type Need = TenantReview['needs'][number];

/** What the change of a tenant needs from a person before `up` carries it out. */
export const needsOfChange = (base: Tenant, head: Tenant): Need[] => [
  ...unapprovedMassChange(roster(base), roster(head)).map(
    ({ reason }): Need => ({ what: /approvals: \{ releases/.test(reason) ? 'releases' : 'moves', text: reason }),
  ),
  ...rotation(base, head),
];

const roster = (tenant: Tenant) => ({
  numbers: Object.fromEntries(tenant.users.map(({ upn, number }) => [upn, number])),
  approvedReleases: tenant.approvals.releases?.count,
  approvedMoves: tenant.approvals.moves?.count,
});

/** The engine protects the secret that was linked at the last `up`, whatever the files say now. */
const rotation = (base: Tenant, head: Tenant): Need[] => {
  const linked = base.ucaas.linked?.secret;
  if (linked === undefined || head.app.secrets.some(({ name }) => name === linked)) return [];
  const now = head.ucaas.linked?.secret;
  const first =
    now === undefined || now === linked
      ? 'write under ucaas.linked which other secret CCAIP is linked with'
      : `let this pull request link ${now} only`;
  return [
    {
      what: 'rotation',
      text: `secret ${linked} is dropped and still protected, since CCAIP is linked with it until an up says otherwise: ${first}, run up, and drop ${linked} in the next one.`,
    },
  ];
};

/** A folder with another name is another stack, whose state has to follow it. */
export const stackRename = (from: string, to: string): Need => ({
  what: 'stack rename',
  text: `folder ${to} begins a stack of its own, and what stack ${from} made would count as somebody else's: run ${renameStack(from, to)} before the next up.`,
});

/** The engine's file of the stack lies with the files that go. */
export const destroyFirst = ({ name, protect }: Tenant): Need => ({
  what: 'destroy',
  text: `if the customer leaves, run npm run pulumi -- destroy -s ${name} while its folder is still there${protect ? ', after an up with protect: false' : ''}; if not, leave the files.`,
});
