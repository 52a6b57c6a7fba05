import type { FoundApplication } from '../../../live/read-applications.ts';
import { visibleLine } from '../../../providers/kit/visible-text.ts';
import { declaredPermissions } from './application.ts';
import type { Domains } from './domains.ts';
import type { LeftOut } from './left-out.ts';
import { sectionsOf } from './sections.ts';
import type { ImportedWords } from './tenant-words.ts';
import { type Plain, type PlainMap, yamlText } from './yaml-text.ts';

/** What no tenant tells of itself, and the day. */
export interface Beside {
  readonly tenantId: string;
  readonly inboundDomain: string;
  readonly portal: string;
  readonly secret: { readonly name: string; readonly expires: string };
  readonly application: FoundApplication | undefined;
  /** The way from the tenant's folder to docs/reference. */
  readonly schema: string;
  /** The name of the tenant's folder. */
  readonly name: string;
}

const short = (pairs: PlainMap['pairs']): PlainMap => ({ pairs, isShort: true });

/** The section that a kind of thing stands in. */
const sectionFor: Readonly<Partial<Record<LeftOut['about'], string>>> = {
  'translation rule': 'translationRules',
  SBC: 'sbcs',
  'PSTN usage': 'pstnUsages',
  'voice route': 'pstnUsages',
  'voice routing policy': 'voiceRoutingPolicies',
  'dial plan': 'dialPlans',
  'calling policy': 'callingPolicies',
  'emergency call routing policy': 'emergencyCallRoutingPolicies',
  'caller ID policy': 'callerIdPolicies',
  'treatment of unassigned numbers': 'unassignedNumbers',
  'blocked caller pattern': 'blockedCallers',
  'blocked caller exemption': 'blockedCallerExemptions',
};

export const leftOutLine = ({ about, name, reasons, isOthers }: LeftOut): string =>
  `${isOthers ? 'Left to others' : 'Left out'}: ${about} ${JSON.stringify(name)}. ${reasons.join(' ')}`;

const globalComments = [
  'What holds for everybody who has no other. A policy that is named here gives Global what it says: who edits it edits both.',
];

/** tenant.yaml of a tenant that was there already. */
export const tenantYaml = (imported: ImportedWords, domains: Domains, beside: Beside): string => {
  const { words, leftOut, told, global, groups, people } = imported;
  const { application, secret } = beside;
  const declared = application && declaredPermissions(application);
  const sections = sectionsOf(words, { groups: groups.groups, sites: people.sites });
  const names = sections.map(([name]) => name);
  const commentsOf = (section: string) => leftOut.filter(({ about }) => sectionFor[about] === section).map(leftOutLine);
  const homeless = leftOut.filter(({ about }) => !names.includes(sectionFor[about] ?? '')).map(leftOutLine);
  const aside = [
    ...homeless,
    ...told.map(
      ({ about, name, field, value, why }) =>
        `${about} ${JSON.stringify(name)}: ${field} is ${JSON.stringify(value)}. ${why}`,
    ),
    ...groups.untold.map((one) => `Not said: ${one}`),
  ];
  const body: PlainMap['pairs'] = [
    ['country', words.country],
    [
      'tenant',
      short([
        ['id', beside.tenantId.toLowerCase()],
        ['domain', domains.domain],
        ...(domains.otherDomains.length > 0 ? [['otherDomains', domains.otherDomains] as const] : []),
      ]),
    ],
    [
      'sipTrunk',
      short([['inboundDomain', beside.inboundDomain]]),
      ['Where CCAIP sends calls: no tenant knows it, the command was told.'],
    ],
    ['sipDomain', short([['name', domains.sipDomain]])],
    ...sections.map(([name, of]) => [name, of as Plain, commentsOf(name)] as const),
    ...(global === undefined ? [] : [['global', { pairs: Object.entries(global) }, globalComments] as const]),
    [
      'app',
      {
        pairs: [
          ...(application === undefined ? [] : [['displayName', application.displayName] as const]),
          ['redirectDomain', beside.portal],
          ...(declared === undefined ? [] : [['permissions', declared] as const]),
          ...(application === undefined
            ? []
            : [['inUse', true, ["Its secrets can't be read: CCAIP goes on with the one that it has."]] as const]),
          [
            'secrets',
            [
              short([
                ['name', secret.name],
                ['expires', secret.expires],
              ]),
            ],
            ['A new generation, which up makes; link it in CCAIP, then write linked under ucaas.'],
          ],
        ],
      },
    ],
    [
      'ucaas',
      short([['multicastLimit', 40]]),
      [
        "Of CCAIP's settings nothing can be read: correct it by what stands in the portal.",
        'Nor who is an external user there already, and in which queues: externalUsers and queues say it.',
      ],
    ],
  ];
  return yamlText(
    [
      `yaml-language-server: $schema=${beside.schema}/tenant.schema.json`,
      '',
      `Tenant ${beside.tenantId.toLowerCase()} as it was: npm run import -- ${beside.name} --all read it, and changed nothing there.`,
      'What no file can say is left out, and stays as it is: it stands here as a comment.',
    ],
    { pairs: body },
    aside.map(visibleLine),
  );
};
