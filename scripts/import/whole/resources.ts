import type { Child } from '../../../components/child.ts';
import { planVoiceUsers } from '../../../components/voice-users/plan.ts';
import type { FoundApplication } from '../../../live/read-applications.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { bookName } from '../../../providers/msteams/resources/group-policy-assignment/ledger.ts';
import type { Entry } from '../../../providers/msteams/resources/roster/book.ts';
import { lowerCaseKeys } from '../../../providers/msteams/resources/roster/keys.ts';
import { writeBook } from '../../../providers/msteams/resources/roster/layout.ts';
import {
  globalCallerIdPolicy,
  globalDialPlan,
  globalEmergencyCallRoutingPolicy,
  globalVoiceRoutingPolicy,
} from '../../../providers/msteams/schema/global.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { components, type ImportFile, identityOf } from '../import-file.ts';
import { entraImportable } from '../importable.ts';

type Resource = ImportFile['resources'][number];

interface Ids {
  /** Object ids by sign-in name in lower case. */
  readonly people: ReadonlyMap<string, string>;
  /** Object ids by the file's name of a group. */
  readonly groups: ReadonlyMap<string, string>;
  /** Marks of a stack of trunkline on SBCs and calling policies, by their name in lower case. */
  readonly marks: ReadonlyMap<string, string>;
}

/**
 * The import file for everything of a tenant that its files say: objects are read by the engine; rosters and groups come with what was
 * read, as found, so that a destroy leaves it.
 */
export const allResources = (
  tenant: Tenant,
  { ids, application }: { readonly ids: Ids; readonly application: FoundApplication | undefined },
): ImportFile => ({
  resources: [
    { type: 'pulumi:providers:msteams', name: 'msteams', inputs: { tenantId: tenant.id } },
    {
      type: 'pulumi:providers:azuread',
      name: 'azuread',
      version: manifest.dependencies['@pulumi/azuread'],
      inputs: { tenantId: tenant.id },
    },
    ...components.flatMap(({ type, name, plan, isAlways }): Resource[] => {
      const children = plan(name, tenant);
      if (children.length === 0 && !isAlways) return [];
      return [
        { type, name, component: true },
        ...children.map(
          (child): Resource => ({
            type: `msteams:index:${child.kind}`,
            name: child.name,
            id: child.kind.startsWith('Global') ? 'global' : identityOf(child).toLowerCase(),
            parent: name,
            provider: 'msteams',
            ...(globalAsWasRead(child) ?? asWasRead(child, ids.marks)),
          }),
        ),
      ];
    }),
    { type: 'trunkline:index:UcaasApp', name: 'ucaas-app', component: true },
    ...entra(application),
    { type: 'trunkline:index:VoiceUsers', name: 'voice-users', component: true },
    ...planVoiceUsers('voice-users', tenant).map((child) => found(child, ids)),
  ],
});

/**
 * Of a setting that an entry may leave to others, a read alone can't tell whether this one does: what such kinds are is the file's own
 * account of what was read.
 */
const asWasRead = (child: Child, marks: Ids['marks']): Pick<Resource, 'inputs' | 'outputs'> => {
  if (child.kind !== 'Sbc' && child.kind !== 'CallingPolicy') return {};
  const { adopt: _, ...state } = child.args;
  const mark = marks.get(identityOf(child).toLowerCase());
  const inputs = { ...child.args };
  return { inputs, outputs: { ...state, ...(mark !== undefined && { __mark: mark }), __found: 'imported' } };
};

/** The service doesn't say what Global was before: that this stack has written nothing to it, so nothing is put back. */
const globalAsWasRead = (child: Child): Pick<Resource, 'inputs' | 'outputs'> | undefined => {
  const inputs = globalArgs(child);
  return inputs && { inputs, outputs: { ...inputs, __before: '{}' } };
};

/** As Check would have them. */
const globalArgs = (child: Child): Record<string, unknown> | undefined => {
  switch (child.kind) {
    case 'GlobalVoiceRoutingPolicy':
      return globalVoiceRoutingPolicy.args.parse(child.args);
    case 'GlobalDialPlan':
      return globalDialPlan.args.parse(child.args);
    case 'GlobalEmergencyCallRoutingPolicy':
      return globalEmergencyCallRoutingPolicy.args.parse(child.args);
    case 'GlobalCallerIdPolicy':
      return globalCallerIdPolicy.args.parse(child.args);
    default:
      return undefined;
  }
};

const entra = (application: FoundApplication | undefined): Resource[] => {
  const { app, 'service-principal': principal } = entraImportable;
  const one = (of: typeof app, id: string | undefined): Resource[] =>
    of === undefined || id === undefined
      ? []
      : [{ type: of.type, name: of.resource, id: `/${of.collection}/${id}`, parent: 'ucaas-app', provider: 'azuread' }];
  return [...one(app, application?.objectId), ...one(principal, application?.servicePrincipal)];
};

/** A roster, or a group's policy, with everything in it found. */
const found = (child: Child, ids: Ids): Resource => {
  const base = { type: `msteams:index:${child.kind}`, name: child.name, parent: 'voice-users', provider: 'msteams' };
  const book = (values: Readonly<Record<string, string>>): string =>
    writeBook(
      Object.entries(values).flatMap(([upn, value]): Entry[] => {
        const objectId = ids.people.get(upn);
        return objectId === undefined ? [] : [{ upn, objectId, has: { value, how: 'found' }, pending: [] }];
      }),
    );
  switch (child.kind) {
    case 'PhoneNumbers': {
      const numbers = lowerCaseKeys(child.args.numbers);
      return { ...base, id: 'phone-numbers', inputs: { numbers }, outputs: { users: book(numbers) } };
    }
    case 'PolicyAssignments': {
      const { policyType, byGroup } = child.args;
      const policies = lowerCaseKeys(child.args.policies);
      const inputs = { policyType, policies, ...(byGroup && { byGroup }) };
      return { ...base, id: policyType, inputs, outputs: { policyType, users: book(policies) } };
    }
    case 'GroupPolicyAssignment': {
      const { policyType, group, policy, order } = child.args;
      const groupId = ids.groups.get(group) ?? '';
      const inputs = { policyType, group, policy, order };
      const has = { value: policy, how: 'found' } as const;
      const users = writeBook([{ upn: bookName(group), objectId: groupId, has, pending: [] }]);
      return { ...base, id: `${policyType}/${groupId}`, inputs, outputs: { ...inputs, groupId, users } };
    }
    default:
      throw new Error(`no roster: ${child.kind}`);
  }
};
