import { writeFileSync } from 'node:fs';
import { openVersion } from '../../review/version.ts';
import { listTenants } from '../../tenant/list.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { saidOf } from '../fleet/told.ts';
import { root as code } from '../setup/places.mjs';
import { readCheckout } from './checkout.ts';
import { handMade } from './hand-made.ts';
import { say, tellJournal } from './in-job.ts';
import { type Own, own } from './own.ts';
import { errorsIn, type HandMade, jsonIn, type PreviewPart, stepsIn } from './preview-part.ts';

interface Options {
  readonly tenant: string;
  /** The version before; absent: hand-made changes aren't looked at. */
  readonly base?: string;
  readonly out: string;
}

const lookForHandMade = async ({ tenant, base }: Options, run: Own): Promise<HandMade> => {
  if (base === undefined) return { why: 'the files before are not at hand' };
  const before = await openVersion(tenantsRoot(process.env), '--base', base);
  try {
    // It may be new; deleted and put back, or renamed, it has a stack, and there people may have changed something.
    if (!listTenants(before.root).includes(tenant)) return { why: 'the base has no files of it to tell them by' };
    const look = async (env: Record<string, string>) => jsonIn((await run('drift.ts', [tenant, '--json'], env)).stdout);
    return handMade(await look({ TRUNKLINE_TENANTS: before.root }), await look({}));
  } finally {
    before.dispose();
  }
};

/** `ci preview`: everything that the comment, and the `up` after its approval, know of one tenant, as a file. */
export const preview = async (options: Options, run: Own = own): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { tenant, out } = options;
  const [checkout, trunkline] = [await readCheckout(root), await readCheckout(code)];
  tellJournal(process.env);
  const { exitCode, stdout, stderr } = await run('pulumi.ts', ['preview', '--json', '--non-interactive', '-s', tenant]);
  const steps = stepsIn(stdout);
  // A preview that says it went well and prints no plan isn't one.
  const ended = exitCode === 0 && steps === undefined ? 1 : exitCode;
  const part: PreviewPart = {
    tenant,
    commit: checkout.commit,
    trunkline: trunkline.commit,
    fingerprint: fingerprintOf(root, tenant),
    exitCode: ended,
    steps: steps ?? [],
    said: ended === 0 ? [] : saidOf('failed', [errorsIn(stdout), stderr].join('\n')),
    drift: await lookForHandMade(options, run),
  };
  writeFileSync(out, `${JSON.stringify(part, undefined, 2)}\n`);
  say(stderr);
  say(ended === 0 ? `${tenant}: ${part.steps.length} steps.` : part.said.join('\n'));
  return ended === 0 ? 0 : 1;
};
