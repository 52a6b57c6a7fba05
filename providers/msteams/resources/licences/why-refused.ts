import type { ServiceError } from '../../../kit/error.ts';
import type { DirectoryUser } from '../../readiness/directory.ts';
import type { Problem } from '../../readiness/licence-problem.ts';
import type { Licences } from '../../readiness/licences.ts';
import { namesOfParts } from './holdings.ts';

/** What was asked: the licences by part number, and whose. */
interface Asked {
  readonly value: string;
  readonly user?: DirectoryUser | undefined;
  readonly licences: Licences;
}

type Told = (asked: Asked, plans: string) => Problem;

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** Names of the service plans whose ids a text holds, as the tenant's subscriptions name them. */
const plansIn = (text: string, { subscriptions = [] }: Licences): string => {
  const plans = subscriptions.flatMap(({ servicePlans }) => servicePlans);
  const names = [...new Set(text.match(guid) ?? [])].map(
    (id) => plans.find((one) => one.servicePlanId.toLowerCase() === id.toLowerCase())?.servicePlanName ?? id,
  );
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
};

/** Graph tells them by words only: the code is always Request_BadRequest. */
const texts: readonly (readonly [RegExp, Told])[] = [
  [
    /does not have any available licen[sc]es|CountViolation/i,
    ({ value }) => ({
      text: `No unit of ${namesOfParts(value)} was free any more.`,
      fix: `buy more of ${namesOfParts(value)}, or take one from somebody who doesn't need it`,
    }),
  ],
  [
    /mutually exclusive|MutuallyExclusive/i,
    ({ value }, plans) => ({
      text: `${namesOfParts(value)} excludes a licence that the user has${plans}.`,
      fix: 'take the licence that it excludes from the user, or give Phone System in another way',
    }),
  ],
  [
    /depends on the service plan|DependencyViolation/i,
    ({ value }, plans) => ({
      text: `A service plan of ${namesOfParts(value)} and one that it needs, or that needs it, must come and go together${plans}.`,
      fix: "look at the user's Licenses and apps in the Microsoft 365 admin center: switch on, or take away, what depends on it",
    }),
  ],
  [
    /prohibited.*usage ?location|ProhibitedInUsageLocation|not available in.*(usage )?location/i,
    ({ value, user }) => ({
      text: `${namesOfParts(value)} isn't to be had in the user's usage location (${user?.usageLocation ?? 'none'}).`,
      fix: 'correct the usage location in Entra, or choose another licence',
    }),
  ],
  [
    /inherited from (a )?group|cannot be removed directly from the user/i,
    ({ value }) => ({
      text: `${namesOfParts(value)} comes by a group, which alone can take it away.`,
      fix: 'take the user out of the group, or leave it',
    }),
  ],
  [
    /UniquenessViolation|same value for property|proxy address.*already/i,
    () => ({
      text: "Something of the user's isn't unique in the tenant (UniquenessViolation).",
      fix: 'read the error at the user in the Microsoft 365 admin center',
    }),
  ],
  [
    /does not correspond to a valid company licen[sc]e/i,
    ({ value }) => ({
      text: `The tenant has no ${namesOfParts(value)} any more.`,
      fix: `buy ${namesOfParts(value)}`,
    }),
  ],
];

const locationText = /invalid usage location/i;

/** Also said for a while after a usage location was set: Graph shows it long before licences know it. */
export const isAboutLocation = ({ facts }: ServiceError): boolean => locationText.test(facts.text);

/** A refusal of assignLicense, in words that say what to do. */
export const whyLicenceRefused = (error: ServiceError, asked: Asked): Problem => {
  const { text } = error.facts;
  if (isAboutLocation(error)) {
    return {
      text: `Microsoft 365 doesn't take the user's usage location yet, which Graph shows as ${asked.user?.usageLocation ?? 'none'}.`,
      fix: 'wait some minutes, then run up again; if it stays so, set the usage location in Entra to another country and back',
    };
  }
  const told = texts.find(([pattern]) => pattern.test(text))?.[1];
  if (told !== undefined) return told(asked, plansIn(text, asked.licences));
  return { text, fix: (error.facts.fix ?? 'run up again').replace(/\.$/, '') };
};
