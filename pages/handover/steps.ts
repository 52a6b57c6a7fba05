import { accountStep } from './parts/account.ts';
import { afterwardsSteps } from './parts/afterwards.ts';
import { queuesStep } from './parts/queues.ts';
import { sipHostSteps } from './parts/sip-host.ts';
import { statusSteps } from './parts/status.ts';
import { ucaasPageSteps } from './parts/ucaas-page.ts';
import { usersStep } from './parts/users.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';

/** Everything that a person does after `up`, in the portal's order. */
export const stepsOf = (subject: Subject): Step[] => [
  accountStep(subject),
  ...ucaasPageSteps(subject),
  ...statusSteps(subject),
  usersStep(subject),
  queuesStep(subject),
  ...afterwardsSteps(subject),
  ...sipHostSteps(subject),
];
