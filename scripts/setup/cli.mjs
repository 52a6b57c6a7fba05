import { existsSync } from 'node:fs';
import { buildCli } from './build-cli.mjs';
import { downloadCli } from './download-cli.mjs';
import { hasLanguageHost, installLanguageHost } from './language-host.mjs';
import { pulumiBinary, pulumiFolder } from './places.mjs';
import { SetupError } from './setup-error.mjs';
import { pulumiVersion } from './versions.mjs';

/** @typedef {import('./places.mjs').Environment} Environment */

/** @param {Environment} env */
export const hasCli = (env) => existsSync(pulumiBinary(env)) && hasLanguageHost(pulumiFolder(env));

/**
 * What a person reads when no way led to the CLI.
 * @param {{ binary: string, download: string, build: string }} reasons
 */
export const noWay = ({ binary, download, build }) =>
  new SetupError(
    `the Pulumi CLI ${pulumiVersion} isn't here, and there was no way to get it.
  already there:      ${binary} doesn't exist
  official download:  ${download}
  build from Go:      ${build.replaceAll('\n', `\n${' '.repeat(22)}`)}`,
    `one of the three: put the CLI ${pulumiVersion} and its pulumi-language-nodejs there by hand; make get.pulumi.com
  reachable; or install Go (https://go.dev/dl, a Go module proxy is enough). Then run this again.`,
  );

/** @param {Environment} env */
export const provideCli = async (env) => {
  if (existsSync(pulumiBinary(env))) {
    installLanguageHost(pulumiFolder(env));
    return;
  }
  const download = await downloadCli(env);
  if (download === undefined) return;
  const build = await buildCli(env);
  if (build === undefined) return;
  throw noWay({ binary: pulumiBinary(env), download, build });
};
