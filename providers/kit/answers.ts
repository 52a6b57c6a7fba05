import type { CheckResponse, DiffResponse } from '@pulumi/pulumi/proto/provider_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';
import type { Change, CheckFailure } from './resource.ts';

export const toCheckResponse = (failures: readonly CheckFailure[]): CheckResponse => {
  const response = new provider.CheckResponse();
  response.setFailuresList(
    failures.map(({ path, reason }) => {
      const failure = new provider.CheckFailure();
      failure.setProperty(path);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
};

const { Kind } = provider.PropertyDiff;
const kinds = {
  add: { plain: Kind.ADD, replacing: Kind.ADD_REPLACE },
  update: { plain: Kind.UPDATE, replacing: Kind.UPDATE_REPLACE },
  delete: { plain: Kind.DELETE, replacing: Kind.DELETE_REPLACE },
} as const;

/** Says what changes against the old outputs, path by path. */
export const toDiffResponse = (changes: readonly Change[], ignored: readonly string[]): DiffResponse => {
  const response = new provider.DiffResponse();
  const told = changes.filter(({ path, of }) => !ignored.some((prefix) => isAtOrUnder(of ?? path, prefix)));
  response.setChanges(
    told.length === 0 ? provider.DiffResponse.DiffChanges.DIFF_NONE : provider.DiffResponse.DiffChanges.DIFF_SOME,
  );
  response.setHasdetaileddiff(true);
  for (const change of told) {
    const property = new provider.PropertyDiff();
    property.setKind(kinds[change.kind][change.replaces ? 'replacing' : 'plain']);
    response.getDetaileddiffMap().set(change.path, property);
  }
  response.setDiffsList(roots(told));
  response.setReplacesList(roots(told.filter((change) => change.replaces)));
  return response;
};

const isAtOrUnder = (path: string, prefix: string): boolean =>
  path === prefix || (path.startsWith(prefix) && '.['.includes(path.charAt(prefix.length)));

const roots = (changes: readonly Change[]): string[] => [
  ...new Set(changes.map(({ path, of }) => of ?? path.split(/[.[]/, 1)[0] ?? path).filter((root) => root !== '')),
];
