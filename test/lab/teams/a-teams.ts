import type { LabContext } from '../../../lab/context.ts';
import { createFaults } from '../../../lab/faults.ts';
import { idOf, labTenantId } from '../../../lab/identity.ts';
import type { LabUser } from '../../../lab/model.ts';
import { countRequests } from '../../../lab/requests.ts';
import { openStore } from '../../../lab/store.ts';
import { type Switches, startingSwitches } from '../../../lab/switches.ts';
import { LabCmdletError } from '../../../lab/teams/cmdlet-error.ts';
import { runCmdlet } from '../../../lab/teams/run-cmdlet.ts';
import { seedTeams } from '../../../lab/teams/seed.ts';

const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const began = Date.UTC(2026, 10, 22, 16);

export const admin = { objectId: idOf('servicePrincipal', 'admin'), tenantId: labTenantId };

/** A Teams user; without licences if none are named. */
export const aUser = (userPrincipalName: string, changes: Partial<LabUser> = {}): LabUser => ({
  id: idOf('user', userPrincipalName),
  userPrincipalName,
  displayName: userPrincipalName.split('@')[0] ?? '',
  accountEnabled: true,
  usageLocation: 'NL',
  licences: [e5],
  accountType: 'user',
  deletedDateTime: null,
  teamsUpgradePolicy: 'UpgradeToTeams',
  enterpriseVoiceEnabled: false,
  onPremLineUri: null,
  policies: {},
  ...changes,
});

export const licences = { e5, e3 };

export interface Outcome {
  readonly output: readonly Record<string, unknown>[];
  readonly warnings: readonly string[];
  /** Message of the refusal, if any. */
  readonly refusal: string | undefined;
  readonly errorId: string | undefined;
  readonly correlationId: string | undefined;
}

/** A tenant as Teams sees it on its first day, with a few domains and people, and a clock that stands still. */
export const aTeams = (switches: Partial<Switches> = {}) => {
  const store = openStore(':memory:');
  let now = began;
  const lab = {
    store,
    clock: {
      now: () => now,
      speed: 1,
      advance: (milliseconds: number) => {
        now += milliseconds;
      },
    },
    faults: createFaults(),
    switches: { ...startingSwitches(process.env), readModelSeconds: 0, ...switches },
    requests: countRequests(),
    tenantId: labTenantId,
    origin: 'https://localhost:0',
  } as unknown as LabContext;
  seedTeams(lab);
  const domain = (id: string, isVerified = true, isInitial = false) =>
    store.put('domain', id, { id, isVerified, isDefault: id === 'contoso.example', isInitial });
  domain('contoso.example');
  domain('contosoexample.onmicrosoft.com', true, true);
  domain('sbc1.carrier.example');
  domain('unverified.example', false);
  domain('empty.example');
  const addUser = (user: LabUser) => store.put('user', user.id, user);
  for (const name of ['ada', 'bob', 'eve']) addUser(aUser(`${name}@contoso.example`));
  addUser(aUser('activate@sbc1.carrier.example'));
  addUser(aUser('someone@contosoexample.onmicrosoft.com'));

  return {
    lab,
    store,
    addUser,
    addDomain: domain,
    user: (name: string): LabUser => {
      const found = store.get('user', idOf('user', name.includes('@') ? name : `${name}@contoso.example`));
      if (found === undefined) throw new Error(`no user ${name}`);
      return found;
    },
    later: (seconds: number) => lab.clock.advance(seconds * 1000),
    run: (cmdlet: string, parameters: Record<string, unknown> = {}): Outcome => {
      store.begin();
      try {
        const { output, warnings } = runCmdlet(lab, admin, cmdlet, parameters);
        const rows = output as readonly Record<string, unknown>[];
        return { output: rows, warnings, refusal: undefined, errorId: undefined, correlationId: undefined };
      } catch (error) {
        if (!(error instanceof LabCmdletError)) throw error;
        const { message: refusal, fullyQualifiedErrorId: errorId, correlationId } = error;
        return { output: [], warnings: [], refusal, errorId, correlationId };
      }
    },
  };
};

/** A rule as it travels: a cmdlet whose output becomes part of a parameter. */
export const rule = (name: string, pattern?: string, translation?: string, more: object = {}) => ({
  $cmdlet: 'New-CsVoiceNormalizationRule',
  parameters: {
    Identity: `Global/${name}`,
    InMemory: true,
    ...(pattern === undefined ? {} : { Pattern: pattern }),
    ...(translation === undefined ? {} : { Translation: translation }),
    ...more,
  },
});
