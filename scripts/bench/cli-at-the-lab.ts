import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { readCommand } from '../pulumi/command.ts';

/**
 * What the launcher starts in tests and measurements instead of the CLI: the real CLI, in the environment that the launcher gave it, with the addresses
 * of a lab beside, which the launcher would refuse. The azuread stand-in, which is no child of the CLI, is told of that environment.
 * `node cli-at-the-lab.ts <file> <arguments of the CLI>`; the file is JSON of an `AtTheLab`, or in a folder `<stack>.json` is.
 */
export interface AtTheLab {
  readonly pulumi: string;
  /** Of the lab: its addresses, engine and stack. */
  readonly env: Readonly<Record<string, string>>;
  /** Address and CA of the lab, whose azuread stand-in is told. */
  readonly url: string;
  readonly ca: string;
}

const [file = '', ...args] = process.argv.slice(2);
const place = statSync(file).isDirectory() ? join(file, `${readCommand(args, process.env).stack}.json`) : file;
const { pulumi, env, url, ca } = JSON.parse(readFileSync(place, 'utf8')) as AtTheLab;
const given = Object.fromEntries(
  Object.entries(process.env).filter(([name, value]) => value !== undefined && !(name in env)),
);

await new Promise<void>((told, fail) => {
  const headers = { 'content-type': 'application/json' };
  const sent = request(`${url}/lab/azuread-environment`, { method: 'POST', headers, ca: readFileSync(ca) }, (reply) => {
    reply.resume().on('end', told);
  });
  sent.on('error', fail).end(JSON.stringify(given));
});
process.exitCode = spawnSync(pulumi, args, { env: { ...given, ...env }, stdio: 'inherit' }).status ?? 1;
