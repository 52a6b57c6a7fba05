import { type Step, step, type Trouble } from '../step.ts';
import { journeyOf, type Subject } from '../subject.ts';

/** Unlink (where there is a link), Link, and the role that goes back. */
export const linkSteps = (part: string, subject: Subject): Step[] => {
  const linked = subject.tenant.ucaas.linked?.by;
  return [
    ...(journeyOf(subject) === 'first' ? [] : [unlink(part, subject)]),
    link(part, subject, linked),
    step({
      id: 'role-back',
      part,
      title: "Take the administrator's role away again",
      say: [
        `End the role of Global Administrator of ${linked ?? 'the account that linked'} in Privileged Identity Management, or remove it: it is needed for the moment of Link only. Who linked without a role ticks and goes on.`,
      ],
      wrong: [
        {
          sign: 'The account still has the role',
          fix: `Privileged Identity Management ends only what was activated there: an assignment for good is removed at the user's assigned roles. npm run verify -- ${subject.tenant.name} tells whether it still holds one.`,
        },
      ],
    }),
  ];
};

const unlinkWords = ({ tenant, outputs }: Subject): string =>
  `CCAI Platform is linked by ${tenant.ucaas.linked === undefined ? 'another secret' : `secret ${tenant.ucaas.linked.secret}`}. Nobody published whether Link works over an old link: look at the button, now that ${outputs.secretName} is pasted. Whether agents' statuses stand still in between isn't published either: choose a quiet time.`;

/** Whether Link over an old link works isn't published: both ways are walked. */
const unlink = (part: string, subject: Subject): Step =>
  step({
    id: 'unlink',
    part,
    title: 'Link over the old link, or Unlink first',
    say: [
      ...(journeyOf(subject) === 'linked'
        ? [
            'CCAI Platform is linked by this very secret. This is for a link that broke, as when the refresh token of the account that linked has ended: then link anew, take the tick of Link away, and set it again with who linked.',
          ]
        : []),
      unlinkWords(subject),
    ],
    options: [
      {
        label: 'The button says Link',
        means: 'Go on to the next step: the old link holds until the new one is there.',
      },
      {
        label: 'The button says Unlink',
        means:
          'Press Unlink, see that the new ID and secret still stand in their fields, and go on to the next step at once.',
      },
    ],
    wrong: [
      {
        sign: 'After Unlink the fields are empty',
        fix: 'Paste ID, secret and date again.',
      },
    ],
  });

const link = (part: string, subject: Subject, linked: string | undefined): Step =>
  step({
    id: 'link',
    part,
    title: 'Press Link, before Save',
    say: [
      `Press Link and sign in at Microsoft as ${linked ?? 'the account that you chose'}. The page there names ${subject.tenant.app.displayName}; consent for the organisation.`,
      'It worked if a confirmation banner appears and the button says Unlink. Then tick here: who linked and when is written down in the tenant file, which protects this secret from being removed.',
    ],
    wrong: linkTroubles(subject),
  });

/** Signs of the guide, and of Entra's published error codes. */
const linkTroubles = ({ tenant, outputs }: Subject): Trouble[] => [
  {
    sign: 'An error, because Save was pressed first',
    fix: 'Press Link: Save before Link is refused.',
  },
  {
    sign: 'A warning banner',
    fix: 'Most likely ID or secret are wrong: copy both again from here, the secret whole and without a blank, and press Link again.',
  },
  {
    sign: 'AADSTS50011 (the redirect URI does not match)',
    fix: `The portal's address isn't the one in the files. They say ${tenant.app.redirectUri}: correct app.redirectDomain, then up.`,
  },
  {
    sign: 'AADSTS7000215 or AADSTS7000222 (the client secret is wrong or has expired)',
    fix: `Copy the secret's value again. ${outputs.secretName} works until ${outputs.secretExpires}; after that: npm run rotate -- ${tenant.name}`,
  },
  {
    sign: 'AADSTS50020, or a page that asks for a personal account',
    fix: 'Sign out at Microsoft, or use a private window, and sign in as a member of the tenant.',
  },
  {
    sign: 'Need admin approval (AADSTS90094 or AADSTS65001)',
    fix: 'The account holds no role and nobody has consented yet: activate Global Administrator for it, or have one consent first.',
  },
  {
    sign: 'AADSTS50194 (the application is not multi-tenant)',
    fix: "Somebody changed the application's supported account types by hand: up puts them back to accounts in any organisational directory.",
  },
];
