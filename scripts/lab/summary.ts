import { columns } from '../../routing/columns.ts';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { summaryRow } from '../../routing/summary.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** The stack outputs that the summary tells about; secrets are masked. */
export interface Outputs {
  readonly ucaas: { readonly connectedAppId: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly toDo: readonly string[];
}

/** The words for each count, one and many, in the order in which a call meets the things. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  sbcs: ['SBC', 'SBCs'],
  pstnUsages: ['PSTN usage', 'PSTN usages'],
  voiceRoutes: ['route', 'routes'],
  voiceRoutingPolicies: ['policy', 'policies'],
  dialPlans: ['dial plan', 'dial plans'],
  translationRules: ['translation rule', 'translation rules'],
  callingPolicies: ['calling policy', 'calling policies'],
  callerIdPolicies: ['caller ID policy', 'caller ID policies'],
  blockedCallers: ['blocked caller pattern', 'blocked caller patterns'],
  blockedCallerExemptions: ['blocked caller exemption', 'blocked caller exemptions'],
  numbers: ['number', 'numbers'],
};

/** Calls that show each kind of outcome, by people of the lab. */
const dialled = [
  ['ada', '112'],
  ['ada', '0612345678'],
  ['bob', '00442071234567'],
] as const;

const next = [
  'npm run lab -- preview --diff',
  'npm run explain -- lab --as ada --dial 0612345678',
  'npm run lab -- destroy',
];

const labelled = (label: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(9)}${line}`);

const madeLine = ({ counts, ucaas }: Outputs): string =>
  [
    ...Object.entries(words).flatMap(([key, [one, many]]) =>
      counts[key] ? [`${counts[key].toLocaleString('en')} ${counts[key] === 1 ? one : many}`] : [],
    ),
    `app CCAIP (${ucaas.connectedAppId.slice(0, 4)}…)`,
  ].join(' · ');

const callLines = (tenant: Tenant): string[] => {
  const voice = compileConfig(fromTenant(tenant));
  const handedOver = tenant.users.find((user) => user.sipUri !== undefined);
  const users = new Map([...voice.users].map(([upn, user]) => [upn.split('@')[0], user]));
  return columns([
    ...(handedOver?.sipUri === undefined ? [] : [summaryRow(explainHandedOver(voice, handedOver.sipUri))]),
    ...dialled.flatMap(([name, number]) => {
      const user = users.get(name);
      return user === undefined ? [] : [summaryRow(explainDialled(voice, user, number))];
    }),
  ]);
};

/** What came of `npm start`: what was made or waits, what it does with calls, what is left, what to try. */
export const summary = (tenant: Tenant, outputs: Outputs, waiting: readonly string[] = []): string[] => [
  waiting.length === 0
    ? "Teams has accepted everything (a real tenant takes minutes to 24 h to use it; the lab's clock is fast)."
    : `All that Teams accepts by now is done, and ${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}: npm start goes on later.`,
  ...labelled('waiting', waiting),
  ...labelled(waiting.length === 0 ? 'made' : 'asked', [madeLine(outputs)]),
  ...labelled('calls', callLines(tenant)),
  ...labelled('to do', outputs.toDo),
  ...labelled('next', [next.join(' · ')]),
];
