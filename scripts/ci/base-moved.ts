import { z } from 'zod';
import { type Patience, reasonOf, sender } from '../../review/github.ts';
import { markdownText } from '../../review/markdown-text.ts';
import type { PullRequest } from '../../review/pull-request.ts';

const comparison = z.object({
  status: z.string(),
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).default([]),
});

/** GitHub names no more files of a comparison. */
const mostFiles = 300;

/**
 * Why a preview may no longer hold that was made by a commit of the branch that its pull request goes into: files of tenants have changed
 * there since, or nobody can tell. Undefined: none has. It knows files alone: the next look at all comments knows whose they are.
 *
 * Source: docs.github.com/rest/commits "Compare two commits".
 */
export const baseMoved = async (
  pull: PullRequest,
  { base, branch, folder }: { readonly base: string; readonly branch: string | undefined; readonly folder: string },
  patience: Patience = {},
): Promise<string | undefined> => {
  if (!branch) return undefined;
  const path = `repos/${pull.repository}/compare/${base}...${encodeURIComponent(branch)}`;
  try {
    const { status, files } = comparison.parse(await sender(pull, patience)(path).json());
    if (status === 'identical') return undefined;
    const isOurs = (name: string | undefined) => name?.startsWith(folder === '' ? '' : `${folder}/`) === true;
    const isSame = status === 'ahead' && files.length < mostFiles;
    if (isSame && !files.some((file) => isOurs(file.filename) || isOurs(file.previous_filename))) return undefined;
    return `files of tenants have changed in ${markdownText(branch)} while it was made.`;
  } catch (error) {
    return `whether its base has moved while it was made isn't known (${markdownText(await reasonOf(error))}).`;
  }
};
