import { isNotKnownYet } from '../../../tenant/not-known-yet.ts';
import { needsName } from '../not-known-yet.ts';
import { type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** Google's guide: what to look at in Teams, how an agent uses it ("Test outputs"), and one real call. */
export const afterwardsSteps = (subject: Subject): Step[] => [teams(subject), agents, testCall(subject)];

const teams = ({ tenant }: Subject): Step =>
  step({
    id: 'teams-sbcs',
    part: 'Microsoft Teams admin center',
    title: 'Look at the SBCs in Teams',
    say: [
      ...needsName(tenant),
      'Voice > Direct Routing > SBCs lists them. The page may show errors; the guide says that these are typically not blocking.',
      'To resolve them, or one that does block calls, ask Microsoft Support or the SIP trunking provider.',
    ],
    values: tenant.sbcs
      .filter(({ derived, fqdn }) => !derived && !isNotKnownYet(fqdn))
      .map(({ key, fqdn }) => ({ label: `SBC ${key}`, value: fqdn })),
    wrong: [
      {
        sign: "An SBC isn't listed",
        fix: `Teams hasn't accepted its domain yet: npm run pulumi -- up -s ${tenant.name} says what waits.`,
      },
    ],
  });

const agents: Step = step({
  id: 'agents',
  part: 'Agents',
  title: 'Tell the agents how it is used',
  say: [
    'In CCAI Platform a call goes to a user of Teams by the transfer type External. Users of Teams have the Teams icon, and the transfer list marks external agents, and queues that have some.',
    'Phone calls only: no chat, and no groups or teams of Microsoft Teams.',
    'In Teams the call looks like any other. The person must be Available there.',
    'The call is no longer linked to the CRM once it is in Teams: who takes it takes ownership of the case there, or makes a new one, and writes the notes by hand, as your own rules of case handling say.',
    'Supervisors see statuses of Teams users beside all others, without a mark of which platform they are on.',
  ],
  wrong: [
    {
      sign: 'An agent of Teams gets no calls',
      fix: 'They must be Available in Teams, and marked as External UCaaS user with an activated account in CCAI Platform.',
    },
  ],
});

const testCall = ({ tenant }: Subject): Step => {
  const first = tenant.users.find(({ sipUri }) => sipUri !== undefined && !isNotKnownYet(sipUri));
  return step({
    id: 'test-call',
    part: 'Test call',
    title: 'Make a test call',
    say: [
      ...needsName(tenant),
      `Call the contact centre from outside, take the call in CCAI Platform, and transfer it (External) to ${first?.upn ?? 'a user of Teams'}. It rings in Teams, and both hear each other.`,
      `Teams' call records have it after a while: npm run verify -- ${tenant.name} looks for it there.`,
    ],
    values: first?.sipUri === undefined ? [] : [{ label: 'SIP URI/ID of the test user', value: first.sipUri }],
    wrong: [
      {
        sign: "The user isn't in the transfer list",
        fix: "External UCaaS user isn't checked, the account isn't activated, or the person isn't Available in Teams.",
      },
      {
        sign: "It doesn't ring",
        fix: `See what Teams would do with the call: npm run explain -- ${tenant.name} --live --to ${first?.sipUri ?? '<SIP URI>'}`,
      },
    ],
  });
};
