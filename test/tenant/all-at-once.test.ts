import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { root } from '../../scripts/setup/places.mjs';
import { load, onlyProblem, trunkSections } from './a-tenant-folder.ts';

type Place = readonly (string | number)[];

/** One mistake in the files of the example of every section. */
interface Mistake {
  readonly name: string;
  readonly place: Place;
  readonly edit?: (file: Document) => void;
  readonly row?: readonly [string, string];
}

const example = (name: string) => readFileSync(join(root, 'stacks/northwind', name), 'utf8');
const linked = '  linked: { secret: 2026-11, by: amy@northwind.example, on: 2026-11-20 }';
const [file, csv] = [example('tenant.yaml').replace('ucaas:', `ucaas:\n${linked}`), example('users.csv')];

const set = (place: Place, value: unknown): Mistake => ({
  name: `${place.join('.')}: ${JSON.stringify(value)}`,
  place,
  edit: (document) => document.setIn(place, document.createNode(value)),
});
const gone = (place: Place): Mistake => ({
  name: `no ${place.join('.')}`,
  place,
  edit: (document) => document.deleteIn(place),
});
const row = (is: string, was: string): Mistake => ({
  name: `users.csv: ${is}`,
  place: ['users.csv', was],
  row: [was, is],
});

/** What is told of files with these mistakes, but for lines. */
const told = (...mistakes: readonly Mistake[]): string[] => {
  const document = parseDocument(file);
  let users = csv;
  for (const { edit, row: [was, is] = ['', ''] } of mistakes) {
    edit?.(document);
    users = users.replace(was, is);
  }
  return load({ tenant: document.toString({ lineWidth: 0 }), users, more: { 'bad.csv': 'who\n' } }).problems.map(
    (problem) => problem.replaceAll(/(\.(?:yaml|csv)):\d+/g, '$1').replaceAll(/,? ?\(?\bline \d+\)?/g, ''),
  );
};

const odd = { odd: [] };

/** An entry of each section that can't be read, and of what stands once something that is missing. */
const malformed: readonly Mistake[] = [
  set(['country'], odd),
  set(['tenant', 'id'], odd),
  gone(['tenant', 'id']),
  gone(['sipTrunk', 'inboundDomain']),
  set(['sipTrunk', 'numbers', 0], odd),
  set(['sipDomain', 'activation', 'user'], odd),
  set(['translationRules', 'To international', 'pattern'], odd),
  set(['sbcs', 'london', 'maxSessions'], odd),
  set(['sbcs', 'london', 'port'], odd),
  set(['pstnUsages', 'Emergency', 1, 'route'], odd),
  set(['voiceRoutingPolicies', 'GB supervisors', 'pstnUsages'], odd),
  set(['dialPlans', 'GB', 1, 'translation'], odd),
  set(['emergencyCallRoutingPolicies', 'GB', 'numbers', 0, 'masks'], odd),
  set(['callingPolicies', 'Northwind agents', 'voicemail'], odd),
  set(['callerIdPolicies', 'Own number', 'show'], odd),
  set(['blockedCallers', 'Survey company', 'pattern'], odd),
  set(['unassignedNumbers', 0, 'account'], odd),
  set(['groups', 0, 'policy'], odd),
  set(['sites', 'Home'], 3),
  set(['global', 'callingPolicy', 'voicemail'], odd),
  gone(['app', 'redirectDomain']),
  gone(['ucaas', 'multicastLimit']),
  set(['ucaas', 'externalUsers', 'by'], 'hand'),
  set(['queues', 1, 'name'], odd),
  set(['history', 'keepDays'], odd),
  set(['exceptions', 'toll-exposure-needs-approval', 'reason'], odd),
  row('ben@northwind.example,020 x', 'ben@northwind.example,+442079460202'),
  row('ben,+442079460202', 'ben@northwind.example,+442079460202'),
];

