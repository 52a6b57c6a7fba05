import { unapprovedMassChange } from '../providers/msteams/resources/phone-numbers/approval.ts';
import { inWords } from '../routing/in-words.ts';
import { givenPolicies } from '../tenant/given-policies.ts';
import { isNotKnownYet } from '../tenant/not-known-yet.ts';
import { renameStack } from '../tenant/rename-stack.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { externalUserNeeds } from './external-user-needs.ts';
import { globalNeeds } from './global-needs.ts';
import { groupNeeds } from './group-needs.ts';
import { licenceNeeds } from './licence-needs.ts';
import type { Need } from './need.ts';
import { queueNeeds } from './queue-needs.ts';
import { signInNeeds } from './sign-in-changes.ts';
import { trunkNeeds } from './trunk/needs.ts';

/** What the change of a tenant needs from a person before `up` carries it out; `named` is the older version by the newer one's names. */
export const needsOfChange = (base: Tenant, head: Tenant, named = base): Need[] => [
  ...unapprovedMassChange(roster(base), roster(head)).map(
    ({ reason }): Need => ({ what: /approvals: \{ releases/.test(reason) ? 'releases' : 'moves', text: reason }),
  ),
  ...rotation(base, head),
  ...(isOtherTenant(base, head)
    ? []
    : [...handedOver(base, head), ...groupNeeds(named, head), ...licenceNeeds(base, head)]),
  ...(isOtherTenant(base, head) ? [otherTenant(base, head)] : [...protection(base, head), ...drained(base, head)]),
  ...globalNeeds(named, head),
  ...(isOtherTenant(base, head) ? [] : [...signInNeeds(named, head), ...externalUserNeeds(base, head)]),
  ...queueNeeds(named, head),
  ...(isOtherTenant(base, head) ? [] : trunkNeeds(base, head)),
];

const isOtherTenant = (base: Tenant, head: Tenant): boolean => base.id.toLowerCase() !== head.id.toLowerCase();

/** The engine would make everything in the new tenant and then remove it from the old one, by one sign-in. */
const otherTenant = (base: Tenant, head: Tenant): Need => ({
  what: 'tenant id',
  text: `another Microsoft 365 tenant is another stack: up would ${base.protect ? 'be refused by what is protected' : `take everything out of ${base.id}`}, since all of it is replaced. If the customer moves to ${head.id}, leave this folder, write one for the new tenant (npm run new), and destroy stack ${base.name} when nobody calls by it any more; if the old id was wrong, nothing was made under it: destroy the stack, then change the id.`,
});

/** What the last `up` protected, the engine removes only after another one has lifted it, whatever the files say now. */
const protection = (base: Tenant, head: Tenant): Need[] => {
  if (!base.protect) return [];
  const leaving = sbcsThatGo(base, head).filter(({ drainFor }) => drainFor === undefined);
  const things = [
    ...leaving.map(({ key, fqdn }) => `SBC ${key} (${fqdn})`),
    // Each is a roster of its own in the engine, which goes with its last user.
    ...givenPolicies.flatMap(({ words, field }) =>
      base.users.some((user) => user[field] !== undefined) && head.users.every((user) => user[field] === undefined)
        ? [`what everybody has as ${words}`]
        : [],
    ),
  ];
  if (things.length === 0) return [];
  const [go, them] = things.length === 1 ? ['goes', 'it'] : ['go', 'them'];
  return [
    {
      what: 'protection',
      text: `${inWords(things)} ${go}, and the last up has protected ${them}: in a pull request of its own write protect: false in tenant.yaml, run up, then merge this one, which may write protect: true again.${leaving.length === 0 ? '' : ' Where calls may still be in progress, write drain: true at the SBC instead: that lifts its protection alone, and it goes when they have ended.'}`,
    },
  ];
};

/** What has no name yet was never made; whose name is taken out is told of the trunk. */
const sbcsThatGo = (base: Tenant, head: Tenant): Tenant['sbcs'] => {
  const stays = new Set(head.sbcs.flatMap(({ fqdn, derived }) => (derived ? [] : fqdn.toLowerCase())));
  const nameless = new Set(head.sbcs.flatMap(({ key, fqdn }) => (isNotKnownYet(fqdn) ? key : [])));
  return base.sbcs.filter(
    ({ key, fqdn, derived }) =>
      !derived && !isNotKnownYet(fqdn) && !nameless.has(key) && !stays.has(fqdn.toLowerCase()),
  );
};

/** The state knows since when an SBC is drained; files don't. */
const drained = (base: Tenant, head: Tenant): Need[] =>
  sbcsThatGo(base, head).flatMap(({ key, fqdn, drainFor }): Need[] =>
    drainFor === undefined
      ? []
      : [
          {
            what: 'drain',
            text: `SBC ${key} (${fqdn}) goes: up removes it only when it has been drained for ${drainFor}, counted from the up that drained it; before that it refuses, and says until when.`,
          },
        ],
  );

/** Policies that a file may describe or only name. */
const policyKinds = [
  { words: 'calling policy', field: 'callingPolicy', made: 'callingPolicies' },
  { words: 'caller ID policy', field: 'callerIdPolicy', made: 'callerIdPolicies' },
  {
    words: 'emergency call routing policy',
    field: 'emergencyCallRoutingPolicy',
    made: 'emergencyCallRoutingPolicies',
  },
] as const;

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

/** Objects that the file begins or ceases to look after while they stay in use: `up` alone can't do that. */
const handedOver = (base: Tenant, head: Tenant): Need[] => {
  const by = (one: string) => (other: { readonly name: string }) => other.name.toLowerCase() === one.toLowerCase();
  const policies = policyKinds.flatMap(({ words, field, made }): Need[] => {
    const has = (policy: string) => (one: Readonly<Partial<Record<typeof field, string>>>) =>
      one[field]?.toLowerCase() === policy.toLowerCase();
    /** `3 of users.csv and group CC`; nothing where nobody has it. */
    const holders = ({ users, groups }: Tenant, policy: string): string => {
      const people = users.filter((user) => !user.byGroup?.includes(field)).filter(has(policy)).length;
      const giving = groups.filter(has(policy)).map(({ name }) => `group ${name}`);
      return inWords([...(people > 0 ? [`${people} of users.csv`] : []), ...giving]);
    };
    const dropped = base[made].flatMap(({ name }): Need[] =>
      head[made].some(by(name)) || holders(head, name) === ''
        ? []
        : [
            {
              what: 'kept object',
              text: `${words} ${name} is described no more, and ${holders(head, name)} still have it: up would remove it, which Teams refuses. Give them another one first; or take its resource out of the state (pulumi state delete), and it stays in Teams as it is.`,
            },
          ],
    );
    const begun = head[made].flatMap(({ name, adopt }): Need[] =>
      adopt || base[made].some(by(name)) || holders(base, name) === ''
        ? []
        : [
            {
              what: 'kept object',
              text: `${words} ${name} is described for the first time, and users have it already, so it is in Teams: up refuses it without adopt: true.`,
            },
          ],
    );
    return [...dropped, ...begun];
  });
  const left = [
    ...changedHands('translation rule', base.translationRules, head.translationRules),
    ...changedHands('dial plan', base.dialPlans, head.dialPlans),
    ...changedHands('voice routing policy', base.voiceRoutingPolicies, head.voiceRoutingPolicies),
  ];
  return [...policies, ...left];
};

interface Owned {
  readonly name: string;
  readonly existing?: boolean;
  readonly adopt: boolean;
}

/** What this stack made and is to be somebody else's, and what was somebody else's and is to be this stack's. */
const changedHands = (words: string, base: readonly Owned[], head: readonly Owned[]): Need[] =>
  head.flatMap(({ name, existing, adopt }): Need[] => {
    const was = base.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (was?.existing === true && existing !== true && !adopt)
      return [
        {
          what: 'kept object',
          text: `${words} ${name} was somebody else's (existing: true), so it is in Teams: up refuses it without adopt: true.`,
        },
      ];
    return existing === true && was !== undefined && was.existing !== true
      ? [
          {
            what: 'kept object',
            text: `${words} ${name} is to be somebody else's (existing: true), and this stack made it: up would remove it. Take its resource out of the state first (pulumi state delete), and it stays in Teams as it is.`,
          },
        ]
      : [];
  });

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
