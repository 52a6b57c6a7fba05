import { setImmediate } from 'node:timers/promises';
import type { Switches } from '../../../../lab/switches.ts';
import { LabCmdletError } from '../../../../lab/teams/cmdlet-error.ts';
import { runCmdlet } from '../../../../lab/teams/run-cmdlet.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';
import type { Context } from '../../../../providers/kit/resource.ts';
import { cmdletError } from '../../../../providers/msteams/powershell/cmdlet-errors.ts';
import type { CmdletName, Cmdlets, Parameters } from '../../../../providers/msteams/powershell/cmdlets.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { admin, aTeams, aUser } from '../../../lab/teams/a-teams.ts';
import { labSleep, waitOn } from '../lab-clock.ts';
import { smallGraph } from './small-graph.ts';

/** A stack's resource as the engine names it. */
export const urnOf = (name: string): string =>
  `urn:pulumi:contoso::trunkline::trunkline:index:DirectRouting$msteams:index:Any::${name}`;

/** A tenant with the lab's Teams behind the Cmdlets interface, without any process; each `run()` is a session of its own. */
export const aTenant = (switches: Partial<Switches> = {}) => {
  const teams = aTeams(switches);
  waitOn(teams.lab.clock);
  const calls: { cmdlet: CmdletName; parameters: Parameters }[] = [];

  const lost = (doing: string) =>
    new ServiceError({ kind: 'Unavailable', doing, text: 'PowerShell ended.', mayBeDone: true });

  const carryOut = (cmdlet: CmdletName, parameters: Parameters, doing: string, isLate: boolean): readonly unknown[] => {
    const before = teams.store.before();
    teams.store.begin();
    const view = isLate ? { ...teams.store, get: before.get, list: before.list } : undefined;
    try {
      return structuredClone(runCmdlet(teams.lab, admin, cmdlet, parameters, view).output);
    } catch (error) {
      if (error instanceof LabCmdletError) throw cmdletError(cmdlet, doing, error);
      throw error;
    }
  };

  const cmdlets: Cmdlets = {
    run: async (cmdlet, parameters, doing) => {
      calls.push({ cmdlet, parameters });
      const fault = teams.lab.faults.take(cmdlet);
      if (fault?.kind === 'crash') throw lost(doing);
      if (fault?.kind === 'error')
        throw cmdletError(cmdlet, doing, { message: 'Service is unavailable. Please try again' });
      const output = carryOut(cmdlet, parameters, doing, fault?.kind === 'lag');
      if (fault?.kind === 'lostReply') throw lost(doing);
      return output;
    },
    close: async () => undefined,
  };

  return {
    ...teams,
    calls,
    /** Names of the cmdlets that were run since the last look, without reads. */
    writes: () =>
      calls
        .splice(0)
        .map(({ cmdlet }) => cmdlet)
        .filter((cmdlet) => !cmdlet.startsWith('Get-')),
    newRun: (): Session => ({
      tenantId: teams.lab.tenantId,
      now: async () => new Date(teams.lab.clock.now()),
      together: setImmediate,
      cmdlets: async () => cmdlets,
      graph: async () => smallGraph(teams.store),
      setupGraph: () => Promise.reject(new Error('no setup identity here')),
    }),
  };
};

/** What the engine gives a verb, and what the verb said. */
export const aContext = (name: string): Context & { readonly said: string[] } => {
  const said: string[] = [];
  return {
    urn: urnOf(name),
    signal: new AbortController().signal,
    sleep: labSleep,
    log: (message) => void said.push(message),
    said,
  };
};

/** An account of an auto attendant in the lab's tenant; with a number, if one is named. */
export const addResourceAccount = (
  { addUser, store }: Pick<ReturnType<typeof aTeams>, 'addUser' | 'store'>,
  name: string,
  telephoneNumber?: string,
): string => {
  const account = aUser(`${name}@contoso.example`, {
    accountType: 'resourceAccount',
    accountEnabled: false,
    licences: [],
  });
  addUser(account);
  if (telephoneNumber !== undefined) {
    store.put('number', telephoneNumber, {
      telephoneNumber,
      numberType: 'directRouting',
      assignmentTargetId: account.id,
      assignmentStatus: 'voiceApplicationAssigned',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: false,
    });
  }
  return account.id;
};
