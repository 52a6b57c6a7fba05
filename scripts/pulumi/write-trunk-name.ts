import { formatWording } from '../../providers/kit/wording.ts';
import { dayOf } from '../../tenant/day.ts';
import { displayPath } from '../../tenant/display-path.ts';
import { loadTenant } from '../../tenant/load.ts';
import { isConnected, placesNotKnownYet } from '../../tenant/not-known-yet.ts';
import { formatProblem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { trunkProviders } from '../../tenant/trunk-providers.ts';
import { commandsFor } from '../rotate/commands.ts';
import { editTenantFile } from '../tenant-file/edit-tenant-file.ts';
import { readCommand, tenantOf } from './command.ts';
import { type Engine, engineAt } from './engine.ts';
import { exportState, resourcesOf, stackFlags } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** An `up` that was carried out. */
interface Done {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly exitCode: number;
}

/** What came of it. */
interface Named {
  /** Nothing of Teams is there before the file has the name. */
  readonly isBegun: boolean;
  readonly exitCode: number;
}

/** `up` as it writes. */
const writesNothing = /^(--preview-only(=(true|1|t))?|-h|--help)$/i;
const forPrograms = /^(-j|--json(=(true|1|t))?)$/i;

const unnamedTenant = ({ args, env }: Done): Tenant | undefined => {
  const { words, stack } = readCommand(args, env);
  const isUp = ['up', 'update'].includes(words[0] ?? '') && !args.some((one) => writesNothing.test(one));
  if (!isUp || stack === undefined) return undefined;
  const { tenant } = loadTenant({ root: tenantsRoot(env), name: tenantOf(stack), today: dayOf(new Date()) });
  return tenant === undefined || isConnected(tenant) ? undefined : tenant;
};

const isName = (fqdn: unknown): fqdn is string => typeof fqdn === 'string' && fqdn !== '';

/** The name that the provider made, by the stack's output; undefined where it says none. */
const nameInOutput = async (engine: Engine, args: readonly string[]): Promise<string | undefined> => {
  const { exitCode, stdout } = await engine.ask('stack', 'output', 'sipTrunk', '--json', ...stackFlags(args));
  if (exitCode !== 0) return undefined;
  try {
    const { fqdn } = JSON.parse(stdout) as { readonly fqdn?: unknown };
    return isName(fqdn) ? fqdn : undefined;
  } catch {
    return undefined;
  }
};

/** The same by the connection in the state: an `up` that failed after it was made has no such output. */
const nameInState = async (
  engine: Engine,
  args: readonly string[],
  { sipTrunk }: Tenant,
): Promise<string | undefined> => {
  const state = await exportState(engine, stackFlags(args));
  if ('said' in state) return undefined;
  return resourcesOf(state)
    .filter(({ type }) => type === `${sipTrunk.provider}:index:Connection`)
    .map(({ outputs }) => outputs?.fqdn)
    .find(isName);
};

/**
 * Ends the `up` that made a SIP trunk, though something else of it may have failed: the name that the provider gave it goes into the tenant
 * file, where review and lint read it, and every other byte of the file stays. In CI, or where the file can't be written, the lines are printed for a pull request instead. What comes
 * next is said; nothing of Teams is there before the next `up`.
 */
export const writeTrunkName = async (
  pulumi: string,
  done: Done,
  { engine = engineAt(pulumi, done.cwd, done.env), say = (line: string) => console.log(line) } = {},
): Promise<Named> => {
  const { args, env, exitCode } = done;
  const tenant = unnamedTenant(done);
  if (tenant === undefined) return { isBegun: false, exitCode };
  const root = tenantsRoot(env);
  const tell = args.some((one) => forPrograms.test(one)) ? (line: string) => console.error(line) : say;
  const fqdn = (await nameInOutput(engine, args)) ?? (await nameInState(engine, args, tenant));
  const { up } = commandsFor(tenant);
  // A failed up without a trunk has said why.
  if (fqdn === undefined && exitCode !== 0) return { isBegun: false, exitCode };
  if (fqdn === undefined) {
    console.error(
      formatWording({
        message: 'the trunk is made, but its name could not be read of the stack, so the tenant file is as it was.',
        fix: `${up} again, or write it yourself: npm run pulumi -- stack output sipTrunk -s ${tenant.name}`,
      }),
    );
    return { isBegun: true, exitCode: 1 };
  }
  const edits = placesNotKnownYet(tenant).map((path) => ({ kind: 'set' as const, path, value: fqdn }));
  const places = edits.map(({ path }) => path.join('.')).join(' and ');
  const provider =
    tenant.sipTrunk.provider === undefined ? 'The provider' : trunkProviders[tenant.sipTrunk.provider].name;
  tell(`\n${provider} has made the SIP trunk: ${fqdn} is the SIP domain and the SBC.`);
  const then = `${exitCode === 0 ? '' : 'put right what failed, see above, '}then ${up}`;
  try {
    const isPrinted = /^(?!(false|0)?$)/i.test(env.CI ?? '');
    const edited = editTenantFile({ root, name: tenant.name, today: dayOf(new Date()), edits, isPrinted, env });
    if (edited.why !== undefined) tell(formatProblem(edited.why));
    tell(
      edited.isWritten
        ? `${edited.file}: ${places} now say so:`
        : `${edited.file} is not written here. Put these lines into a pull request:`,
    );
    tell(`\n${edited.patch}`);
    tell(
      edited.isWritten
        ? `next  commit it, ${then}: it goes on to Teams, which has nothing of this tenant yet.`
        : `next  merge them, ${then}: it goes on to Teams, which has nothing of this tenant yet.`,
    );
    return { isBegun: true, exitCode };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    console.error(error.message);
    console.error(
      formatWording({
        message: `${displayPath(`${root}/${tenant.name}/tenant.yaml`)} is as it was: with ${places} "${fqdn}" it would not be right, see above.`,
        fix: `put right what is said, write the name at both places, then ${up}.`,
      }),
    );
    return { isBegun: true, exitCode: 1 };
  }
};
