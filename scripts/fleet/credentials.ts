import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { visibleLine } from '../../providers/kit/visible-text.ts';
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
const signsIn = /^(ARM|AZURE)_(CLIENT_ID|USE_MSI|USE_OIDC|FEDERATED_TOKEN_FILE)$/;

/** Reads KEY=VALUE lines, as `.env` files have them. No value is ever told, nor a line that could be one. */
export const credentialsIn = (text: string, from: string): Credentials => {
  const env = Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const names = Object.keys(env);
  const wrong = names.filter((name) => !mayHold.test(name) || neverHold.test(name));
  if (wrong.length > 0) {
    return {
      why: `${from} sets ${wrong.map((name) => (/^\w{1,60}$/.test(name) ? name : 'what is no name')).join(', ')}, which is no credential`,
    };
  }
  if (!names.some((name) => signsIn.test(name) && env[name] !== '')) {
    return { why: `${from} has no sign-in (ARM_CLIENT_ID, ARM_USE_MSI …)` };
  }
  return { env };
};

const readFrom = async (source: Source, tenant: string, env: Environment): Promise<Credentials> => {
  if ('folder' in source) {
    const file = join(source.folder, `${tenant}.env`);
    try {
      return credentialsIn(readFileSync(file, 'utf8'), `${tenant}.env`);
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
  return credentialsIn(stdout, `the program of ${variable}`);
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
