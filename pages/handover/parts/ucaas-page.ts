import { ucaasSettings } from '../../../components/ucaas-settings.ts';
import { type Step, step } from '../step.ts';
import { journeyOf, portalOf, type Subject } from '../subject.ts';
import { linkSteps } from './link.ts';

const part = 'Developer Settings > UCaaS';

/** Google's guide, "Contact Center AI Platform setup": the page of the portal from its list of platforms to its second Save. */
export const ucaasPageSteps = (subject: Subject): Step[] => [
  ...(journeyOf(subject) === 'rotation' ? [] : [platform(subject)]),
  appId(subject),
  appSecret(subject),
  expiry(subject),
  ...linkSteps(part, subject),
  step({
    id: 'multicast-limit',
    part,
    title: 'Set the multicast limit',
    say: ['How many external agents CCAI Platform rings at once. It takes 100 at most today.'],
    values: [{ label: 'Multicast limit', value: String(ucaasSettings(subject.tenant).multicastLimit) }],
    wrong: [
      {
        sign: 'The number is refused',
        fix: 'Your portal takes less: enter what it takes, write it into the tenant file as ucaas.multicastLimit, then up.',
      },
    ],
  }),
  step({
    id: 'save',
    part,
    title: 'Save the UCaaS page',
    say: ['Press Save, now that the platforms are linked.'],
    wrong: [
      {
        sign: 'An error when Save is pressed',
        fix: "The platforms aren't linked: look whether the button says Unlink, and go back to Link if it doesn't.",
      },
    ],
  }),
];

const platform = (subject: Subject): Step =>
  step({
    id: 'platform',
    part,
    title: 'Choose Microsoft Teams, then Save',
    say: [
      'In the CCAI Platform portal go to Developer Settings > UCaaS. In the drop-down list of UCaaS platforms choose Microsoft Teams, and press Save: only then do the other fields appear.',
    ],
    values: [
      { label: 'Portal address', value: portalOf(subject) },
      { label: 'UCaaS platform', value: ucaasSettings(subject.tenant).platform },
    ],
    wrong: [
      {
        sign: 'Only the list is there, no other field',
        fix: 'Press Save once, and wait until the page is there again.',
      },
      {
        sign: 'There is no Developer Settings',
        fix: "Your role in the portal doesn't show it: ask whoever administers the portal.",
      },
    ],
  });

/** Where there is no step for the platform, this is the first on the page. */
const appId = (subject: Subject): Step => {
  const isFirst = journeyOf(subject) === 'rotation';
  return step({
    id: 'app-id',
    part,
    title: 'Paste the Connected App ID',
    say: [
      ...(isFirst ? ['In the CCAI Platform portal go to Developer Settings > UCaaS.'] : []),
      'The Application (client) ID of the app registration in Entra.',
    ],
    values: [
      ...(isFirst ? [{ label: 'Portal address', value: portalOf(subject) }] : []),
      { label: 'Connected App ID', value: subject.outputs.connectedAppId },
    ],
    wrong: [
      {
        sign: 'There is no field of this name',
        fix: 'Choose Microsoft Teams in the list of platforms and press Save: only then do the fields appear.',
      },
      {
        sign: 'Link tells AADSTS700016 (the application is not found)',
        fix: 'Copy the ID again from here. In Entra it is the Application (client) ID, not the object ID.',
      },
    ],
  });
};

const appSecret = ({ outputs }: Subject): Step =>
  step({
    id: 'app-secret',
    part,
    title: 'Paste the Connected App Secret',
    say: [
      `The value of secret ${outputs.secretName}. Before it is handed out it is tried at Entra, since a new secret works some seconds after it is made.`,
    ],
    values: [{ label: 'Connected App Secret' }],
    wrong: [
      {
        sign: 'The field shows what you copied before',
        fix: 'Copy the secret once more and paste at once: the clipboard is cleared when you come back to this page.',
      },
    ],
  });

const expiry = ({ outputs }: Subject): Step =>
  step({
    id: 'expiry',
    part,
    title: 'Enter when the secret expires',
    say: [
      'The guide: this value must be the same in CCAI Platform. It is the last day on which the secret works all day, in UTC. Where your portal asks for no date, tick and go on.',
    ],
    values: [{ label: 'Expiration date', value: outputs.secretExpires }],
    wrong: [
      {
        sign: 'Another date stands there, or comes back',
        fix: `It may be that of a secret from before: enter ${outputs.secretExpires}, the one of ${outputs.secretName}, and look again after Save.`,
      },
    ],
  });
