import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forAzuread } from '../../providers/msteams/auth/azuread-sign-in.ts';
import { chooseSignIn } from '../../providers/msteams/auth/sign-in.ts';

/** Variables for the engine and its plugins, and the end of the file that one of them may name. */
interface Prepared {
  readonly env: Readonly<Record<string, string>>;
  readonly end: () => void;
}

/** azuread reads a PFX from a file only: for one run, readable by its owner alone. */
const keepPfx = (base64: string): { readonly path: string; readonly end: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
  const path = join(folder, 'client.pfx');
  writeFileSync(path, Buffer.from(base64, 'base64'), { mode: 0o600 });
  return { path, end: () => rmSync(folder, { recursive: true, force: true }) };
};

/** What azuread needs to sign in as trunkline does; the environment has been judged. */
export const prepareAzuread = (env: Readonly<Record<string, string | undefined>>): Prepared => {
  const signIn = chooseSignIn('of the stack', env);
  if (Object.keys(forAzuread(signIn, env)).length === 0) return { env: {}, end: () => undefined };
  const token = signIn.method === 'tokenFile' ? readFileSync(signIn.path, 'utf8').trim() : undefined;
  const isText = signIn.method === 'certificate' && 'base64' in signIn.source;
  const pfx = isText ? keepPfx(signIn.source.base64) : undefined;
  return { env: forAzuread(signIn, env, { token, pfx: pfx?.path }), end: () => pfx?.end() };
};
