import type { Store } from '../../../../lab/store.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';
import type { Graph } from '../../../../providers/msteams/graph/graph.ts';

/** Of Graph what objects of Teams ask: users by sign-in name or object id, and who holds which number. */
export const smallGraph = (store: Store): Graph => {
  const user = (name: string) => {
    const wanted = name.toLowerCase();
    const found = store
      .list('user')
      .find(({ id, userPrincipalName }) => [id, userPrincipalName.toLowerCase()].includes(wanted));
    return (
      found && {
        ...found,
        department: found.accountType === 'resourceAccount' ? 'Microsoft Communication Application Instance' : null,
      }
    );
  };
  return {
    method: 'secret' as Graph['method'],
    list: async (path, row) => {
      if (path.startsWith('/organization')) {
        const domains = store.list('domain').filter(({ isVerified }) => isVerified);
        return [row.parse({ verifiedDomains: domains.map(({ id }) => ({ name: id })) })];
      }
      const holder = /assignmentTargetId eq '([^']+)'/.exec(decodeURIComponent(path))?.[1];
      const rows = store.list('number').filter(({ assignmentTargetId }) => assignmentTargetId === holder);
      return (path.includes('numberAssignments') ? rows : []).map((one) => row.parse(one));
    },
    batch: async (requests) =>
      requests.map(({ path, doing }) => {
        const found = user(decodeURIComponent(/^\/users\/([^?]+)/.exec(path)?.[1] ?? ''));
        return found === undefined
          ? { status: 404, body: {}, error: new ServiceError({ kind: 'NotFound', doing, text: 'not found' }) }
          : { status: 200, body: found };
      }),
  };
};
