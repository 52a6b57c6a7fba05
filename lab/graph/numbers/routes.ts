import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabNumberOperation } from '../../model.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError, teamsBadRequest } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import { numberOfAssignmentId } from './ids.ts';
import { canonicalNumber, numberRules, numberView } from './number.ts';
import { operationView, startOperation } from './operations.ts';
import { findRefusal, type NumberRequest } from './refusals.ts';

const base = '/admin/teams/telephoneNumberManagement';
const numberTypes = ['directRouting', 'callingPlan', 'operatorConnect'] as const;
const categories = ['primary', 'private', 'alternate'] as const;

const required = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw teamsBadRequest(`The ${name} field is required.`);
};

const oneOf = <T extends string>(allowed: readonly T[], name: string, value: string): T => {
  const found = allowed.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw teamsBadRequest(`Requested value '${value}' of ${name} was not found.`);
  return found;
};

const readRequest = (action: LabNumberOperation['action'], body: Record<string, unknown>): NumberRequest => {
  const text = required(body, 'telephoneNumber');
  const numberType = oneOf(numberTypes, 'numberType', required(body, 'numberType'));
  const telephoneNumber = canonicalNumber(text);
  // `Invalid DirectRoutingTelephoneNumber '1'` (ps-docs#10042).
  if (telephoneNumber === undefined) throw teamsBadRequest(`Invalid DirectRoutingTelephoneNumber '${text}'`);
  return {
    action,
    telephoneNumber,
    numberType,
    assignmentTargetId: action === 'assign' ? required(body, 'assignmentTargetId') : null,
    assignmentCategory: oneOf(categories, 'assignmentCategory', String(body.assignmentCategory ?? 'primary')),
  };
};

/** Phone numbers: one number per call, 202 and an operation to ask after; whole rosters go by `$batch`. */
export const numberRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const place = (c: Context<GraphEnv>) => `${lab.origin}/${c.get('version')}${base}`;

  const begin = (action: LabNumberOperation['action']) => async (c: Context<GraphEnv>) => {
    const request = readRequest(action, await readBody(c));
    const refusal = findRefusal(lab, request);
    const { numberRefusals } = lab.switches;
    const when = numberRefusals === 'mixed' ? refusal?.when : numberRefusals;
    if (refusal !== undefined && when === 'request') throw refusal.error;
    const operation = startOperation(lab, request);
    // The batch's page promises no item its headers.
    if (c.env.isBatched !== true || lab.switches.batchLocation === 'kept') {
      c.header('Location', `${place(c)}/operations('${operation.id}')`);
    }
    return c.body(null, 202);
  };
  app.post(`${base}/numberAssignments/assignNumber`, needs(permissions.writeNumbers), begin('assign'));
  app.post(`${base}/numberAssignments/unassignNumber`, needs(permissions.writeNumbers), begin('unassign'));

  app.get(`${base}/numberAssignments`, needs(permissions.readNumbers), (c) => {
    // Sorted by number, as Get-CsPhoneNumberAssignment does.
    const rows = c
      .get('rows')
      .list('number')
      .toSorted((a, b) => (a.telephoneNumber < b.telephoneNumber ? -1 : 1));
    return replyCollection(lab, c, {
      rows,
      view: numberView,
      rules: lab.switches.numberPaging === 'skip' ? numberRules : { ...numberRules, paging: 'nextLinkDespiteSkip' },
      name: 'admin/teams/telephoneNumberManagement/numberAssignments',
    });
  });
  app.get(`${base}/numberAssignments/:id`, needs(permissions.readNumbers), (c) => {
    const number = c.get('rows').get('number', numberOfAssignmentId(c.req.param('id')));
    if (number === undefined) throw new GraphError(404, 'NotFound', 'Telephone number is not found.');
    return replyEntity(lab, c, { row: numberView(number), rules: numberRules, name: 'numberAssignments' });
  });
  app.get(`${base}/operations/:id`, needs(permissions.readNumbers), (c) => {
    const operation = c.get('rows').get('numberOperation', c.req.param('id'));
    if (operation === undefined) throw new GraphError(404, 'NotFound', 'Operation is not found.');
    const view = operationView(operation, {
      now: lab.clock.now(),
      base: place(c),
      isPascal: lab.switches.operationStatus === 'PascalCase',
    });
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#admin/teams/telephoneNumberManagement/operations/$entity`,
      ...(lab.switches.singleObjects === 'wrapped' ? { value: view } : view),
    });
  });
  return app;
};
