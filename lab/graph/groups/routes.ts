import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabGroup } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { badRequest, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import { assignGroupLicence } from './group-licences.ts';

const view = ({ id, displayName, mail }: LabGroup) => ({
  id,
  displayName,
  mail,
  mailNickname: mail.split('@')[0] ?? '',
  mailEnabled: false,
  securityEnabled: true,
  groupTypes: [],
});

const rules: CollectionRules = {
  type: 'group',
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(['id', 'displayName', 'mail', 'mailNickname', 'mailEnabled', 'securityEnabled', 'groupTypes']),
  directory: true,
};

const memberRules: CollectionRules = {
  ...rules,
  type: 'directoryObject',
  properties: new Set(['id', 'displayName', 'userPrincipalName', 'mail']),
};

/** Each member says what it is; a nested group is one. */
const memberOf = (rows: Rows, id: string): Readonly<Record<string, unknown>>[] => {
  const group = rows.get('group', id);
  if (group !== undefined) {
    const { displayName, mail } = group;
    return [{ '@odata.type': '#microsoft.graph.group', id, displayName, mail }];
  }
  const user = rows.get('user', id);
  if (user === undefined || user.deletedDateTime !== null) return [];
  const { displayName, userPrincipalName } = user;
  return [{ '@odata.type': '#microsoft.graph.user', id, displayName, userPrincipalName }];
};

const idIn = (reference: unknown): string =>
  /(?:directoryObjects|users|groups)\/([0-9a-f-]{36})/i.exec(String(reference))?.[1]?.toLowerCase() ?? '';

/** Groups and their direct members; a name may be that of two of them. @see https://learn.microsoft.com/graph/api/resources/group */
export const groupRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const read = needs(permissions.readGroups);
  const write = needs(permissions.writeGroups);
  const find = (rows: Rows, id: string): LabGroup => {
    const group = rows.get('group', id.toLowerCase());
    if (group === undefined) throw notFound(id);
    return group;
  };
  const memberId = (reference: unknown): string => {
    const id = idIn(reference);
    if (memberOf(lab.store, id).length === 0) throw notFound(id === '' ? String(reference) : id);
    return id;
  };

  app.get('/groups', read, (c) =>
    replyCollection(lab, c, { rows: c.get('rows').list('group'), view, rules, name: 'groups' }),
  );
  app.post('/groups', write, async (c) => {
    const body = await readBody(c);
    for (const name of ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled']) {
      if (body[name] === undefined) throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
    }
    const bound = body['members@odata.bind'];
    const id = randomUUID();
    const domain = lab.store.list('domain').find(({ isDefault }) => isDefault)?.id ?? '';
    lab.store.put('group', id, {
      id,
      displayName: String(body.displayName),
      mail: `${body.mailNickname}@${domain}`,
      members: Array.isArray(bound) ? bound.map(memberId) : [],
    });
    return replyEntity(lab, c, { row: view(find(lab.store, id)), rules, name: 'groups', status: 201 });
  });
  app.get('/groups/:id', read, (c) =>
    replyEntity(lab, c, { row: view(find(c.get('rows'), c.req.param('id'))), rules, name: 'groups' }),
  );
  app.delete('/groups/:id', write, (c) => {
    lab.store.delete('group', find(lab.store, c.req.param('id')).id);
    return c.body(null, 204);
  });
  app.post('/groups/:id/assignLicense', needs(permissions.assignLicences), async (c) => {
    const group = find(lab.store, c.req.param('id'));
    assignGroupLicence(lab, group, await readBody(c));
    return replyEntity(lab, c, { row: view(group), rules, name: 'groups', status: 202 });
  });
  app.get('/groups/:id/members', read, (c) => {
    const rows = c.get('rows');
    const members = find(rows, c.req.param('id')).members.flatMap((id) => memberOf(rows, id));
    return replyCollection(lab, c, {
      rows: members,
      view: (one) => one,
      rules: memberRules,
      name: 'directoryObjects',
    });
  });
  app.post('/groups/:id/members/$ref', write, async (c) => {
    const group = find(lab.store, c.req.param('id'));
    const id = memberId((await readBody(c))['@odata.id']);
    if (group.members.includes(id)) {
      throw badRequest(
        "One or more added object references already exist for the following modified properties: 'members'.",
      );
    }
    lab.store.put('group', group.id, { ...group, members: [...group.members, id] });
    return c.body(null, 204);
  });
  app.delete('/groups/:id/members/:member/$ref', write, (c) => {
    const group = find(lab.store, c.req.param('id'));
    const gone = c.req.param('member').toLowerCase();
    if (!group.members.includes(gone)) throw notFound(gone);
    lab.store.put('group', group.id, { ...group, members: group.members.filter((id) => id !== gone) });
    return c.body(null, 204);
  });
  return app;
};
