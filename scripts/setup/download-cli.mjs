import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pulumiBinary, pulumiFolder, root } from './places.mjs';
import { startStep } from './step.mjs';
import { runTool } from './tool.mjs';
import { pulumiVersion } from './versions.mjs';

const site = 'https://get.pulumi.com/install.sh';
const answerMilliseconds = 5_000;
const downloadMilliseconds = 10 * 60_000;

/** Why the download site can't be reached, or nothing. */
const whyUnreachable = async () => {
  try {
    const response = await fetch(site, { signal: AbortSignal.timeout(answerMilliseconds) });
    return response.ok ? undefined : `get.pulumi.com answers ${response.status}`;
  } catch {
    return "get.pulumi.com can't be reached";
  }
};

/**
 * The official release, through Pulumi's own launcher on npm. It brings every language host.
 * @param {import('./places.mjs').Environment} env
 * @returns {Promise<string | undefined>} Why it was not possible, or nothing.
 */
export const downloadCli = async (env) => {
  const step = startStep(`Pulumi CLI ${pulumiVersion}`, 'official download');
  const unreachable = await whyUnreachable();
  if (unreachable !== undefined) {
    step.stop();
    return unreachable;
  }
  const folder = pulumiFolder(env);
  // The launcher installs into a home of its own, so that a download that is cut off leaves nothing half.
  const home = join(dirname(dirname(folder)), `.download-${process.pid}`);
  try {
    mkdirSync(home, { recursive: true });
    const launcher = join(root, 'node_modules', 'pulumi', 'run.js');
    const { ok, output } = await runTool(process.execPath, [launcher, 'version'], {
      env: { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: 'true', PULUMI_VERSION: pulumiVersion },
      limit: downloadMilliseconds,
    });
    const fetched = pulumiFolder({ PULUMI_HOME: home });
    if (!ok || !existsSync(pulumiBinary({ PULUMI_HOME: home }))) {
      step.stop();
      const said = output.split('\n').filter((line) => !line.startsWith('pulumi: Command failed'));
      return `the download failed: ${said.at(-1) ?? ''}`;
    }
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(fetched, folder);
    step.done();
    return undefined;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
