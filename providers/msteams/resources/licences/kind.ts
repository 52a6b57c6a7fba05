import { isUnknown, type Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { callAlso } from '../../readiness/other-names.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import { checkArgs } from '../../schema/check.ts';
import { type LicencesArgs, type LicencesState, licencesArgs } from '../../schema/licences.ts';
import type { Session } from '../../session.ts';
import { type Asked, askedValues, lineOf, readAsked, type Values, writeAsked, writeLines } from '../roster/asked.ts';
import { byUpn, exactly, givenTo } from '../roster/book.ts';
import { handOver } from '../roster/hand-over.ts';
import { lowerCaseKeys } from '../roster/keys.ts';
import { rosterRecord } from '../roster/record.ts';
import { openRoster } from '../roster/roster.ts';
import { namesOf } from '../roster/words.ts';
import { unapprovedReturns } from './approval.ts';
import { diffLicences } from './diff.ts';
import { ensureLicences, foreseeLicences } from './ensure.ts';
import { leavingOf, readLeaving, writeLeaving } from './ledger.ts';

const id = 'licences';

const withPeople = (args: Asked<LicencesArgs, 'people'>): LicencesArgs => ({
  ...args,
  people: askedValues(args.people),
});

/**
 * The licences that a number needs: who lacks Phone System or Teams is given the add-on of the guide's table, by the setup identity.
 * It takes nothing back: what goes, goes behind the numbers (LicenceReturns).
 */
export const createLicencesKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<Asked<LicencesArgs, 'people'>, LicencesState> => {
  const record = rosterRecord(session);
  const open = (urn: string, state?: LicencesState) =>
    openRoster(session, { urn, kind: 'Licences', what: 'licences', same: exactly, state });

  return {
    token: 'msteams:index:Licences',
    check: ({ urn, olds, oldState, news }) => {
      const asked = { ...news, people: readAsked(news.people) };
      const { args, failures } = checkArgs('Licences', licencesArgs, asked);
      const people = lowerCaseKeys(args.people);
      if (failures.length > 0 || typeof people !== 'object' || Object.values(people).some(isUnknown)) {
        return { args: { ...args, people }, failures };
      }
      const roster = open(urn, oldState);
      const leavers = [...roster.book.values()].filter(
        (entry) => givenTo(entry).length > 0 && !Object.hasOwn(people, entry.upn),
      );
      return {
        args: { ...args, people: writeAsked(people, olds === undefined) },
        failures: unapprovedReturns(
          leavers.map(({ upn }) => upn).toSorted(),
          Object.keys(olds === undefined ? people : askedValues(olds.people)).length,
          args,
        ),
      };
    },
    diff: ({ urn, state, args }) => {
      const roster = open(urn, state);
      record.see(id, urn, () => roster.book);
      return diffLicences(args.people, state, roster);
    },
    foresee: async ({ args, state, context }) => {
      const roster = open(context.urn, state);
      const before = { book: roster.book, leaving: readLeaving(state?.leaving ?? '') };
      await roster.foresee(context, () => foreseeLicences(session, withPeople(args), before, context));
    },
    create: async ({ args, context }) => {
      const roster = open(context.urn);
      const work = roster.work(context, (journal) =>
        ensureLicences(session, withPeople(args), { book: roster.book, leaving: [] }, { context, sleep, journal }),
      );
      return { id, state: await record.work(id, context.urn, work) };
    },
    update: async ({ args, state, context }) => {
      const roster = open(context.urn, state);
      const before = { book: roster.book, leaving: readLeaving(state.leaving) };
      const work = roster.work(context, (journal) =>
        ensureLicences(session, withPeople(args), before, { context, sleep, journal }),
      );
      return { state: await record.work(id, context.urn, work) };
    },
    read: async ({ state, args, context }) => {
      const before: LicencesState = state ?? { users: '', people: '', leaving: '', problems: '' };
      const people = readAsked(before.people ?? '') as Values;
      const graph = await session.graph();
      callAlso(graph, askedValues(args?.alsoCalled ?? ''));
      const known = byUpn(open(context.urn, state).book);
      const directory = await readDirectory(graph, { upns: Object.keys(people), ids: [] }, context);
      // Who lost the plans since is looked at again; who can't be found keeps what is known.
      const still = Object.entries(people).filter(([upn]) => {
        const user = directory.byUpn(upn, known.get(upn)?.[0]?.objectId);
        return user === undefined || missingPlans(user.assignedPlans ?? []).length === 0;
      });
      const asked = { whenShort: 'nothing' as const, ...args, people: args?.people ?? before.people ?? '' };
      if (still.length === Object.keys(people).length) return { id, args: asked, state: before };
      const lines = writeLines(still.map(([upn, country]) => lineOf(upn, country)));
      return { id, args: { ...asked, people: lines }, state: { ...before, people: lines } };
    },
    delete: async ({ state, context }) => {
      const { book, journal } = open(context.urn, state);
      const { rest, handed } = handOver(book, { kind: id, record, journal, context });
      const given = [...rest.values()].filter((entry) => givenTo(entry).length > 0);
      if (given.length > 0) {
        context.log(
          `Left with their users: ${given.length} ${given.length === 1 ? 'licence' : 'licences'} that this stack gave: ${namesOf(given)}. Nothing takes them back any more.`,
        );
      }
      if (handed === 0) journal?.forget();
    },
    preview: ({ args, state }) => {
      if (state === undefined) return {};
      const people = askedValues(args.people);
      const asks = (upn: string) => Object.hasOwn(people, upn);
      const leaving = leavingOf(open('', state).book, readLeaving(state.leaving), asks, 'this-run');
      return { users: state.users, people: state.people, leaving: writeLeaving(leaving) };
    },
  };
};
