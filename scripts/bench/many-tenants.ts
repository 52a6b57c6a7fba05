import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/** What a line of the template is, and what it becomes. */
const edit = ['^\\+316\\d{8}$', '^\\+316[1-5]\\d{7}$'] as const;

/** Folders of tenants that share a template and nothing else, 12 users each; `edited`: with one line of the template changed. */
export const manyTenants = (count: number, edited: boolean): string => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  cpSync(join(root, 'stacks', 'templates'), join(folder, 'templates'), { recursive: true });
  const template = join(folder, 'templates', 'nl-standard.yaml');
  const text = readFileSync(template, 'utf8');
  if (edited)
    writeFileSync(
      template,
      text.replace(edit[0], () => edit[1]),
    );
  for (let at = 0; at < count; at += 1) {
    const number = String(at).padStart(3, '0');
    mkdirSync(join(folder, `t${number}`));
    writeFileSync(join(folder, `t${number}`, 'tenant.yaml'), tenantFile(number));
    writeFileSync(join(folder, `t${number}`, 'users.csv'), users(number));
  }
  return folder;
};

const tenantFile = (number: string): string => `extends: nl-standard
tenant: { id: 5a3c1f70-2b94-4d0e-8f61-9c7d20e4b${number}, domain: t${number}.example }
sipTrunk: { inboundDomain: ujet.sip.t${number}.example }
sipDomain: { name: voice.t${number}.example, activation: { user: activate, licence: SPE_E5 } }
sbcs: { main: { fqdn: voice.t${number}.example, port: 5061 } }
sites: { Amsterdam: { dialPlan: NL, policy: NL agents, callingPolicy: CC agents } }
app: { redirectDomain: 'https://t${number}.uc1.ccaiplatform.example', secrets: [{ name: 2026-11, expires: 2028-10-31 }] }
ucaas: { multicastLimit: 40, statusInheritance: at-login }
exceptions: { toll-exposure-needs-approval: { reason: the carrier of t${number} bars premium numbers } }
`;

const users = (number: string): string =>
  ['upn,number,site,policy,ccaip', ...Array.from({ length: 12 }, (_, at) => user(number, at)), ''].join('\n');

const user = (number: string, at: number): string =>
  `user${at}@t${number}.example,+3120${number}${2100 + at},Amsterdam,${at < 3 ? 'NL supervisors' : ''},agent`;
