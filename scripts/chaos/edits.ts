import type { YAMLMap, YAMLSeq } from 'yaml';
import type { Edit, Files } from './edit.ts';
import { editsBesideRoutes } from './edits-beside-routes.ts';
import { editsInCcaip } from './edits-in-ccaip.ts';
import { editsOfSecrets } from './edits-of-secrets.ts';
import type { Random } from './random.ts';

const listAt = (files: Files, ...path: string[]): YAMLSeq | undefined =>
  files.tenant.getIn(path) as YAMLSeq | undefined;

const shuffle = (list: YAMLSeq | undefined, random: Random): boolean => {
  if (list === undefined || list.items.length < 2) return false;
  list.items = random.shuffled(list.items);
  return true;
};

const withColumn = (row: string, column: number, value: string): string =>
  row
    .split(',')
    .map((old, index) => (index === column ? value : old))
    .join(',');

const columnOf = (row: string, column: number): string => row.split(',')[column] ?? '';

const changeRow = (files: Files, random: Random, change: (row: string) => string): boolean => {
  const chosen = random.below(files.rows.length);
  files.rows = files.rows.map((row, index) => (index === chosen ? change(row) : row));
  return true;
};

const freeNumber = (files: Files, random: Random): string => {
  const taken = new Set(files.rows.map((row) => columnOf(row, 1)));
  const free = Array.from({ length: 90 }, (_, index) => `+312055521${10 + index}`).filter((one) => !taken.has(one));
  return random.pick(free);
};

/** People whom the lab has: three outside users.csv, and some whose rows may have gone. */
const comingAndGoing = ['spare1', 'spare2', 'spare3', 'bob', 'dan', 'fay', 'hal', 'kim'];

const keysOf = (files: Files, section: string): string[] =>
  ((files.tenant.get(section) as YAMLMap | undefined)?.items ?? []).map(({ key }) => String(key));

