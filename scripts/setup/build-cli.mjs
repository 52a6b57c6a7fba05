import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installLanguageHost } from './language-host.mjs';
import { pulumiBinary, pulumiFolder, root } from './places.mjs';
import { startStep } from './step.mjs';
import { runTool } from './tool.mjs';
import { pulumiVersion } from './versions.mjs';

const engine = join(root, 'engine');
const command = 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi';
const versionVariable = 'github.com/pulumi/pulumi/sdk/v3/go/common/version.Version';

/**
 * Compilers that live for seconds needn't collect their garbage, as long as there is memory: a tenth less of CPU. Who has settings of
 * their own keeps them.
 * @param {import('./places.mjs').Environment} env
 */
export const quickGo = (env) => (env.GOGC || env.GOMEMLIMIT ? {} : { GOGC: 'off', GOMEMLIMIT: '1536MiB' });

/**
 * What the build is at: Go names each module it fetches and each package it compiles.
 * @param {number} fetched
 * @param {number} compiled
 * @param {number} [all]
 */
export const buildProgress = (fetched, compiled, all) => {
  if (compiled === 0) return `building from Go modules: ${fetched} fetched`;
  return `building from Go modules: ${compiled}${all === undefined ? '' : ` of ${all}`} packages`;
};

/**
 * The CLI from its Go modules, once per user and version, with our language host beside it.
 * @param {import('./places.mjs').Environment} env
 * @returns {Promise<string | undefined>} Why it was not possible, or nothing.
 */
export const buildCli = async (env) => {
  const { ok: hasGo } = await runTool('go', ['version']);
  if (!hasGo) return 'no `go` on PATH';
  const folder = pulumiFolder(env);
  const home = dirname(folder);
  mkdirSync(home, { recursive: true });
  for (const left of readdirSync(home).filter((name) => name.startsWith('.build-'))) {
    rmSync(join(home, left), { recursive: true, force: true });
  }
  const built = join(home, `.build-${process.pid}`, 'pulumi');
  const step = startStep(`Pulumi CLI ${pulumiVersion}`, 'building from Go modules, about 4 minutes on 2 cores');
  const goEnv = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', ...quickGo(process.env) };
  let fetched = 0;
  let compiled = 0;
  /** @type {number | undefined} */
  let all;
  const listed = await runTool('go', ['list', '-deps', command], {
    cwd: engine,
    env: goEnv,
    onLine: (line) => {
      if (line.startsWith('go: downloading ')) fetched += 1;
      else all = (all ?? 0) + 1;
      if (fetched > 0) step.update(buildProgress(fetched, 0));
    },
  });
  const flags = `-s -w -X ${versionVariable}=v${pulumiVersion}`;
  const { ok, output } = listed.ok
    ? await runTool('go', ['build', '-v', '-trimpath', '-ldflags', flags, '-o', built, command], {
        cwd: engine,
        env: goEnv,
        onLine: () => {
          compiled += 1;
          step.update(buildProgress(fetched, compiled, all));
        },
      })
    : listed;
  if (!ok) {
    step.stop();
    rmSync(dirname(built), { recursive: true, force: true });
    return `the build failed: ${output.split('\n').slice(-3).join('\n')}`;
  }
  installLanguageHost(folder);
  renameSync(built, pulumiBinary(env));
  rmSync(dirname(built), { recursive: true, force: true });
  step.done('built from Go modules, once');
  return undefined;
};
