import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import type { Graph, GraphReply, GraphRequest } from '../../../../../providers/msteams/graph/graph.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { writeAsked } from '../../../../../providers/msteams/resources/roster/asked.ts';
import { openJournal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { userChanges } from '../../roster-values.ts';

const id = 'phone-numbers';

const upnOf = (name: string): string => `${name}@contoso.example`;
export const numberAt = (at: number): string => `+3120555${2100 + at}`;
export const rosterOf = (pairs: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, at]) => [upnOf(name), numberAt(at)]));

/** By name, what the state says of each: `found +3120…`. */
export const howOf = (state: PhoneNumbersState): Record<string, string> =>
  Object.fromEntries(state.users.split('\n').map((line) => [line.split('@')[0], line.split(' ').slice(2).join(' ')]));

/** A lab of its own for each test, a journal's folder, and the roster of numbers as each run of the engine has it. */
export const rosterAtWork = () => {
  let tenant: LabTenant;
  let folder: string;
  beforeEach(async () => {
    tenant = await openLabTenant();
    folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
  });
  afterEach(async () => {
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const journal = () => ({ folder, run: 'run', now: () => new Date(tenant.lab.clock.now()) });
  const session = (more: Partial<Session> = {}): Session => ({ ...tenant.session, journal: journal(), ...more });
  const run = (more?: Partial<Session>) => createPhoneNumbersKind(session(more), labSleep);
  const { urn } = stepContext();
  const graphOn = (answer: (request: GraphRequest) => GraphReply | undefined): Partial<Session> => {
    const { graph } = tenant;
    const batch: Graph['batch'] = async (requests, how) => {
      const answers = requests.map(answer);
      const rest = await graph.batch(
        requests.filter((_, at) => answers[at] === undefined),
        how,
      );
      return answers.map((one) => one ?? (rest.shift() as GraphReply));
    };
    return { graph: async () => ({ ...graph, batch }) };
  };
  return {
    tenant: () => tenant,
    folder: () => folder,
    journal,
    run,
    /** Who holds which number, but for those that the lab is born with. */
    held: () => Object.fromEntries(Object.entries(tenant.numbers()).filter(([, one]) => !one.startsWith('+312055590'))),
    /** Gives a number in the Teams admin center; undefined takes it. */
    byHand: (name: string, at: number | undefined): void => {
      const user = tenant.user(name);
      for (const row of tenant.lab.store.list('number')) {
        if (row.assignmentTargetId !== user.id) continue;
        tenant.lab.store.put('number', row.telephoneNumber, {
          ...row,
          assignmentTargetId: null,
          assignmentStatus: 'unassigned',
        });
      }
      if (at === undefined) return;
      const [sample] = tenant.lab.store.list('number');
      if (sample === undefined) throw new Error('The lab has no numbers.');
      tenant.lab.store.put('number', numberAt(at), {
        ...sample,
        telephoneNumber: numberAt(at),
        numberType: 'directRouting',
        assignmentTargetId: user.id,
        assignmentStatus: 'userAssigned',
      });
    },
    /** What a run that was killed has written last. */
    sent: (name: string, at: number, place = journal()) =>
      openJournal(session({ journal: place }), urn, 'PhoneNumbers')?.note('sent', [
        { upn: upnOf(name), objectId: tenant.user(name).id, to: numberAt(at) },
      ]),
    /** The lab's Graph on which `answer` may answer a request itself, or throw: the process is dead then. */
    graphOn,
    /** A run in which that number is refused to its user, and which is killed when it gives another one back. */
    killedGivingBack: (refused: number, giveBack: () => void) => {
      let isKilled = false;
      return run(
        graphOn(({ path, body, doing }) => {
          const { telephoneNumber } = (body ?? {}) as { telephoneNumber?: string };
          if (!isKilled && !path.endsWith('/assignNumber')) return undefined;
          if (!isKilled && telephoneNumber === numberAt(refused)) {
            return { status: 400, body: undefined, error: new ServiceError({ kind: 'Rejected', doing, text: 'No.' }) };
          }
          if (!isKilled) giveBack(); // it arrives, and nobody hears of it
          isKilled = true;
          throw new Error('killed');
        }),
      );
    },
    create: async (pairs: Record<string, number>, context = stepContext(), kind = run()) =>
      (await kind.create({ args: { numbers: rosterOf(pairs) }, context })).state,
    update: async (state: PhoneNumbersState, pairs: Record<string, number>, context = stepContext(), kind = run()) =>
      (await kind.update({ id, args: { numbers: rosterOf(pairs) }, state, context })).state,
    read: async (state: PhoneNumbersState): Promise<PhoneNumbersState> => {
      const found = await run().read({ id, state, context: stepContext() });
      if (found === undefined) throw new Error('It is gone.');
      return found.state;
    },
    destroy: async (state: PhoneNumbersState, context = stepContext(), kind = run()) => {
      await kind.delete({ id, state, context });
      return context.lines;
    },
    diff: (state: PhoneNumbersState, pairs: Record<string, number>) =>
      userChanges(run().diff({ urn, id, state, args: { numbers: writeAsked(rosterOf(pairs), false) } })),
  };
};
