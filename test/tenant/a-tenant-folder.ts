import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadTenant } from '../../tenant/load.ts';
import { formatProblem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** Sections of a tenant file that is right; a test replaces the one that it is about, or removes it by an empty text. */
const rightSections = {
  extends: '',
  country: 'country: NL',
  tenant: 'tenant: { id: 7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c, domain: contoso.example }',
  sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example }',
  sipDomain: 'sipDomain: { name: teams.carrier.example }',
  translationRules: '',
  sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061 } }',
  pstnUsages: "pstnUsages: { National: [{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }] }",
  voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National] }',
  dialPlans: "dialPlans: { NL: [{ name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }",
  callingPolicies: '',
  emergencyCallRoutingPolicies: '',
  callerIdPolicies: '',
  groups: '',
  unassignedNumbers: '',
  blockedCallers: '',
  blockedCallerExemptions: '',
  sites: 'sites: { Amsterdam: { dialPlan: NL, policy: NL agents } }',
  app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }',
  ucaas: 'ucaas: { multicastLimit: 40 }',
  queues: '',
  approvals: '',
  exceptions: '',
  allowSignInChange: '',
  history: '',
  protect: '',
};

/** Sections of a tenant whose trunk up makes at Telnyx, before and after it is there. */
export const trunkSections = {
  sipTrunk: `sipTrunk:
  provider: telnyx
  telnyx: { subdomain: contoso-ujet, receiveFrom: ownConnections, outbound: { destinations: [NL], dailySpendLimit: 50 } }`,
  sipDomain: 'sipDomain: { activation: { user: activate, licence: SPE_E5 } }',
  sbcs: 'sbcs: { main: { port: 5061 } }',
} as const;

/** What a test changes of the files that are right. */
export interface Files {
  readonly sections?: Partial<Record<keyof typeof rightSections, string>>;
  /** The whole tenant file, instead of sections. */
  readonly tenant?: string;
  readonly users?: string | Uint8Array;
  /** Templates by name. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Further files of the tenant's folder, by their path in it. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
  readonly today?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const rightUsers = 'upn,number,site,policy,ccaip\nada@contoso.example,+31205552101,Amsterdam,,agent\n';

/** Loads a tenant `contoso` from files of its own; problems are told as a person sees them, under `stacks/`. */
export const load = (files: Files = {}): { tenant?: Tenant; problems: string[] } =>
  inFolder(files, (root) => {
    const { tenant, problems } = loadTenant({
      root,
      name: 'contoso',
      today: files.today ?? '2026-11-22',
      env: files.env ?? {},
    });
    return {
      ...(tenant && { tenant }),
      problems: problems.map((problem) => formatProblem(problem).replaceAll(root, 'stacks')),
    };
  });

/** The only problem there should be, as a person sees it, but for the line: on which one a section stands is this fixture's own affair. */
export const onlyProblem = (files: Files): string | undefined => {
  const problems = load(files).problems.map((problem) =>
    problem.replace(/^(\S+\.yaml):\d+: (?!This can't be read)/, '$1: '),
  );
  return problems.length === 1 ? problems[0] : problems.join('\n');
};

/** Writes the files to a folder of tenants, and removes it after. */
export const inFolder = <Result>(files: Files, use: (root: string) => Result): Result => {
  const root = mkdtempSync(join(tmpdir(), 'tenants-'));
  try {
    mkdirSync(join(root, 'contoso'));
    mkdirSync(join(root, 'templates'));
    const sections = Object.values({ ...rightSections, ...files.sections }).filter((section) => section !== '');
    writeFileSync(join(root, 'contoso', 'tenant.yaml'), files.tenant ?? `${sections.join('\n')}\n`);
    writeFileSync(join(root, 'contoso', 'users.csv'), files.users ?? rightUsers);
    for (const [path, content] of Object.entries(files.more ?? {})) {
      mkdirSync(dirname(join(root, 'contoso', path)), { recursive: true });
      writeFileSync(join(root, 'contoso', path), content);
    }
    for (const [name, text] of Object.entries(files.templates ?? {}))
      writeFileSync(join(root, 'templates', `${name}.yaml`), text);
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};
