import { inheritanceWords } from '../../../components/ucaas-settings.ts';
import { type Option, type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

const part = 'Developer Settings > Agent Status Inheritance';

/** What the guide says of each option. */
const means: Readonly<Record<keyof typeof inheritanceWords, string>> = {
  none: 'The CCAI Platform status comes before the status in Teams.',
  'at-login':
    'When agents log in to CCAI Platform, they start off in the CCAI Platform status that their current status in Teams is mapped to.',
  always: 'Even if an agent sets a next status in CCAI Platform, the status in Teams overrides it.',
};

const optionsOf = (chosen: string): Option[] =>
  (['none', 'at-login', 'always'] as const).map((one) => ({
    label: inheritanceWords[one],
    means: means[one],
    ...(one === chosen && { chosen: true }),
  }));

/** Google's guide, "Agent status inheritance"; the mapping is documented for Salesforce only. */
export const statusSteps = ({ tenant }: Subject): Step[] => [
  step({
    id: 'inheritance',
    part,
    title: 'Choose how a status in Teams counts',
    say: [
      'Go to Settings > Developer Settings > Agent Status Inheritance, choose this option for UCaaS, and save.',
      'Agents are expected to be in Teams alone: they skip wrap-up and go on to Available. Who is logged in to both goes through wrap-up as usual; who is in CCAI Platform alone, as in an outage of Teams, is handled like any other agent.',
    ],
    values: [{ label: 'Status inheritance', value: inheritanceWords[tenant.ucaas.statusInheritance] }],
    options: optionsOf(tenant.ucaas.statusInheritance),
    wrong: [
      {
        sign: 'There is no option for UCaaS',
        fix: "See that the UCaaS page has Microsoft Teams and is saved. When the option appears isn't published: where it stays away, ask Google's support.",
      },
      {
        sign: 'An agent stays in wrap-up after a call in Teams',
        fix: 'They are logged in to CCAI Platform, too: who is in Teams alone skips it.',
      },
    ],
  }),
  step({
    id: 'status-mapping',
    part,
    title: 'Look at the status mapping',
    say: [
      "Which CCAI Platform status each status of Teams becomes by default isn't published: look at what your portal has, and see that each one is mapped. Microsoft's own are Available, Away, Be right back, Busy, Do not disturb and Offline.",
      'An agent gets calls in Teams only while Available there.',
    ],
    wrong: [
      {
        sign: "An error about a status that isn't mapped",
        fix: 'Map it: for Salesforce, where this is documented, a status without a mapping is an error.',
      },
    ],
  }),
];