const edits: readonly Edit[] = [
  {
    name: 'a user leaves',
    make: (files, random) => {
      if (files.rows.length < 8) return false;
      const gone = random.below(files.rows.length);
      files.rows = files.rows.filter((_, index) => index !== gone);
      return true;
    },
  },
  {
    name: 'a user comes back',
    make: (files, random) => {
      const here = new Set(files.rows.map((row) => columnOf(row, 0).split('@')[0]));
      const [name] = random.shuffled(comingAndGoing).filter((one) => !here.has(one));
      if (name === undefined) return false;
      files.rows.push(`${name}@contoso.example,${freeNumber(files, random)},Amsterdam,,agent`);
      return true;
    },
  },
  {
    name: 'two users swap their numbers',
    make: (files, random) => {
      const [one, other] = random.shuffled(files.rows.map((_, index) => index));
      if (one === undefined || other === undefined) return false;
      const numbers = [columnOf(files.rows[one] ?? '', 1), columnOf(files.rows[other] ?? '', 1)];
      files.rows = files.rows.map((row, index) => {
        if (index === one) return withColumn(row, 1, numbers[1] ?? '');
        return index === other ? withColumn(row, 1, numbers[0] ?? '') : row;
      });
      return true;
    },
  },
  {
    name: 'a user has another number',
    make: (files, random) => changeRow(files, random, (row) => withColumn(row, 1, freeNumber(files, random))),
  },
  {
    name: 'a user has another policy',
    make: (files, random) =>
      changeRow(files, random, (row) =>
        withColumn(row, 3, random.pick([...keysOf(files, 'voiceRoutingPolicies'), ''])),
      ),
  },
  {
    name: 'routes of a usage in another order',
    make: (files, random) => shuffle(listAt(files, 'pstnUsages', random.pick(keysOf(files, 'pstnUsages'))), random),
  },
  {
    name: 'usages of a policy in another order',
    make: (files, random) =>
      shuffle(listAt(files, 'voiceRoutingPolicies', random.pick(keysOf(files, 'voiceRoutingPolicies'))), random),
  },
  {
    name: 'rules of a dial plan in another order',
    make: (files, random) => shuffle(listAt(files, 'dialPlans', 'NL'), random),
  },
  {
    name: 'a rule more',
    make: (files, random) => {
      const code = 100 + random.below(900);
      listAt(files, 'dialPlans', 'NL')?.add(
        files.tenant.createNode({ name: `Short ${code}`, pattern: `^(${code})$`, translation: `+3120555${code}0` }),
      );
      return true;
    },
  },
  {
    name: 'translation rules of the SBC, or another order of them',
    make: (files, random) => {
      const rules = {
        Strip: ['^\\+31(\\d{9})$', '0$1'],
        Plus: ['^(\\d{11})$', '+$1'],
        Site: ['^(\\d{4})$', '+3120555$1'],
      } as const;
      const names = random.shuffled(Object.keys(rules) as (keyof typeof rules)[]).slice(0, 1 + random.below(3));
      for (const name of names) {
        const [pattern, translation] = rules[name];
        files.tenant.setIn(['translationRules', name], files.tenant.createNode({ pattern, translation }));
      }
      files.tenant.setIn(
        ['sbcs', 'main', random.pick(['outboundPstn', 'inboundTeams'])],
        files.tenant.createNode(names),
      );
      return true;
    },
  },
  {
    name: 'no translation rules any more',
    make: (files) => {
      if (!files.tenant.has('translationRules')) return false;
      files.tenant.delete('translationRules');
      for (const list of ['outboundPstn', 'inboundTeams']) files.tenant.deleteIn(['sbcs', 'main', list]);
      return true;
    },
  },
  {
    name: 'a calling policy of its own for the site, or another setting of it',
    make: (files, random) => {
      const voicemail = random.pick(['AlwaysDisabled', 'UserOverride']);
      const busyOnBusy = random.pick(['Enabled', 'Disabled']);
      files.tenant.setIn(['callingPolicies', 'Desk'], files.tenant.createNode({ voicemail, busyOnBusy }));
      files.tenant.setIn(['sites', 'Amsterdam', 'callingPolicy'], 'Desk');
      return true;
    },
  },
  {
    name: 'no calling policy of its own any more',
    make: (files) => {
      if (!files.tenant.has('callingPolicies')) return false;
      files.tenant.delete('callingPolicies');
      files.tenant.setIn(['sites', 'Amsterdam', 'callingPolicy'], 'CC agents');
      return true;
    },
  },
  {
    name: 'a route more',
    make: (files, random) => {
      const code = 20 + random.below(70);
      const route = {
        route: `NL ${code}`,
        pattern: `^\\+31${code}\\d{7}$`,
        sbcs: [random.pick(keysOf(files, 'sbcs'))],
      };
      const list = listAt(files, 'pstnUsages', 'National');
      if (list === undefined) return false;
      list.items.splice(random.below(list.items.length + 1), 0, files.tenant.createNode(route));
      return true;
    },
  },
  {
    name: 'a route less',
    make: (files, random) => {
      const list = listAt(files, 'pstnUsages', 'National');
      if (list === undefined || list.items.length < 2) return false;
      list.items.splice(random.below(list.items.length), 1);
      return true;
    },
  },
  {
    name: 'another pattern',
    make: (files, random) => {
      const list = listAt(files, 'pstnUsages', 'National');
      if (list === undefined) return false;
      const digit = 1 + random.below(5);
      files.tenant.setIn(
        ['pstnUsages', 'National', random.below(list.items.length), 'pattern'],
        `^\\+31${digit}\\d{8}$`,
      );
      return true;
    },
  },
  {
    name: 'an SBC more, in every national route',
    make: (files) => {
      // One beside a trunk that up makes has to have its name, which isn't known yet.
      if (files.tenant.hasIn(['sbcs', 'backup']) || files.tenant.hasIn(['sipTrunk', 'provider'])) return false;
      const fqdn = `backup.${String(files.tenant.getIn(['sipDomain', 'name']))}`;
      files.tenant.setIn(['sbcs', 'backup'], { fqdn, port: 5067 });
      const routes = listAt(files, 'pstnUsages', 'National')?.items ?? [];
      routes.forEach((_, index) => {
        files.tenant.setIn(['pstnUsages', 'National', index, 'sbcs'], ['main', 'backup']);
      });
      return true;
    },
  },
  {
    name: 'other settings of the SBC',
    make: (files, random) => {
      files.tenant.setIn(['sbcs', 'main', 'maxSessions'], 100 + random.below(100));
      files.tenant.setIn(['sbcs', 'main', 'forwardPai'], random.percent(50));
      return true;
    },
  },
  {
    name: 'a usage and its route more, in a policy of its own',
    make: (files, random) => {
      if (files.tenant.hasIn(['pstnUsages', 'Service'])) return false;
      const route = { route: 'NL service', pattern: '^\\+3188\\d{7}$', sbcs: ['main'] };
      files.tenant.setIn(['pstnUsages', 'Service'], [route]);
      files.tenant.setIn(['voiceRoutingPolicies', 'NL service'], ['Emergency', 'Service', 'National']);
      return changeRow(files, random, (row) => withColumn(row, 3, 'NL service'));
    },
  },
  {
    name: 'a dial plan more, for a site of its own',
    make: (files, random) => {
      if (files.tenant.hasIn(['dialPlans', 'NL-Utrecht'])) return false;
      files.tenant.setIn(['dialPlans', 'NL-Utrecht'], { from: 'NL' });
      files.tenant.setIn(['sites', 'Utrecht'], { dialPlan: 'NL-Utrecht', policy: 'NL agents' });
      return changeRow(files, random, (row) => withColumn(row, 2, 'Utrecht'));
    },
  },
];

const everywhere = [...edits, ...editsBesideRoutes, ...editsInCcaip, ...editsOfSecrets];

/** Makes a few edits, some of them of what only this tenant has; the names of those that the files gave occasion for. */
export const editAtRandom =
  (own: readonly Edit[]) =>
  (files: Files, random: Random): string[] =>
    [
      ...random.shuffled(own).slice(0, 1 + random.below(3)),
      ...random.shuffled(everywhere).slice(0, 1 + random.below(4)),
    ]
      .filter((edit) => edit.make(files, random))
      .map(({ name }) => name);
