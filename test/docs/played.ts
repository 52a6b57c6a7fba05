/** Pages of which every `console` is played at a lab, in this order: they look into a tenant. The others read files only. */
export const atTheLab: readonly string[] = [
  'docs/calls-do-not-arrive.md',
  'docs/verify.md',
  'docs/rotate.md',
  'docs/drift.md',
  'docs/import.md',
];

/** Blocks that show no command to play, or one that can't be: page, how it begins, and why. */
export const notPlayed: readonly (readonly [page: string, begins: string, why: string])[] = [
  ['README.md', ' stacks/contoso/tenant.yaml ─┐', 'a drawing'],
  ['README.md', 'stacks/contoso/tenant.yaml    everything', 'a list of files'],
  ['README.md', 'export TRUNKLINE_CREDENTIALS', 'needs real tenants; test/e2e/fleet.test.ts has labs in their place'],
  ['docs/drift.md', 'npm run drift -- [tenant…]', 'what the command takes; docs/reference/commands.md is made from it'],
  [
    'docs/verify.md',
    'npm run verify -- <tenant>',
    'what the command takes; docs/reference/commands.md is made from it',
  ],
  ['docs/external-users.md', 'queues:', 'lines of a tenant file'],
  ['docs/fleet.md', 'export TRUNKLINE_TENANTS', 'needs real tenants; test/e2e/fleet.test.ts has labs in their place'],
  ['docs/fleet.md', '  ✗ fabrikam', 'test/docs/fleet-table.test.ts prints it'],
  ['docs/fleet.md', 'ARM_CLIENT_ID=', 'lines of a file of credentials'],
  ['docs/performance.md', 'node scripts/bench-calls.ts', 'a bench: minutes on a quiet machine'],
  ['docs/performance.md', 'node scripts/run.mjs --cli scripts/bench-fleet.ts', 'a bench: minutes on a quiet machine'],
  ['docs/releases.md', 'sha256sum --strict', 'test/e2e/release.test.ts installs an archive of its own'],
  ['docs/releases.md', 'pulumi plugin install', 'test/e2e/release.test.ts does it at a server of its own'],
  ['docs/repository-of-tenants.md', 'trunkline/ ', 'a list of files'],
  ['docs/repository-of-tenants.md', 'export TRUNKLINE_TENANTS', 'test/e2e/repository-of-tenants.test.ts does it'],
  [
    'docs/sip-trunk.md',
    'Telnyx has made the SIP trunk',
    'test/e2e/sip-trunk.test.ts holds its first and its last line',
  ],
  ...['CGO_ENABLED=0 go build', 'TRUNKLINE_LAB_DIR', 'export PULUMI_STACK', 'pulumi -C', 'examples/out/venv'].map(
    (begins) => ['examples/README.md', begins, 'test/e2e/languages.test.ts types it'] as const,
  ),
  ['lab/README.md', 'npm run lab:serve', 'serves until somebody ends it; test/e2e/languages.test.ts starts it'],
];
