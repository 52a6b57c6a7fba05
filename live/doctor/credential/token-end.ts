import { readFile } from 'node:fs/promises';
import { decodeJwt } from 'jose';
import { bad, cantTell, type Finding, good } from '../finding.ts';
import type { Looking } from './looking.ts';

/** A token from the environment: it lives for minutes, and nothing here renews it. */
export const tokenEnd = (token: string, looking: Looking): Finding =>
  judgeToken(token, looking, 'have the CI issue a new one for each run (ARM_OIDC_TOKEN_FILE_PATH, or GitHub).');

/** A token in a file, which whoever put it there renews. */
export const tokenFileEnd = async (path: string, looking: Looking): Promise<Finding> => {
  const token = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => ({ code: cause.code ?? '' }));
  if (typeof token === 'string') {
    return judgeToken(token.trim(), looking, `see who is to renew ${path}: nobody has since it ended.`);
  }
  return bad(
    'identity',
    `${looking.whose} token file "${path}" can't be read (${token.code}).`,
    'correct its path (AZURE_FEDERATED_TOKEN_FILE or ARM_OIDC_TOKEN_FILE_PATH).',
  );
};

const judgeToken = (token: string, { whose, now }: Looking, fix: string): Finding => {
  const claims = claimsOf(token);
  if (claims?.exp === undefined) {
    return cantTell(
      'identity',
      `when ${whose} federated token ends: it isn't one that tells.`,
      'ask whoever issues it.',
    );
  }
  const ends = new Date(claims.exp * 1000);
  const from = `of ${claims.iss ?? 'an issuer that it does not name'} for ${claims.sub ?? 'nobody by name'}`;
  const at = ends.toISOString().slice(0, 16).replace('T', ' ');
  return ends <= now
    ? bad('identity', `${whose} federated token ${from} ended at ${at} UTC.`, fix)
    : good('identity', `${whose} sign-in is by a federated token ${from}; this one lasts until ${at} UTC.`);
};

const claimsOf = (token: string) => {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
};
