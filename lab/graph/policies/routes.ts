import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { beforeChange } from '../../read-model.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError, teamsBadRequest } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody } from '../reply.ts';
import { assignablePolicies, policyIdOf, policyTypes } from './policy-id.ts';

interface Assignment {
  readonly user: LabUser;
  readonly type: string;
  readonly policyId: string;
}

/**
 * Policies given to single users: POST assign and unassign, 204. Which types Graph takes isn't published;
 * the lab takes those of the batch cmdlet. Texts of the refusals are assumed but for "is not a user policy".
 */
export const policyRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();

  const typeOf = (value: unknown): string => {
    const found = policyTypes.find((one) => one.toLowerCase() === String(value).toLowerCase());
    if (found === undefined) throw teamsBadRequest(`Policy type '${value}' is not supported.`);
    return found;
  };

  const readAssignments = (body: Record<string, unknown>): Assignment[] => {
    if (!Array.isArray(body.value) || body.value.length === 0) throw teamsBadRequest('The value field is required.');
    return body.value.map((item: Record<string, unknown>) => {
      const user = lab.store.get('user', String(item.userId));
      if (user === undefined || user.deletedDateTime !== null) {
        throw new GraphError(404, 'NotFound', `User '${item.userId}' is not found.`);
      }
      return { user, type: typeOf(item.policyType), policyId: String(item.policyId ?? '') };
    });
  };

  const nameOf = ({ type, policyId }: Assignment): string => {
    const policy = assignablePolicies(lab, type).find((one) => policyIdOf(type, one.name) === policyId);
    if (policy === undefined) throw teamsBadRequest(`Policy '${policyId}' of type '${type}' is not found.`);
    if (policy.grantableFrom > lab.clock.now()) {
      // Observed for a fresh policy; it passes after 2-3 minutes, up to 15 (MS-721 lab 3).
      throw teamsBadRequest(
        `Policy "${policy.name}" is not a user policy. You can assign only a user policy to a specific user`,
      );
    }
    return policy.name;
  };

  app.post('/admin/teams/policy/userAssignments/assign', needs(permissions.assignPolicies), async (c) => {
    const named = readAssignments(await readBody(c)).map((one) => ({ ...one, name: nameOf(one) }));
    lab.store.transaction(() => {
      for (const { user, type, name } of named) {
        beforeChange(lab, user);
        user.policies[type] = name;
        lab.store.put('user', user.id, user);
      }
    });
    return c.body(null, 204);
  });

  app.post('/admin/teams/policy/userAssignments/unassign', needs(permissions.assignPolicies), async (c) => {
    const assignments = readAssignments(await readBody(c));
    lab.store.transaction(() => {
      for (const { user, type } of assignments) {
        beforeChange(lab, user);
        delete user.policies[type];
        lab.store.put('user', user.id, user);
      }
    });
    return c.body(null, 204);
  });

  // The name is asked without `Tag:` and comes back with it.
  app.get('/admin/teams/policy/:call', needs(permissions.assignPolicies), (c) => {
    const call =
      /^(?:microsoft\.graph\.teamsAdministration\.)?getPolicyId\(type='([^']*)',\s*name='((?:[^']|'')*)'\)$/.exec(
        c.req.param('call'),
      );
    if (call === null)
      throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${c.req.param('call')}'.`);
    const type = typeOf(call[1]);
    const name = (call[2] ?? '').replaceAll("''", "'");
    const found = assignablePolicies(lab, type).filter((one) => one.name.toLowerCase() === name.toLowerCase());
    if (found.length === 0) throw new GraphError(404, 'NotFound', `Policy '${name}' of type '${type}' is not found.`);
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#Collection(microsoft.graph.teamsAdministration.policyIdentifierDetail)`,
      value: found.map((one) => ({ name: `Tag:${one.name}`, policyId: policyIdOf(type, one.name) })),
    });
  });
  return app;
};
