import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderInRepository } from '../../review/version.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { driftText } from '../drift/drift-text.ts';
import { driftSchema } from '../drift/output-schema.ts';
import { postFor } from '../drift/post.ts';
import { noMemory, readMemory, writeMemory } from '../drift/seen.ts';
import { say } from './in-job.ts';
import { type Own, own } from './own.ts';
import { jsonIn } from './preview-part.ts';

/** A look at a tenant of which nothing was told yet. */
export interface Look {
  /** That of `npm run drift`. */
  readonly exitCode: number;
  /** Prints it, and keeps the issue by it. False: the issue couldn't be kept. */
  readonly tell: () => Promise<boolean>;
}

/** Compares a tenant with its files, and leaves it to the caller whether that counts: the issue is as it was until then. */
export const lookForDrift = async (tenant: string, run: Own = own): Promise<Look> => {
  const { env } = process;
  const post = await postFor({ env, folder: await folderInRepository(tenantsRoot(env), '--post'), typed: [tenant] });
  const place = mkdtempSync(join(tmpdir(), 'drift-'));
  const [seen, out] = [join(place, 'seen.json'), join(place, 'drift.md')];
  try {
    if (post.memory !== undefined) writeMemory(seen, post.memory);
    const remember = post.memory === undefined ? [] : ['--seen', seen];
    // The job's summary is of the look that counts.
    const said = await run('drift.ts', [tenant, '--json', '--out', out, ...remember], { GITHUB_STEP_SUMMARY: '' });
    const { exitCode, stdout, stderr } = said;
    const { data } = driftSchema.safeParse(jsonIn(stdout));
    const memory = post.memory === undefined ? noMemory : readMemory(seen);
    const markdown = existsSync(out) ? readFileSync(out, 'utf8').trimEnd() : undefined;
    const tell = async (): Promise<boolean> => {
      say(stderr, env);
      if (data === undefined || markdown === undefined) {
        say(stdout, env);
        return false;
      }
      say(driftText(data.tenants).join('\n'), env);
      if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
      return post.keep({ tenants: data.tenants, markdown, memory });
    };
    return { exitCode: exitCode === 0 && data === undefined ? 1 : exitCode, tell };
  } finally {
    rmSync(place, { recursive: true });
  }
};
