import type { LabUser } from '../../../../../lab/model.ts';
import { type Context, PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Graph, GraphReply, GraphRequest } from '../../../../../providers/msteams/graph/graph.ts';
import type { JournalPlace } from '../../../../../providers/msteams/journal-place.ts';
import { createLicenceReturnsKind } from '../../../../../providers/msteams/resources/licence-returns/kind.ts';
import { createLicencesKind } from '../../../../../providers/msteams/resources/licences/kind.ts';
import type { LicenceReturnsState } from '../../../../../providers/msteams/schema/licence-returns.ts';
import type { LicencesArgs, LicencesState } from '../../../../../providers/msteams/schema/licences.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, stepContext } from '../../lab-tenant.ts';

export const sku = {
  e3: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  e5: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
  e5NoTeams: '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
  f3: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
  phone: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
};

/** The setup identity's Graph, on which `answer` may take a request's place; undefined: it goes to the lab. */
export const setupOn = (
  tenant: LabTenant,
  answer: (request: GraphRequest) => Promise<GraphReply | undefined> | GraphReply | undefined,
) => {
  const sent: GraphRequest[] = [];
  const setupGraph = async (need: Parameters<typeof tenant.session.setupGraph>[0]): Promise<Graph> => {
    const real = await tenant.session.setupGraph(need);
    return {
      ...real,
      batch: async (requests, call) => {
        const replies: GraphReply[] = [];
        for (const request of requests) {
          sent.push(request);
          const own = await answer(request);
          replies.push(own ?? ((await real.batch([request], call))[0] as GraphReply));
        }
        return replies;
      },
    };
  };
  return { sent, work: licencesAtWork(tenant, { setupGraph }) };
};

const urn = 'urn:pulumi:lab::trunkline::msteams:index:Licences::licences';

/** The two kinds on a lab of their own. */
export const licencesAtWork = (tenant: LabTenant, changes: Partial<Session> = {}) => {
  const session: Session = { ...tenant.session, now: async () => new Date(tenant.lab.clock.now()), ...changes };
  const at = (journal?: JournalPlace): Session => (journal === undefined ? session : { ...session, journal });
  const upn = (name: string) => tenant.user(name).userPrincipalName;
  const people = (names: readonly string[]) => Object.fromEntries(names.map((name) => [upn(name), 'NL']));
  const context = (): Context & { readonly lines: string[] } => ({ ...stepContext(), urn });
  return {
    session,
    context,
    change: (name: string, facts: Partial<LabUser>): void => {
      const user = tenant.user(name);
      tenant.lab.store.put('user', user.id, { ...user, ...facts });
    },
    /** SKU ids of a user's licences. */
    has: (name: string) => tenant.user(name).licences,
    args: (names: readonly string[], more: Partial<LicencesArgs> = {}): LicencesArgs => ({
      people: people(names),
      whenShort: 'nothing',
      ...more,
    }),
    create: async (
      names: readonly string[],
      {
        more,
        where = context(),
        journal,
      }: { more?: Partial<LicencesArgs>; where?: Context; journal?: JournalPlace } = {},
    ): Promise<LicencesState> =>
      (
        await createLicencesKind(at(journal), labSleep).create({
          args: { people: people(names), whenShort: 'nothing', ...more },
          context: where,
        })
      ).state,
    update: async (
      state: LicencesState,
      names: readonly string[],
      where: Context = context(),
    ): Promise<LicencesState> =>
      (
        await createLicencesKind(session, labSleep).update({
          ...{ id: 'licences', state, context: where },
          args: { people: people(names), whenShort: 'nothing' },
        })
      ).state,
    /** What the engine does behind the numbers, and how it ended. */
    takeBack: async (
      { leaving, problems }: LicencesState,
      state?: LicenceReturnsState,
      where: Context = context(),
    ): Promise<{ state: LicenceReturnsState; reasons: string[] }> => {
      const kind = createLicenceReturnsKind(session, labSleep);
      const args = { leaving, problems };
      if (state !== undefined && kind.diff({ urn, id: '', state, args }).length === 0) return { state, reasons: [] };
      try {
        const done = await (state === undefined
          ? kind.create({ args, context: where })
          : kind.update({ id: '', args, state, context: where }));
        return { state: done.state, reasons: [] };
      } catch (error) {
        if (!(error instanceof PartialFailure)) throw error;
        return { state: error.state as LicenceReturnsState, reasons: error.reasons.map(String) };
      }
    },
  };
};
