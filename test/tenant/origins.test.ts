import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { originLines, withOrigins } from '../../tenant/origins.ts';
import { readYaml } from '../../tenant/source/read-yaml.ts';
import { plain } from '../../tenant/source/tree.ts';
import { type Files, inFolder } from './a-tenant-folder.ts';

const shown = (files: Files): string =>
  inFolder(files, (root) => withOrigins(originLines(root, 'contoso')).replaceAll(join(root, '/'), ''));

const tenant = `extends: nl
sbcs: { main: { fqdn: teams.carrier.example } }
sites: { Amsterdam: { policy: NL agents }, Utrecht: { policy: NL agents, callingPolicy: CC agents } }
`;
const templates = {
  nl: `sbcs: { main: { port: 5061 } }
pstnUsages:
  National:
    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }
`,
};
const users =
  'upn,number,site,policy\na@x.example,+31205552101,Amsterdam,\nb@x.example,+31205552102,amsterdam,NL supervisors\nc@x.example,+31205552103,,\n';

describe('originLines', () => {
  it('prints the file after its template, each line with its origin, and the people in numbers', () => {
    expect(shown({ tenant, templates, users })).toBe(`\
sbcs:                                                              # contoso/tenant.yaml:2
  main:                                                            # contoso/tenant.yaml:2
    port: 5061                                                     # templates/nl.yaml:1
    fqdn: teams.carrier.example                                    # contoso/tenant.yaml:2
pstnUsages:                                                        # templates/nl.yaml:2
  National:                                                        # templates/nl.yaml:3
    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }  # templates/nl.yaml:4
extends: nl                                                        # contoso/tenant.yaml:1
sites:                                                             # contoso/tenant.yaml:3
  Amsterdam: { policy: NL agents }                                 # contoso/tenant.yaml:3
  Utrecht: { policy: NL agents, callingPolicy: CC agents }         # contoso/tenant.yaml:3
users:                                                             # contoso/users.csv, 3 users
  Amsterdam:                                                       # 2 users
    policy: NL agents                                              # 1 user, contoso/tenant.yaml:3
    policy: NL supervisors                                         # 1 user, contoso/users.csv
    dialPlan: (none)                                               # 2 users, Teams' Global policy
    callingPolicy: (none)                                          # 2 users, Teams' Global policy
  (no site):                                                       # 1 user
    policy: (none)                                                 # 1 user, Teams' Global policy
    dialPlan: (none)                                               # 1 user, Teams' Global policy
    callingPolicy: (none)                                          # 1 user, Teams' Global policy`);
  });

  it('prints YAML that means the same', () => {
    const odd = `a: 'x, y'
b: { c: "1: 2", d: it's, e: [ 'p, q', '#5', 0101, +31 ] }
"f: g": { h: }
i: |
  two
  lines
j: []
k:
  - l: { m: [ { n: 1 } ] }
    o: 2
`;
    inFolder({ tenant: odd }, (root) => {
      const text = originLines(root, 'contoso').map((line) => line.text);
      const again = readYaml(text.slice(0, text.indexOf('users:')).join('\n'), 'again');
      const first = readYaml(odd.replace('|\n  two\n  lines', "'two lines'"), 'first');
      expect(again.tree && plain(again.tree)).toEqual(first.tree && plain(first.tree));
    });
  });

  it('prints nothing of a tenant that is not there', () => {
    expect(inFolder({}, (root) => originLines(root, 'nobody'))).toEqual([]);
  });
});
