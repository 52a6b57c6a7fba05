import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { labTenantId } from '../../identity.ts';
import type { LabUser } from '../../model.ts';
import { shownUser } from '../../read-model.ts';
import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import { sameName } from '../../teams/identity.ts';
import { assignedTypes, policySources } from '../../teams/policies/effective-policy.ts';
import { asTeamsKnows } from '../../teams/voice-user.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { permissions } from '../permissions.ts';
import { policyIdOf } from '../policies/policy-id.ts';
import { replyCollection, replyEntity } from '../reply.ts';
import { featureTypes, heardByTeams } from './licensing.ts';
import { findUser, userRules, userView } from './user.ts';

const rules: CollectionRules = {
  type: 'teamsAdministration.teamsUserConfiguration',
  // Page sizes aren't published: as for users, or as the switch has it.
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set([
    'id',
    'accountType',
    'createdDateTime',
    'modifiedDateTime',
    'tenantId',
    'userPrincipalName',
    'effectivePolicyAssignments',
    'featureTypes',
    'isEnterpriseVoiceEnabled',
    'telephoneNumbers',
  ]),
  directory: false,
};

const pagesOf = ({ largePages }: Switches): CollectionRules =>
  largePages === 'honoured' ? rules : { ...rules, largestPage: 100, ...(largePages === 'cut' && { cutsPages: true }) };

/** The effective policy of each type, a direct one before a group's, which it hides; the tenant's Global ones aren't listed. */
const policiesOf = (user: LabUser, lab: Pick<LabContext, 'store' | 'clock' | 'switches'>): object[] => {
  const teamsOnly = lab.switches.upgradePolicy === 'Global' ? { TeamsUpgradePolicy: 'Global' } : {};
  const upgrade =
    user.teamsUpgradePolicy === 'UpgradeToTeams' ? teamsOnly : { TeamsUpgradePolicy: user.teamsUpgradePolicy };
  const shown = { ...upgrade, ...user.policies };
  const direct = Object.entries(shown).map(([policyType, displayName]) => ({ policyType, displayName, groupId: null }));
  const ofGroups = assignedTypes(lab, { ...user, policies: {} }).flatMap((policyType) => {
    if (Object.keys(shown).some((one) => sameName(one, policyType))) return [];
    const [source] = policySources(lab, user, policyType);
    return source === undefined ? [] : [{ policyType, displayName: source.PolicyName, groupId: source.Reference }];
  });
  return [...direct, ...ofGroups].map(({ policyType, displayName, groupId }) => ({
    policyType,
    policyAssignment: {
      displayName,
      assignmentType: groupId === null ? 'direct' : 'group',
      policyId: policyIdOf(policyType, displayName),
      groupId,
    },
  }));
};

/** New members of the enumeration come only to callers who say that they can bear it. */
const accountType = (user: LabUser, prefer: string): string => {
  const type = user.accountType === 'user' && user.licences.length === 0 ? 'ineligibleUser' : user.accountType;
  return type === 'ineligibleUser' && !prefer.includes('include-unknown-enum-members') ? 'unknownFutureValue' : type;
};

/** Teams' side of a user: voice flag, numbers, policies, features. Read only, and late by `readModelSeconds`. */
export const configurationRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const base = '/admin/teams/userConfigurations';

  const viewOf = (rows: Rows, prefer: string) => {
    const now = lab.clock.now();
    return (row: LabUser) => {
      const { user, numbers } = shownUser(rows, now, row);
      return {
        id: user.id,
        accountType: accountType(user, prefer),
        createdDateTime: '2024-01-15T08:00:00Z',
        modifiedDateTime: '2024-01-15T08:00:00Z',
        tenantId: labTenantId,
        userPrincipalName: asTeamsKnows(user, now).userPrincipalName,
        isEnterpriseVoiceEnabled: user.enterpriseVoiceEnabled,
        featureTypes: featureTypes(user, heardByTeams(lab)),
        telephoneNumbers: numbers,
        effectivePolicyAssignments: policiesOf(user, lab),
      };
    };
  };

  app.get(base, needs(permissions.readUserConfigurations), (c) => {
    const rows = c.get('rows');
    // Resource accounts aren't surfaced here (observed by CIPP).
    const shown = rows
      .list('user')
      .filter((one) => one.deletedDateTime === null && one.accountType !== 'resourceAccount');
    return replyCollection(lab, c, {
      rows: shown,
      view: viewOf(rows, c.req.header('prefer') ?? ''),
      rules: pagesOf(lab.switches),
      name: 'admin/teams/userConfigurations',
    });
  });
  app.get(`${base}/:id`, needs(permissions.readUserConfigurations), (c) => {
    const rows = c.get('rows');
    const user = rows.get('user', c.req.param('id'));
    if (user === undefined || user.deletedDateTime !== null || user.accountType === 'resourceAccount') {
      throw new GraphError(404, 'NotFound', `User '${c.req.param('id')}' is not found.`);
    }
    const row = viewOf(rows, c.req.header('prefer') ?? '')(user);
    return lab.switches.singleObjects === 'wrapped'
      ? c.json({ value: row })
      : replyEntity(lab, c, { row, rules, name: 'admin/teams/userConfigurations' });
  });
  app.get(`${base}/:id/user`, needs(permissions.readUserConfigurations), (c) => {
    const row = userView(findUser(c.get('rows'), c.req.param('id')), lab);
    return replyEntity(lab, c, { row, rules: userRules, name: 'users' });
  });
  app.get('/admin/teams/resourceAccounts', needs(permissions.readResourceAccounts), (c) => {
    // Beta only: the metadata of v1.0 hasn't got it.
    if (c.get('version') !== 'beta')
      throw new GraphError(400, 'BadRequest', "Resource not found for the segment 'resourceAccounts'.");
    const rows = c.get('rows');
    const value = rows
      .list('user')
      .filter((one) => one.deletedDateTime === null && one.accountType === 'resourceAccount')
      .map((one) => ({ id: one.id, displayName: one.displayName, userPrincipalName: one.userPrincipalName }));
    return c.json({ value });
  });
  return app;
};
