import type { Context } from '../../../../../providers/kit/resource.ts';
import { createSipDomainKind } from '../../../../../providers/msteams/resources/sip-domain/kind.ts';
import type { SipDomainArgs, SipDomainState } from '../../../../../providers/msteams/schema/sip-domain.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

let tenant: LabTenant | undefined;

/** After each test. */
export const close = async (): Promise<void> => {
  await tenant?.close();
  tenant = undefined;
};

export const ready = '4f9a1.teams.carrier.example';
export const fresh = '7b2c3.teams.carrier.example';

/** A lab, and the kind at work in it; each session is a run of its own. */
export const start = async ({ setup = true } = {}) => {
  const opened = await openLabTenant({ setup });
  tenant = opened;
  const { store, clock, context } = opened.lab;
  const session = (more: Partial<Session> = {}): Session => ({
    ...opened.session,
    now: async () => new Date(clock.now()),
    ...more,
  });
  const newKind = (more: Partial<Session> = {}) => createSipDomainKind(session(more));
  const said: string[] = [];
  const step = (): Context => ({ ...stepContext(), log: (line) => void said.push(line) });
  const writes = () =>
    Object.entries(context.requests.list())
      .filter(([request]) => /^(batched )?(POST|PATCH|DELETE) \/v1\.0\/(domains|users)/.test(request))
      .map(([request, times]) => `${times} ${request.replace('batched ', '').replace('/v1.0', '')}`);
  return {
    ...opened.lab,
    said,
    step,
    newKind,
    session,
    writes,
    users: (upn: string) => store.list('user').filter((one) => one.userPrincipalName === upn),
    publish: (state: SipDomainState) => store.put('setting', `dns/${state.name}`, { text: state.record?.value ?? '' }),
    create: (args: SipDomainArgs, more?: Partial<Session>) => newKind(more).create({ args, context: step() }),
    update: (args: SipDomainArgs, state: SipDomainState, more?: Partial<Session>) =>
      newKind(more).update({ id: args.name, args, state, context: step() }),
  };
};

export const asked = (name: string, more: Partial<SipDomainArgs> = {}): SipDomainArgs => ({
  name,
  user: `activate@${name}`,
  licence: 'SPE_E5',
  usageLocation: 'NL',
  keep: true,
  signIn: false,
  ...more,
});

export const changes = (lab: Awaited<ReturnType<typeof start>>, args: SipDomainArgs, state: SipDomainState) =>
  lab
    .newKind()
    .diff({ urn: '', id: args.name, args, state })
    .map(({ path, replaces }) => (replaces ? `${path} (anew)` : path));
