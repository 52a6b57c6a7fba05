import { planBlockedCallers } from '../../components/blocked-callers/plan.ts';
import { planCallerIdPolicies } from '../../components/caller-id-policies/plan.ts';
import { planCallingPolicies } from '../../components/calling-policies/plan.ts';
import type { Child } from '../../components/child.ts';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { planUnassignedNumbers } from '../../components/unassigned-numbers/plan.ts';
import manifest from '../../package.json' with { type: 'json' };
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Wording } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { unknownName } from '../../tenant/unknown-name.ts';
import { type EntraImportable, entraImportable, importable } from './importable.ts';

/** The engine's import file. @see https://www.pulumi.com/docs/iac/guides/migration/import/#bulk-import-operations */
export interface ImportFile {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly id?: string;
    readonly component?: true;
    readonly parent?: string;
    readonly provider?: string;
    readonly version?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    /** With these the engine reads nothing: they are the resource's state. */
    readonly outputs?: Readonly<Record<string, unknown>>;
  }[];
}

interface Imported {
  readonly file: ImportFile;
  /** As the program names it. */
  readonly resource: string;
  /** What a person must have done before, if it applies. */
  readonly before?: string;
}

interface Component {
  readonly type: string;
  readonly name: string;
  readonly plan: (name: string, tenant: Tenant) => readonly Child[];
  /** Also where it has no children. */
  readonly isAlways: boolean;
}

/** The components of the program that make objects of Teams, as stacks/program.ts names them. */
export const components: readonly Component[] = [
  { type: 'trunkline:index:DirectRouting', name: 'direct-routing', plan: planDirectRouting, isAlways: true },
  { type: 'trunkline:index:DialPlans', name: 'dial-plans', plan: planDialPlans, isAlways: true },
  { type: 'trunkline:index:CallingPolicies', name: 'calling-policies', plan: planCallingPolicies, isAlways: false },
  { type: 'trunkline:index:CallerIdPolicies', name: 'caller-id-policies', plan: planCallerIdPolicies, isAlways: false },
  {
    type: 'trunkline:index:UnassignedNumbers',
    name: 'unassigned-numbers',
    plan: planUnassignedNumbers,
    isAlways: false,
  },
  { type: 'trunkline:index:BlockedCallers', name: 'blocked-callers', plan: planBlockedCallers, isAlways: false },
];

const provider = 'msteams';

/**
 * The import file for one object that is in the tenant already and in the tenant file too.
 *
 * It declares provider and component, so that it works on an empty stack as on one that has them: without them the
 * engine would file the object under the default provider and the next `up` would make it anew and delete the old one.
 */
export const importFile = (
  tenant: Tenant,
  word: string,
  name: string,
): Imported | { readonly wrong: Wording; readonly typed?: true } => {
  const entra = entraImportable[word];
  if (entra !== undefined) return entraImport(tenant, entra, name);
  const sought = importable[word];
  if (sought === undefined) {
    return { wrong: notImportable(word), typed: true };
  }
  const children = components.flatMap((component) =>
    component
      .plan(component.name, tenant)
      .flatMap((child) => (child.kind === sought.kind ? [{ component, child, identity: identityOf(child) }] : [])),
  );
  const wanted = (sought.kind === 'Sbc' ? fqdnOf(tenant, name) : name).toLowerCase();
  if (isNotKnownYet(wanted)) return { wrong: unnamed(name) };
  const found = children.find(({ identity }) => identity.toLowerCase() === wanted);
  if (found === undefined) {
    const known = children.map(({ identity }) => identity);
    return { wrong: unknownName(name, known, sought.named) };
  }
  const { component, child, identity } = found;
  return {
    resource: child.name,
    file: {
      resources: [
        { type: `pulumi:providers:${provider}`, name: provider, inputs: { tenantId: tenant.id } },
        { type: component.type, name: component.name, component: true },
        {
          type: `msteams:index:${child.kind}`,
          name: child.name,
          id: identity.toLowerCase(),
          parent: component.name,
          provider,
        },
      ],
    },
  };
};

const unnamed = (key: string): Wording => ({
  message: `SBC "${key}" has no name yet, so nothing in Teams can be it.`,
  allowed: 'The SIP provider makes the name; the first up writes it into the tenant file.',
  fix: 'run up first.',
});

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What azuread makes for CCAIP and knows by its object id: after a killed run Entra may have it and the state not. */
const entraImport = (
  tenant: Tenant,
  { type, collection, resource }: EntraImportable,
  objectId: string,
): ReturnType<typeof importFile> => {
  if (!guid.test(objectId)) {
    return {
      wrong: {
        message: `"${objectId}" isn't an object id.`,
        allowed: 'It is imported by its object id (not the application ID), which the message of `up` names.',
        fix: `copy the object id of "${tenant.app.displayName}".`,
      },
    };
  }
  const id = objectId.toLowerCase();
  return {
    resource,
    before: addOwner(collection, id),
    file: {
      resources: [
        // Without its version the engine would take the newest plugin that it finds.
        {
          type: 'pulumi:providers:azuread',
          name: 'azuread',
          version: manifest.dependencies['@pulumi/azuread'],
          inputs: { tenantId: tenant.id },
        },
        { type: 'trunkline:index:UcaasApp', name: 'ucaas-app', component: true },
        {
          type,
          name: resource,
          id: `/${collection}/${id}`,
          parent: 'ucaas-app',
          provider: 'azuread',
        },
      ],
    },
  };
};

/** With Application.ReadWrite.OwnedBy the first `up` after the import would end in 403 Authorization_RequestDenied. */
export const addOwner = (collection: EntraImportable['collection'], id: string): string =>
  `made by anybody but this automation? It may change only what it owns: add it as an owner first, as an administrator of applications:
         az rest --method POST --url 'https://graph.microsoft.com/v1.0/${collection}/${id}/owners/$ref' --body '{"@odata.id":"https://graph.microsoft.com/v1.0/directoryObjects/<object id of the automation's service principal>"}'`;

/** What Teams knows the object by. */
export const identityOf = ({ kind, args }: Child): string => {
  if (kind === 'Sbc') return args.fqdn;
  return 'name' in args ? args.name : '';
};

/** An SBC may be named by its key in the tenant file too. */
const fqdnOf = (tenant: Tenant, name: string): string => tenant.sbcs.find(({ key }) => key === name)?.fqdn ?? name;

const notImportable = (word: string): Wording => {
  const allowed = `Kinds: ${[...Object.keys(importable), ...Object.keys(entraImportable)].join(', ')}.`;
  return word === 'phone-numbers' || word === 'policy-assignments'
    ? {
        message: `"${word}" needs no import.`,
        allowed,
        fix: 'run up: what users already have as users.csv says is found, and destroy leaves it with them.',
      }
    : { message: `"${word}" isn't a kind that can be imported.`, allowed, fix: 'use one of these kinds.' };
};
