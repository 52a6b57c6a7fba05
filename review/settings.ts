import type { Sbc, Tenant } from '../tenant/tenant.ts';

/** A thing of the tenant file and its settings as text: those that no other section of a review tells of. */
export type Settings = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Everything in a tenant file but routes, rules, users and secrets, by the words of the file. */
export const settingsOf = (tenant: Tenant): Settings =>
  new Map<string, Readonly<Record<string, string>>>([
    ['tenant', texts({ id: tenant.id, domain: tenant.domain, country: tenant.country, protect: tenant.protect })],
    ['sipTrunk', texts({ ...tenant.sipTrunk })],
    ['sipDomain', texts({ name: tenant.sipDomain.name, ...tenant.sipDomain.activation })],
    ...tenant.sbcs.map((sbc): [string, Record<string, string>] => [`SBC ${sbc.key}`, sbcTexts(sbc)]),
    ...described(tenant.pstnUsages, 'PSTN usage'),
    ...described(tenant.voiceRoutes, 'route'),
    ...described(tenant.voiceRoutingPolicies, 'policy'),
    ...described(tenant.dialPlans, 'dial plan'),
    ...tenant.dialPlans.map(({ name, rules }): [string, Record<string, string>] => [
      `rules of dial plan ${name}`,
      texts(Object.fromEntries(rules.map((rule) => [`description of ${rule.name}`, rule.description]))),
    ]),
    ['app', texts({ displayName: tenant.app.displayName, redirectDomain: tenant.app.redirectDomain })],
    [
      'ucaas',
      texts({
        multicastLimit: tenant.ucaas.multicastLimit,
        statusInheritance: tenant.ucaas.statusInheritance,
        linked: tenant.ucaas.linked && `${tenant.ucaas.linked.secret} by ${tenant.ucaas.linked.by}`,
      }),
    ],
    [
      'approvals',
      texts({
        releases: tenant.approvals.releases && approvalText(tenant.approvals.releases),
        moves: tenant.approvals.moves && approvalText(tenant.approvals.moves),
      }),
    ],
    [
      'exceptions',
      texts(Object.fromEntries(Object.entries(tenant.exceptions).map(([rule, { reason }]) => [rule, `"${reason}"`]))),
    ],
  ]);

const sbcTexts = ({ key: _, ...sbc }: Sbc): Record<string, string> =>
  texts({ ...sbc, failoverResponseCodes: sbc.failoverResponseCodes.join(' ') });

const approvalText = ({ count, reason }: { readonly count: number; readonly reason: string }): string =>
  `${count} (${reason})`;

interface Thing {
  readonly name: string;
  readonly description?: string;
  readonly adopt?: boolean;
}

const described = (things: readonly Thing[], kind: string): [string, Record<string, string>][] =>
  things.map(({ name, description, adopt }) => [`${kind} ${name}`, texts({ description, adopt: adopt || undefined })]);

const texts = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
