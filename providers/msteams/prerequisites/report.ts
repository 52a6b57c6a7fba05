import { formatWording } from '../../kit/wording.ts';
import type { Finding } from './judge.ts';

/** One message with all that is lacking or not known; undefined where there is nothing to tell. */
export const reportText = (findings: readonly Finding[]): string | undefined => {
  if (findings.length === 0) return undefined;
  const lines = (['lacking', 'not known'] as const).flatMap((standing) =>
    findings
      .filter((one) => one.standing === standing)
      .map(
        ({ text, fix = '' }) => `  ${formatWording({ message: `${standing}: ${text}`, fix }).replaceAll('\n', '\n  ')}`,
      ),
  );
  const isLacking = findings.some(({ standing }) => standing === 'lacking');
  return [
    isLacking
      ? 'Before the first write: what the tenant or this identity lacks for what the files ask.'
      : 'Before the first write: nothing is known to be lacking, but not everything can be known.',
    ...lines,
  ].join('\n');
};
