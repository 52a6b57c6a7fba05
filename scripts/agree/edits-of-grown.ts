import type { Edit } from './tenant.ts';

/** Edits of the tenant that was made by hand over years, one after another, by what an import writes of it. */
export const editsOfGrown: Readonly<Record<string, Edit>> = {
  'the routes of a usage in another order': ({ document }) => {
    const routes = document.getIn(['pstnUsages', 'National']) as { items: unknown[] };
    routes.items.reverse();
  },
  'a plan of the carrier goes, and who had it has another': ({ document, users }) => {
    document.deleteIn(['dialPlans', 'Carrier-NL-2']);
    users.splice(0, users.length, ...users.map((row) => row.replace('Carrier-NL-2', 'NL-Amsterdam')));
  },
  "the carrier's trunk takes more, and a rule of the SBC goes": ({ document }) => {
    document.setIn(['pstnUsages', 'Fallback', 0, 'pattern'], '^\\+3[12]\\d{9}$');
    document.setIn(['sbcs', '4f9a1', 'outboundPstn'], document.createNode(['Add area']));
  },
  'the group may call abroad, and somebody shows their number': ({ document }) => {
    document.setIn(['groups', 0, 'policy'], 'NL supervisors');
    document.setIn(['callerIdPolicies', 'Hidden'], document.createNode({ show: 'ownNumber' }));
  },
  'a treatment takes fewer, and two people swap their numbers': ({ document, users }) => {
    document.setIn(['unassignedNumbers', 0, 'pattern'], '^\\+31205552\\d{3}$');
    const swapped = users.map((row) =>
      row.replace(/\+3120555210([12])/, (_, digit) => `+3120555210${digit === '1' ? 2 : 1}`),
    );
    users.splice(0, users.length, ...swapped);
  },
};
