import type { CountryStart } from './country-start.ts';
import type { Answers } from './questions.ts';
import { trunkSections } from './trunks.ts';

/** The files of a new tenant, by their names. */
export type TenantFiles = Readonly<Record<'tenant.yaml' | 'users.csv' | 'calls.yaml', string>>;

/** A secret generation that is made in this month, and ends a month before the 24 months that it may live. `today` is `YYYY-MM-DD`. */
export const firstSecret = (today: string): { readonly name: string; readonly expires: string } => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year + 2, month - 1, 0));
  return { name: today.slice(0, 7), expires: last.toISOString().slice(0, 10) };
};

/** When and where they are written. */
interface Place {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The way from the tenant's folder to docs/reference. */
  readonly schema: string;
}

/** A single-quoted YAML text, as patterns stand in every tenant file. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A plain YAML text where it is one, else a quoted one. */
const plain = (text: string): string => (/^[A-Za-z][\w.@-]*(?: [\w.@-]+)*$/.test(text) ? text : quoted(text));

/** The folder of a real tenant: one SBC, its country's emergency and national calls, one agent. Protected, since that is the default. */
export const tenantFiles = (answers: Answers, start: CountryStart, { today, schema }: Place): TenantFiles => ({
  'tenant.yaml': tenantYaml(answers, start, { today, schema }),
  'users.csv': `upn,number,site,policy,ccaip\n${answers.user},${answers.number},${csv(answers.site)},,agent\n`,
  'calls.yaml': callsYaml(answers, start, schema),
});

const csv = (value: string): string => (/[",;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const tenantYaml = (answers: Answers, start: CountryStart, { today, schema }: Place): string => {
  const { country, tenantId, domain, portal, site, callingPolicy } = answers;
  const secret = firstSecret(today);
  const numbers = start.emergency.map(({ number }) => number);
  const likely = start.emergency.filter(({ standing }) => standing === 'likely').map(({ number }) => number);
  const dialled = numbers.join('|');
  const has = numbers.length > 0;
  const usages = [...(has ? ['Emergency'] : []), 'National'];
  return `# yaml-language-server: $schema=${schema}/tenant.schema.json
#
# A start: read every line against what the carrier and the customer say, then
# npm run lint -- and npm run calls -- this folder. npm run show prints what each line becomes.
country: ${country}
tenant: { id: ${tenantId.toLowerCase()}, domain: ${domain} }

${trunkSections(answers)}

# Routes stand under their PSTN usage, in order of trial. Patterns see the normalised number.${
    likely.length === 0
      ? ''
      : `
# Only one source says that people dial ${likely.join(', ')} in an emergency here: ask the carrier.`
  }
pstnUsages:${
    has
      ? `
  Emergency:
    - { route: ${country} emergency, pattern: ${quoted(`^\\+?(?:${dialled})$`.replace(/\(\?:(\d+)\)/, '$1'))}, sbcs: [main] }`
      : ''
  }
  National:
    - { route: ${country} national, pattern: ${quoted(start.nationalRoute)}, sbcs: [main] }
  # To let somebody call abroad: the route, and International at the end of a policy of their own.
  # International:
  #   - { route: International, pattern: ${quoted(start.abroadRoute)}, sbcs: [main] }

# Who may dial what: usages in order of trial.
voiceRoutingPolicies:
  ${country} agents: [${usages.join(', ')}]

# What a dialled number becomes: the first rule that matches decides.
dialPlans:
  ${country}:${
    has
      ? `
    - { name: Emergency, pattern: ${quoted(`^(${dialled})$`)}, translation: '$1' }`
      : ''
  }
    - { name: International, pattern: ${quoted(start.abroadRule)}, translation: '+$1' }
    - { name: National, pattern: ${quoted(start.nationalRule)}, translation: '+${start.callingCode}$1' }

${
  has
    ? `# Which numbers are emergency calls, and whose routes take them: without one Microsoft doesn't count a user as enabled for
# emergency calling. One of this name that is in Teams already: add adopt: true.
emergencyCallRoutingPolicies:
  ${country}:
    numbers:
${numbers.map((number) => `      - { dial: ${quoted(number)}, usage: Emergency }`).join('\n')}

`
    : ''
}# Nobody but the agent answers what CCAIP hands over; who is on the phone is busy, so that CCAIP tries the next. One of this name that
# is in Teams already: add adopt: true, or remove this section to leave it as it is.
callingPolicies:
  ${plain(callingPolicy)}:
    privateCalling: true
    inboundTreatment: RegularIncoming
    voicemail: AlwaysDisabled
    busyOnBusy: Enabled
    forwardingToUser: false
    forwardingToPhone: false
    callGroups: false
    delegation: false

# What users of a place have in common; users.csv may say otherwise for one of them.
sites:
  ${plain(site)}: { dialPlan: ${country}, policy: ${country} agents, callingPolicy: ${plain(callingPolicy)}${has ? `, emergencyCallRoutingPolicy: ${country}` : ''} }

app:
  redirectDomain: ${portal}
  secrets:
    - { name: ${secret.name}, expires: ${secret.expires} }

# After Link in the CCAIP portal: linked: { secret: ${secret.name}, by: <who>, on: <day>, entered: entered.csv }
# Who enters people in CCAIP: without a word a person (npm run handover); by an API credential of the portal:
#   externalUsers: { by: api, newUsers: { roles: [Agent], teams: [<team>], location: <location> } }
ucaas: { multicastLimit: 40 }

# Which queues of CCAIP must have whom; npm run verify compares them: queues: [{ name: <queue>, teams: [<team>] }]
`;
};

const callsYaml = ({ user, number, country }: Answers, { emergency }: CountryStart, schema: string): string => {
  const name = user.split('@')[0] ?? user;
  const calls = [
    ...emergency.map(
      (one) =>
        `  - { as: ${plain(name)}, dial: ${quoted(one.number)}, expect: { number: ${quoted(one.number)}, route: ${country} emergency, sbcs: [main] } }`,
    ),
    `  - { to: ${quoted(number)}, expect: { rings: ${plain(name)} } }`,
  ];
  return `# yaml-language-server: $schema=${schema}/calls.schema.json\n#\n# Calls that must stay as they are, whatever changes in tenant.yaml and users.csv.\ncalls:\n${calls.join('\n')}\n`;
};
