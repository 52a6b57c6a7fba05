import { visibleLine } from '../../../providers/kit/visible-text.ts';
import { addOwner } from '../import-file.ts';
import { leftOutLine } from './tenant-yaml.ts';
import type { Written } from './written.ts';

/** So many of one reason are named. */
const mostNamed = 5;

const counted = (count: number, one: string, many = `${one}s`): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** What a person reads at the end: what was read, written and left out, and what comes next. `folder` as they know it. */
export const report = (
  { imported, application, unimported = '' }: Written,
  {
    name,
    tenantId,
    folder,
    isLab,
    calls,
  }: {
    readonly name: string;
    readonly tenantId: string;
    readonly folder: string;
    readonly isLab: boolean;
    /** Lines about calls.yaml. */
    readonly calls: readonly string[];
  },
): string[] => {
  const { words, leftOut, told, groups, people } = imported;
  const read = [
    ...counted(words.sbcs.length, 'SBC'),
    ...counted(words.voiceRoutes.length, 'voice route'),
    ...counted(words.voiceRoutingPolicies.length, 'voice routing policy', 'voice routing policies'),
    ...counted(words.dialPlans.length, 'dial plan'),
    ...counted(
      words.emergencyCallRoutingPolicies.length,
      'emergency call routing policy',
      'emergency call routing policies',
    ),
    ...counted(words.callingPolicies.length, 'calling policy', 'calling policies'),
    ...counted(words.callerIdPolicies.length, 'caller ID policy', 'caller ID policies'),
    ...counted(words.translationRules.length, 'translation rule'),
    ...counted(words.unassignedNumbers.length, 'treatment of unassigned numbers', 'treatments of unassigned numbers'),
    ...counted(
      words.blockedCallers.length + words.blockedCallerExemptions.length,
      'pattern of blocked callers',
      'patterns of blocked callers',
    ),
    ...counted(groups.groups.length, 'group'),
    ...counted(people.rows.length, 'user'),
  ].join(', ');
  const untold = [...Map.groupBy(people.untold, ({ why }) => why)].map(([why, these]) => {
    const named = these.slice(0, mostNamed).map(({ who }) => who);
    const rest = these.length - named.length;
    return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}: ${why}`;
  });
  const left = [
    ...leftOut.map(leftOutLine).map((line) => line.replace(/^Left out: /, '')),
    ...groups.untold,
    ...untold,
  ];
  const pulumi = isLab ? 'npm run lab --' : 'npm run pulumi --';
  const stack = isLab ? '' : ` -s ${name}`;
  const secrets = application?.secrets.length ?? 0;
  return [
    `${name}: tenant ${tenantId}, read as it is now; nothing was changed there.`,
    `  read     ${read}`,
    `  written  ${folder}: tenant.yaml, users.csv, calls.yaml, import.json`,
    ...section('left out', left),
    ...section(
      'beside',
      told.map(
        ({ about, name: of, field }) =>
          `${about} "${of}": ${field}, in no section: see the comment at the end of tenant.yaml`,
      ),
    ),
    ...section('calls', calls),
    ...section('by hand', [
      `sipTrunk.inboundDomain, sipTrunk.sipUriHost, ucaas, queues and the columns ccaip and ccaipEmail are CCAIP's, which no tenant knows: read them against its portal`,
      application === undefined
        ? unimported
        : `${application.displayName} (object id ${application.objectId}) is imported and protected; ${secrets === 0 ? 'it has no client secret' : `the values of its ${secrets === 1 ? 'client secret' : `${secrets} client secrets`} can't be read`}: up makes a new one. Link it, then write ucaas.linked`,
    ]),
    ...section(
      'first',
      application === undefined
        ? []
        : addOwner('applications', application.objectId)
            .split('\n')
            .map((line) => line.trim()),
    ),
    `  next     npm run lint -- ${name}`,
    ...(isLab ? [] : [`           npm run pulumi -- stack init ${name}`]),
    `           ${pulumi} import${stack} --file ${folder}/import.json --generate-code=false --protect=false --yes`,
    `           ${pulumi} preview${stack} --diff     only what no tenant tells should be left: the new secret`,
    `  then     remove ${folder}/import.json: it names people, and is of use once`,
  ].map(visibleLine);
};

const section = (title: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(8)} ${line}`);
