import { visibleLine } from '../../providers/kit/visible-text.ts';
import { jobOf, reasonOf } from '../../review/github.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { type IssuePlace, keepIssue, openIssue } from './issue.ts';
import type { TenantDrift } from './output-schema.ts';
import { summaryOf } from './phrases.ts';
import { type Memory, noMemory } from './seen.ts';

/** GitHub takes 256 characters. */
const longestTitle = 200;

interface Found {
  readonly tenants: readonly TenantDrift[];
  readonly markdown: string;
  readonly memory: Memory;
  readonly isUnread?: boolean;
}

/** The issue of this job: what it remembers, and how it is kept. */
interface Post {
  /** Undefined: it couldn't be read, and since when something differs isn't known. */
  readonly memory: Memory | undefined;
  /** False: it couldn't be written, and what stands there may be untrue now. */
  keep(found: Found): Promise<boolean>;
}

export const postFor = async ({
  env,
  folder,
  typed,
}: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** The tenants that are named: another choice of them is another look. */
  readonly typed: readonly string[];
}): Promise<Post> => {
  const job = jobOf(env, folder);
  if (job === undefined) {
    throw new ProblemError({
      file: 'npm run drift',
      path: '--post',
      message: 'knows no repository at GitHub, or may not write to it.',
      allowed: 'A job of GitHub Actions with GITHUB_REPOSITORY and GITHUB_TOKEN (permission issues: write).',
      fix: "set them, or, in another CI, use --out <file> and that CI's own way to post it.",
    });
  }
  const place: IssuePlace = { ...job, caller: [job.caller, ...typed.toSorted()].join(' ') };
  let isUnread = false;
  const memory = await openIssue(place).then(
    // An issue without its memory is no first look.
    (issue) => (issue === undefined ? noMemory : issue.memory),
    async (error: unknown) => {
      console.error(
        `The issue couldn't be read: ${visibleLine(await reasonOf(error))}. Since when something differs is not known.`,
      );
      isUnread = true;
      return undefined;
    },
  );
  return { memory, keep: (found) => keep(place, { ...found, isUnread }) };
};

const keep = async (place: IssuePlace, { tenants, markdown, memory, isUnread }: Found): Promise<boolean> => {
  const isOpen = tenants.some(({ standing }) => standing === 'failed' || standing === 'drift');
  const kept = await keepIssue(place, {
    title: `Drift: ${visibleLine(summaryOf(tenants)).slice(0, longestTitle)}`,
    text: markdown,
    memory,
    isUnread: isUnread === true,
    isOpen,
  });
  if (kept.did !== 'refused') return true;
  console.error(`The issue couldn't be kept: ${visibleLine(kept.why)}.`);
  console.error('An older one may stand there and be untrue now, so this fails.');
  return false;
};
