import { z } from 'zod';
import type { Outputs } from '../../pages/handover/subject.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Answer, Engine } from '../pulumi/engine.ts';
import { jsonOf } from './json-of.ts';

const handed = z.object({
  ucaas: z.object({
    connectedAppId: z.string().min(1),
    secretName: z.string().min(1),
    secretExpires: z.iso.date(),
  }),
});

/** What the last `up` made, without the secret, and what is wrong with handing it over on the day `today`. */
export const readOutputs = async (engine: Engine, tenant: Tenant, today: string): Promise<Outputs> => {
  const answer = await engine.ask('stack', 'output', '--json', '-s', tenant.name);
  if (answer.exitCode !== 0) throw new ProblemError(unread(answer, tenant));
  const { data } = handed.safeParse(jsonOf(answer.stdout));
  if (data === undefined) throw new ProblemError(notMade(tenant));
  const problem = wrongWith(data.ucaas, tenant, today);
  if (problem !== undefined) throw new ProblemError(problem);
  return data.ucaas;
};

const file = 'pulumi stack output';
const up = ({ name }: Tenant): string => (name === 'lab' ? 'npm start' : `npm run pulumi -- up -s ${name}`);

const notMade = (tenant: Tenant): Problem => ({
  file,
  message: `stack ${tenant.name} doesn't say what goes to CCAIP.`,
  allowed: 'The application and its secret are made by up, which then says so (of an earlier version: once more).',
  fix: up(tenant),
});

/** The CLI ends with 6 where there is no such stack. */
const unread = ({ exitCode, stderr }: Answer, tenant: Tenant): Problem =>
  exitCode === 6
    ? { ...notMade(tenant), message: `there is no stack ${tenant.name} yet, so nothing was made.` }
    : {
        file,
        message: stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode} and no word.`,
        allowed: 'The handover reads what up has made from the state.',
        fix: 'log in to where the state lies (pulumi login, and what opens its secrets), then run this again.',
      };

const wrongWith = (outputs: Outputs, tenant: Tenant, today: string): Problem | undefined => {
  const newest = tenant.app.secrets.at(-1)?.name;
  if (outputs.secretName !== newest)
    return {
      file,
      message: `secret ${newest} of the tenant file isn't made yet: the last up made ${outputs.secretName}.`,
      allowed: 'The newest secret is handed over.',
      fix: up(tenant),
    };
  if (outputs.secretExpires >= today) return undefined;
  return {
    file,
    message: `secret ${outputs.secretName} has ended: its last whole day was ${outputs.secretExpires}.`,
    allowed:
      tenant.ucaas.linked?.secret === outputs.secretName
        ? 'CCAIP is linked by it, and can read nothing of Teams until it has another.'
        : 'Link refuses a secret that has ended.',
    fix: `npm run rotate -- ${tenant.name}`,
  };
};
