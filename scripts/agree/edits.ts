import type { Edit } from './tenant.ts';

/** Edits of northwind, one after another, each of which changes calls of another kind. */
export const edits: Readonly<Record<string, Edit>> = {
  'agents lose national calls': ({ document }) => {
    document.setIn(['voiceRoutingPolicies', 'GB agents'], document.createNode(['Emergency']));
  },
  'a rule before the others, and routes in another order': ({ document }) => {
    const rule = { name: 'Switchboard', pattern: '^(0|100)$', translation: '+442079460201' };
    document.setIn(['dialPlans', 'GB', 0], document.createNode(rule));
    const routes = document.getIn(['pstnUsages', 'Emergency']) as { items: unknown[] };
    routes.items.reverse();
  },
  'the carrier takes international numbers from London': ({ document }) => {
    document.deleteIn(['sbcs', 'london', 'outboundPstn']);
    document.setIn(['translationRules', 'To national', 'pattern'], '^\\+44([127]\\d{8,9})$');
  },
  'treatments take more, and another comes first': ({ document }) => {
    document.setIn(['unassignedNumbers', 1, 'pattern'], '^\\+44207946\\d{4}$');
    const treatments = document.getIn(['unassignedNumbers']) as { items: unknown[] };
    treatments.items.reverse();
  },
  'two people swap their numbers, and a third leaves': ({ users }) => {
    const [header = '', amy = '', ben = '', , ...others] = users;
    const swapped = [amy.replace('0201', '0202'), ben.replace('0202', '0201')];
    users.splice(0, users.length, header, ...swapped, ...others);
  },
  'the group of Leeds may call abroad, and shows nobody': ({ document }) => {
    document.setIn(['groups', 1, 'policy'], 'GB supervisors');
    document.setIn(['callerIdPolicies', 'Front desk'], document.createNode({ show: 'anonymous' }));
  },
  'emergency calls by another usage, and Global takes none': ({ document }) => {
    const route = { route: 'Ambulance', pattern: '^(999|112)$', sbcs: ['leeds'] };
    document.setIn(['pstnUsages', 'Ambulance'], document.createNode([route]));
    document.setIn(['emergencyCallRoutingPolicies', 'GB', 'numbers', 0, 'usage'], 'Ambulance');
    document.deleteIn(['global', 'emergencyCallRoutingPolicy']);
  },
};
