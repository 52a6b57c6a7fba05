import { expect, it } from 'vitest';
import { buildProgress, quickGo } from '../../../scripts/setup/build-cli.mjs';
import { noWay } from '../../../scripts/setup/cli.mjs';
import { pulumiVersion } from '../../../scripts/setup/versions.mjs';

it('when no way leads to the CLI, one message names the three and why each failed', () => {
  const { message } = noWay({
    binary: '/opt/pulumi/versions/v/bin/pulumi',
    download: "get.pulumi.com can't be reached",
    build: 'no `go` on PATH',
  });
  expect(message).toBe(`the Pulumi CLI ${pulumiVersion} isn't here, and there was no way to get it.
  already there:      /opt/pulumi/versions/v/bin/pulumi doesn't exist
  official download:  get.pulumi.com can't be reached
  build from Go:      no \`go\` on PATH
  Fix: one of the three: put the CLI ${pulumiVersion} and its pulumi-language-nodejs there by hand; make get.pulumi.com
  reachable; or install Go (https://go.dev/dl, a Go module proxy is enough). Then run this again.`);
});

it('the build says first how many modules came, then how many packages are compiled', () => {
  expect(buildProgress(12, 0)).toBe('building from Go modules: 12 fetched');
  expect(buildProgress(12, 3)).toBe('building from Go modules: 3 packages');
  expect(buildProgress(12, 3, 1685)).toBe('building from Go modules: 3 of 1685 packages');
});

it('the build collects little garbage, but for who has settings of their own', () => {
  expect(quickGo({})).toEqual({ GOGC: 'off', GOMEMLIMIT: '1536MiB' });
  expect(quickGo({ GOMEMLIMIT: '512MiB' })).toEqual({});
});
