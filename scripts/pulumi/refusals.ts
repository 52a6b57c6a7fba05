import { judgeEnvironment } from '../../providers/msteams/auth/judge-environment.ts';
import { labVariables } from '../../providers/msteams/auth/lab-variables.ts';
import { installModule } from '../../providers/msteams/powershell/install-module.ts';
import type { Problem } from '../../tenant/problem.ts';
import { readCommand, tenantOf } from './command.ts';
import { secretLogs } from './secret-logs.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What `npm run pulumi` knows before it starts the CLI. */
export interface PulumiCall {
  readonly args: readonly string[];
  readonly env: Environment;
  /** Whether PowerShell was found: TRUNKLINE_PWSH, else `pwsh` on PATH. */
  readonly hasPowerShell: boolean;
}

/** Commands that read or write the tenant itself. */
const contacting = ['up', 'update', 'preview', 'pre', 'refresh', 'destroy', 'down', 'dn', 'import', 'watch'];

/** Whether the command signs in to the tenant. */
export const isContacting = (args: readonly string[]): boolean => args.some((one) => contacting.includes(one));

/** Any but the lab's: which one it is only the stack's files say. */
const realTenant = 'of the stack';

const destroying = ['destroy', 'down', 'dn'];

/** The engine meets what is protected one by one; only its preview finds all of it before anything is gone. */
const destroysUnseen = (args: readonly string[]): boolean =>
  args.some((one) => destroying.includes(one)) && args.some((one) => /^(-f|--skip-preview(=(true|1|t))?)$/i.test(one));

/** Why this call must not reach a real tenant; nothing when it may. */
export const refusals = ({ args, env, hasPowerShell }: PulumiCall): Problem[] => {
  const problems: Problem[] = [];
  const { stack } = readCommand(args, env);
  if (stack !== undefined && tenantOf(stack) === 'lab') {
    problems.push({
      file: 'command line',
      path: '-s',
      message: '"lab" is the lab tenant\'s stack.',
      allowed: 'It runs only against the lab.',
      fix: `npm run lab -- ${args[0] ?? 'up'}`,
    });
  }
  const together = args.find((one) => /^-(?!v\d)[A-Za-z][^=]/.test(one));
  if (together !== undefined) {
    problems.push({
      file: 'command line',
      path: together,
      message: 'these are flags written as one word, which trunkline could read otherwise than the CLI.',
      allowed: 'Each flag is a word, and so is its value.',
      fix: 'write them apart, e.g. -y -s contoso.',
    });
  }
  for (const name of ['PULUMI_OPTION_STACK', 'PULUMI_OPTION_CWD', 'PULUMI_OPTION_SKIP_PREVIEW']) {
    if (!env[name]) continue;
    problems.push({
      file: 'environment',
      path: name,
      message: 'the CLI obeys it, over what the command line says.',
      allowed: 'The stack is named by -s or PULUMI_STACK.',
      fix: 'unset it.',
    });
  }
  if (args.some((one) => /^(-C|--cwd)(=|$)/.test(one))) {
    problems.push({
      file: 'command line',
      path: '--cwd',
      message: "the engine's folder is trunkline's own, one for each tenant.",
      allowed: 'TRUNKLINE_TENANTS names the folder of tenants, -s the tenant.',
      fix: 'leave it out.',
    });
  }
  if (destroysUnseen(args)) {
    problems.push({
      file: 'command line',
      path: '--skip-preview',
      message: 'a destroy without its preview takes routes and application away before it stops at what is protected.',
      allowed: 'The preview refuses as long as SBCs and rosters are protected, and nothing is gone then.',
      fix: 'leave it out.',
    });
  }
  const contacts = isContacting(args);
  problems.push(...(contacts ? judgeEnvironment(realTenant, env, { translated: true }) : labVariables(env)));
  problems.push(...secretLogs(args, env));
  if (!hasPowerShell && contacts) {
    problems.push({
      file: 'environment',
      path: 'PATH',
      message: '"pwsh" isn\'t on it.',
      allowed: 'Teams is set up through PowerShell 7.2 or later with the MicrosoftTeams module.',
      fix: `install PowerShell (https://aka.ms/powershell) and in it run ${installModule}; or name its path in TRUNKLINE_PWSH.`,
    });
  }
  return problems;
};
