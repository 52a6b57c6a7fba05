import type { z } from 'zod';
import { countryOf } from '../../tenant/countries.ts';
import type { Wording } from '../../tenant/problem.ts';
import { app } from '../../tenant/schema/app.ts';
import { country } from '../../tenant/schema/country.ts';
import { domainName } from '../../tenant/schema/domain-name.ts';
import { guid } from '../../tenant/schema/guid.ts';
import { issueFindings } from '../../tenant/schema/issue-findings.ts';
import { name } from '../../tenant/schema/name.ts';
import { policyName } from '../../tenant/schema/policy-name.ts';
import type { TrunkProvider } from '../../tenant/trunk-providers.ts';
import { numberProblem } from '../../tenant/users/phone-number.ts';
import { userPrincipalName } from '../../tenant/users/user-principal-name.ts';

/** Whose trunk a new tenant has. */
export type Trunk = 'byo' | TrunkProvider;

/** What a new tenant's files are made from, by the name of the flag. */
export interface Answers {
  readonly country: string;
  readonly tenantId: string;
  readonly domain: string;
  /** Absent: a provider of one's own choice. */
  readonly trunk?: Trunk;
  /** Of a trunk of one's own. */
  readonly sipDomain?: string;
  readonly inboundDomain?: string;
  /** Of one that up makes at Telnyx. */
  readonly subdomain?: string;
  readonly receiveFrom?: string;
  readonly dailySpendLimit?: string;
  readonly licence?: string;
  readonly portal: string;
  readonly site: string;
  readonly callingPolicy: string;
  readonly user: string;
  readonly number: string;
}

/** One question; its flag is the key in kebab case. */
export interface Question {
  readonly key: Exclude<keyof Answers, 'trunk'>;
  /** What is asked. */
  readonly text: string;
  readonly example: string;
  /** What is wrong with an answer; `given` are the answers so far. */
  readonly wrong: (value: string, given: Partial<Answers>) => Wording | undefined;
}

/** An answer as the tenant file's own schema judges it. */
export const by =
  (schema: z.ZodType): Question['wrong'] =>
  (value) => {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return undefined;
    const [first] = issueFindings(schema, parsed.error.issues);
    return first && { message: first.message, ...(first.allowed && { allowed: first.allowed }), fix: first.fix };
  };

const start: readonly Question[] = [
  {
    key: 'country',
    text: "Country of the users' usage location (ISO 3166-1)",
    example: 'NL',
    wrong: by(country),
  },
  { key: 'tenantId', text: 'Entra tenant id', example: '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c', wrong: by(guid()) },
  { key: 'domain', text: "The tenant's sign-in domain", example: 'contoso.com', wrong: by(domainName()) },
];

const rest: readonly Question[] = [
  {
    key: 'portal',
    text: "Address of the customer's CCAIP portal",
    example: 'https://contoso.uc1.ccaiplatform.example',
    wrong: by(app.out.shape.redirectDomain),
  },
  { key: 'site', text: 'Where the first users sit', example: 'Amsterdam', wrong: by(name) },
  {
    key: 'callingPolicy',
    text: 'Name for the Teams calling policy of the agents, which up makes',
    example: 'CC agents',
    wrong: by(policyName),
  },
  { key: 'user', text: "The first agent's sign-in name", example: 'ada@contoso.com', wrong: by(userPrincipalName) },
  {
    key: 'number',
    text: "The first agent's number (E.164)",
    example: '+31205552101',
    wrong: (value, given) => numberProblem(value, given.country === undefined ? undefined : countryOf(given.country)),
  },
];

/** Every question, those of the trunk among them, in the order in which a person has the answers at hand. */
export const questionsWith = (ofTrunk: readonly Question[]): Question[] => [...start, ...ofTrunk, ...rest];

/** `tenantId` as a flag: `--tenant-id`. */
export const flagOf = (key: keyof Answers): string =>
  `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