/** One thing each that only a check across entries, sections or files knows. */
const across: readonly Mistake[] = [
  set(['sipTrunk', 'codecs'], ['G722', 'G722']),
  set(['sbcs', 'leeds', 'outboundPstn', 0], 'To nowhere'),
  set(['sbcs', 'leeds', 'fqdn'], 'lds.other.example'),
  set(['pstnUsages', 'National', 1, 'sbcs', 0], 'lodnon'),
  set(['pstnUsages', 'International', 0, 'route'], 'GB mobile'),
  set(['voiceRoutingPolicies', 'GB agents', 1], 'Natoinal'),
  set(['dialPlans', 'GB', 4, 'name'], 'National'),
  set(['emergencyCallRoutingPolicies', 'GB', 'numbers', 1, 'usage'], 'Emergnecy'),
  set(['unassignedNumbers', 1], { name: 'Gone', pattern: '^\\+44', announcement: 'none.wav' }),
  set(['groups', 1, 'policy'], 'GB'),
  set(['sites', 'London', 'policy'], 'GB'),
  set(['global', 'policy', 0], 'Nowhere'),
  set(['app', 'secrets', 1], { name: '2026-11', expires: '2028-10-31' }),
  set(['ucaas', 'linked', 'secret'], '2020-01'),
  set(['ucaas', 'linked', 'entered'], 'bad.csv'),
  set(['queues', 0, 'agents', 0], 'cara@northwind.example'),
  row('dev@northwind.example,+442079460204,Leds', 'dev@northwind.example,+442079460204,Leeds'),
];

const isWithin = (one: Place, other: Place): boolean => one.every((step, at) => other[at] === step);
const areApart = ({ place: one }: Mistake, { place: other }: Mistake): boolean =>
  !isWithin(one, other) && !isWithin(other, one);

describe('all problems are told at once', () => {
  const alone = new Map([...malformed, ...across].map((mistake) => [mistake, told(mistake)]));

  it.each([...malformed, ...across])('one mistake is told once: $name', (mistake) => {
    expect(alone.get(mistake)).toHaveLength(1);
  });

  it.each(malformed)('$name hides nothing of other entries, and adds nothing to them', (wrong) => {
    const all = [wrong, ...across.filter((other) => areApart(wrong, other))];
    expect(all.length).toBeGreaterThan(across.length - 3);
    expect(told(...all).toSorted()).toEqual(all.flatMap((one) => alone.get(one) ?? []).toSorted());
  });
});

describe('what a person cannot be told yet is not told', () => {
  it.each([
    ['a row that does not say who it is', row('ella,', 'ella@northwind.example,')],
    ['a header that is not known', row('upm,number', 'upn,number')],
    ['a word under ccaip that is not known', row('Leeds,,,agnet', 'Leeds,,,agent')],
    ['a group whose name can not be read', set(['groups', 1, 'group'], odd)],
  ])('%s is told alone', (_, mistake) => {
    const [first = '', ...others] = told(
      set(['queues', 0, 'agents'], ['ella@northwind.example', 'dev@northwind.example']),
      mistake,
    );
    expect(first).toMatch(/users\.csv|groups\[1\]/);
    expect(others).toEqual([]);
  });
});

describe('a misspelt provider', () => {
  const { sipDomain, sbcs } = trunkSections;
  const { sipTrunk } = trunkSections;

  it.each(['telnix', 'Telnyx', 'other'])('%s is the only thing that is told beside its block', (typed) => {
    const sections = { sipTrunk: sipTrunk.replace('provider: telnyx', `provider: ${typed}`), sipDomain, sbcs };
    expect(onlyProblem({ sections })).toMatch(new RegExp(`^\\S+: sipTrunk\\.provider: "${typed}" `));
  });

  it('hides nothing that stays wrong once it is right', () => {
    const missing = (provider: string, block: string) =>
      load({ sections: { sipTrunk: `sipTrunk: { provider: ${provider}${block} }` } }).problems.map(
        (problem) => problem.split(' ')[1],
      );
    expect(missing('byoo', '')).toEqual(['sipTrunk.provider:', 'sipTrunk.inboundDomain:']);
    expect(missing('byo', '')).toEqual(['sipTrunk.inboundDomain:']);
    expect(missing('telnix', ', telnyx: { subdomain: contoso-ujet }')).toEqual([
      'sipTrunk.provider:',
      'sipTrunk.telnyx.outbound:',
    ]);
  });
});
