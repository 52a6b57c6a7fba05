import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import { leftCounts } from '../../tenant/entered/left-words.ts';
import { isConnected } from '../../tenant/not-known-yet.ts';
import { isEntryOpen } from './not-known-yet.ts';
import { journeyOf, type Subject } from './subject.ts';

/** Where the tenant stands, in one sentence or two. */
export const headline = (subject: Subject, left: readonly LeftForUser[]): string => {
  const open = isConnected(subject.tenant)
    ? ''
    : " The SIP trunk isn't connected yet: steps that need its name say so.";
  return `${standing(subject, left)}${open}`;
};

const standing = (subject: Subject, left: readonly LeftForUser[]): string => {
  const { tenant, outputs } = subject;
  const linked = tenant.ucaas.linked;
  switch (journeyOf(subject)) {
    case 'first':
      return `CCAI Platform isn't linked with this tenant yet. Its secret is ${outputs.secretName}.`;
    case 'rotation':
      return linked === undefined
        ? `CCAI Platform uses the application by a secret that isn't in the files. It gets ${outputs.secretName}.`
        : `CCAI Platform is linked by secret ${linked.secret} (${linked.by}, ${linked.on}). It gets ${outputs.secretName}: keep the old one until the test call, then npm run rotate -- ${tenant.name} --retire`;
    case 'linked': {
      const entered = isEntryOpen(tenant)
        ? "What is to stand there for users isn't known yet"
        : tenant.ucaas.externalUsers?.by === 'api'
          ? 'Users are entered by up'
          : 'Nothing is left to enter for users';
      const rest = left.length === 0 ? entered : `Users: ${leftCounts(left)}`;
      return `CCAI Platform is linked by the newest secret, ${outputs.secretName} (${linked?.by}, ${linked?.on}). ${rest}; what isn't ticked below is left to do.`;
    }
  }
};
