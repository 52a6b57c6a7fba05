import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { execa } from 'execa';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { chooseSignIn, halfIdentity } from '../../providers/msteams/auth/sign-in.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { withoutEngine } from '../pulumi/calls-after-up.ts';
import { withoutSetup } from '../pulumi/own-command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const variable = 'TRUNKLINE_CREDENTIALS';

/** Where credentials of tenants come from: a folder with `<tenant>.env` in it, or a program that is given the tenant's name. */
export type Source = { readonly folder: string } | { readonly program: string };

/** What a tenant's child gets, or why it can't be started. */
export type Credentials = { readonly env: Readonly<Record<string, string>> } | { readonly why: string };

const allowed =
  'It names a folder with a <tenant>.env for each tenant, or a program that is started with the name of a tenant and prints its KEY=VALUE lines.';

const refused = (message: string, fix: string): ProblemError =>
  new ProblemError({ file: 'environment', path: variable, message, allowed, fix });

/** Reads what the variable names; nothing is asked for yet. */
export const sourceOf = (env: Environment): Source => {
  const named = env[variable];
  if (!named) {
    throw refused(
      "it isn't set, and no tenant is run by the credentials of whoever runs a fleet.",
      `let ${variable} name one of these.`,
    );
  }
  const path = resolve(named);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw refused(`"${named}" isn't there.`, 'correct the path.');
  if (stat.isDirectory()) return { folder: path };
  if (process.platform !== 'win32' && (stat.mode & 0o111) === 0) {
    throw refused(`"${named}" is neither a folder nor a program that may be run.`, 'name the folder, or chmod +x it.');
  }
  return { program: path };
};

/** Names of sign-ins and addresses; nothing that decides which program, tenant or stack is run. */
const mayHold = /^(ARM|AZURE|PULUMI|TRUNKLINE|AWS|GOOGLE|ACTIONS_ID_TOKEN)_[A-Z0-9_]+$/;
const neverHold = /^(TRUNKLINE_(TENANTS|CREDENTIALS|PWSH|LAB_.*)|PULUMI_(STACK|HOME|OPTION_.*|DEBUG_.*))$/;
/** What looks like the name of a variable; anything else may be a piece of a secret that was broken over lines, and isn't told. */
const isTold = /^([A-Z][A-Z0-9]*(_[A-Z0-9]+)+|PATH|HOME)$/;

const named = (names: readonly string[]): string => {
  const told = names.filter((name) => name.length <= 60 && isTold.test(name));
  const hidden = names.length - told.length;
  const more = hidden === 0 ? [] : [`${hidden} ${hidden === 1 ? 'thing' : 'things'} whose name isn't repeated here`];
  return [...told, ...more].join(', ');
};

/** What GitHub gives a job, whatever tenant it is for. */
const ofJob = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => /^ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN)$/.test(name)));

/** The sign-in that an environment holds by itself, whatever machine has it; undefined: none, or half of one. */
const signInOf = (env: Environment) => {
  try {
    return chooseSignIn('', { ...env, IDENTITY_ENDPOINT: undefined, ARM_USE_CLI: 'false' });
  } catch {
    return undefined;
  }
};

/** A tenant is run by the sign-in that its own lines hold, all of it: what they lack is never taken from whoever runs the fleet. */
const judgeSignIn = (own: Readonly<Record<string, string>>, from: string, env: Environment): string | undefined => {
  const its = signInOf({ ...ofJob(env), ...own });
  if (its === undefined) {
    const half = halfIdentity(['ARM', 'AZURE'], own);
    return half === undefined ? `${from} has no sign-in (ARM_CLIENT_ID, ARM_USE_MSI …)` : `${from}: ${half}`;
  }
  if (isDeepStrictEqual(signInOf(childEnvironment(env, own)), its)) return undefined;
  return `AZURE_… of this shell would be mixed with the sign-in of ${from}; unset it, or write ARM_… there`;
};

/** Reads KEY=VALUE lines, as `.env` files have them, for a child of whoever has `env`. No value is ever told, nor a line that could be one. */
export const credentialsIn = (text: string, from: string, around: Environment = {}): Credentials => {
  const env = Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const wrong = Object.keys(env).filter((name) => !mayHold.test(name) || neverHold.test(name));
  if (wrong.length > 0) {
    return {
      why: `${from} sets ${named(wrong)}, which ${wrong.length === 1 ? 'is no credential' : 'are no credentials'}`,
    };
  }
  const why = judgeSignIn(env, from, around);
  return why === undefined ? { env } : { why };
};

const readFrom = async (source: Source, tenant: string, env: Environment): Promise<Credentials> => {
  if ('folder' in source) {
    const file = join(source.folder, `${tenant}.env`);
    try {
      return credentialsIn(readFileSync(file, 'utf8'), `${tenant}.env`, env);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { why: code === 'ENOENT' ? `there is no ${tenant}.env` : `${tenant}.env can't be read (${code})` };
    }
  }
  const { exitCode, stdout, stderr } = await execa(source.program, [tenant], {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  // What it prints is credentials; what it says on standard error is for people.
  const said = stderr.trim().split('\n').at(-1) ?? '';
  if (exitCode !== 0) {
    return {
      why: `the program of ${variable} ${exitCode === undefined ? "couldn't be started" : `ended with ${exitCode}`}${said === '' ? '' : `: ${visibleLine(said)}`}`,
    };
  }
  return credentialsIn(stdout, `the program of ${variable}`, env);
};

/** A tenant's credentials, asked for when its turn comes and held only until its child ends. */
export const credentialsOf = async (source: Source, tenant: string, env: Environment): Promise<Credentials> => {
  const read = await readFrom(source, tenant, env);
  return 'env' in read ? read : { why: `no credentials: ${read.why}` };
};

/** What belongs to one tenant, and so to no other's child: the customer's sign-in, and keys of its services. */
const ofOneTenant =
  /^(ARM_.*|TRUNKLINE_(SETUP|VAULT|DNS|CCAIP)_.*|TRUNKLINE_[A-Z0-9]+_API_KEY|TRUNKLINE_CREDENTIALS)$/i;

/** The environment of a tenant's child: what is everybody's, and its own credentials. */
export const childEnvironment = (env: Environment, own: Readonly<Record<string, string>>): Record<string, string> => {
  const shared = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || ofOneTenant.test(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(shared), ...own };
};

/** The same for what plays calls: it asks the tenant, and no other service, and never the engine. */
export const callsEnvironment = (env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(withoutEngine(withoutSetup(env))).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
