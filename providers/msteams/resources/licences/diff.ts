import { keyPath } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import type { LicencesState } from '../../schema/licences.ts';
import { readAsked, type Values } from '../roster/asked.ts';
import { givenTo } from '../roster/book.ts';
import type { OpenRoster } from '../roster/roster.ts';

/**
 * Who is to be looked after, against who was, by name: who has a licence already, or was given one, is named in the state's
 * `people`. A country that changes changes nothing: a usage location is only set where there is none.
 */
export const diffLicences = (asked: Values | string, state: LicencesState, roster: OpenRoster): Change[] => {
  if (asked === state.people && !roster.hasClaims) return [];
  const wanted = readAsked(asked);
  if (typeof wanted !== 'object' || wanted === null) return [{ path: 'people', kind: 'update' }];
  const ready = readAsked(state.people ?? '') as Values;
  const given = [...roster.book.values()].filter((entry) => givenTo(entry).length > 0);
  const known = new Set([...Object.keys(ready), ...given.map(({ upn }) => upn)]);
  const pending = given.filter((entry) => entry.pending.length > 0).map(({ upn }) => upn);
  const add = Object.keys(wanted).filter((upn) => !Object.hasOwn(ready, upn) || pending.includes(upn));
  const gone = [...known].filter((upn) => !Object.hasOwn(wanted, upn));
  if (add.length + gone.length === 0) return [];
  const byUser =
    (verb: string) =>
    (upn: string): Change => ({
      path: keyPath('', `${verb} ${upn}`),
      kind: 'update',
      of: 'people',
    });
  return [{ path: 'people', kind: 'update' }, ...add.map(byUser('add')), ...gone.map(byUser('delete'))];
};
