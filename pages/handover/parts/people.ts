import { portalUsers } from '../../../tenant/portal-users.ts';
import { type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** Google's guide, "Configure MS Teams users in CCAI Platform User Settings". */
const users = ({ tenant }: Subject): Step =>
  step({
    id: 'users',
    part: portalUsers,
    title: 'Mark the external users, one by one',
    say: [
      "Press the pencil beside a user, or +Add a User for somebody who isn't there yet. Check External UCaaS user, which shows two fields; enter SIP URI/ID and UCaaS username; press Update, or Add. CCAI Platform has no external groups or teams: each user is marked alone.",
      'Who is added gets an e-mail, and has to activate the account by its link.',
      "The guide doesn't say what a UCaaS username is: the sign-in name is taken. If your portal refuses it, find out what it takes before you go on with the others.",
      `With many users, ${portalUsers} > Bulk user management takes the same three values as a file. What is entered is written down for ${tenant.name} as you tick it.`,
      'A person enters users in any case: this page uses no API token of CCAI Platform.',
    ],
    wrong: [
      { sign: 'Update is refused', fix: 'Both fields are required once External UCaaS user is checked.' },
      {
        sign: 'A call to the user fails later',
        fix: 'Compare the SIP URI/ID letter by letter, without sip: in front: copy it from here.',
      },
    ],
  });

/** Google's guide, "Configure agent availability", and the documentation of queues: agents only on a leaf. */
const queues: Step = step({
  id: 'queues',
  part: 'Settings > Queue',
  title: 'Add Teams users to queues, where they belong in one',
  say: [
    'Settings > Queue, the channel, Edit: only a queue that has no queue below it (a leaf) takes agents. Assign agents or teams; users of Teams have the Teams icon beside their name.',
    'A team brings its own members and those of the teams below it, so that who is in the queue is looked after in one place.',
    "External agents needn't be in a queue to get transfers.",
  ],
  wrong: [
    {
      sign: 'A user has no Teams icon',
      fix: "External UCaaS user isn't checked for them, or they haven't activated yet.",
    },
    { sign: "Assign isn't offered", fix: 'The queue has others below it: choose one of those.' },
  ],
});

export const peopleSteps = (subject: Subject): Step[] => [users(subject), queues];
