import { isLabId } from '../../tenant/lab-tenant.ts';
import { listing } from '../../tenant/listing.ts';
import type { Problem } from '../../tenant/problem.ts';
import { type Answers, flagOf, type Question } from './questions.ts';

/** What there is already where a new tenant is to be. */
export interface Surroundings {
  /** The folder that would be written, as a person knows it, and whether something stands there. */
  readonly folder: string;
  readonly isThere: boolean;
  /** Tenant ids by folder. */
  readonly ids: ReadonlyMap<string, string>;
  /** As typed, where it isn't `npm run new`. */
  readonly command?: string;
  /** The lab's tenant can be read as any other. */
  readonly mayBeLab?: boolean;
}

/** A stack's name, as every backend takes it. */
const stackName = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** Everything that is wrong with the name and the answers; `isWhole`: what is missing can't be asked any more. */
export const judgeNew = (
  name: string,
  answers: Partial<Answers>,
  questions: readonly Question[],
  { folder, isThere, ids, command = 'npm run new', mayBeLab = false }: Surroundings,
  isWhole: boolean,
): Problem[] => [
  ...nameProblems(name, command, mayBeLab),
  ...(isThere
    ? [{ file: folder, message: 'is there already.', fix: 'choose another name, or edit what stands there.' }]
    : []),
  ...questions.flatMap(({ key, text, example, wrong }): Problem[] => {
    const value = answers[key];
    if (value !== undefined) {
      const wording = wrong(value, answers);
      return wording === undefined ? [] : [{ file: command, path: flagOf(key), ...wording }];
    }
    if (!isWhole) return [];
    const fix = `add ${flagOf(key)} ${/[^\w.:/@+-]/.test(example) ? `"${example}"` : example}, with the right value.`;
    return [{ file: command, path: flagOf(key), message: `is missing: ${text}.`, fix }];
  }),
  ...idProblems(answers.tenantId, ids, command, mayBeLab),
];

/** Names that Windows keeps for devices, with any ending, and what it drops at the end of a name. */
const notOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i;

/** The name with what a folder and a stack can't have left out. */
const plainName = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/-?\.+(?=-|$)|^[-._]+|[-._]+$/g, '')
    .slice(0, 60);

const shortName = (typed: string): string => {
  const plain = plainName(typed).toLowerCase();
  return isName(plain) && plain !== 'lab' && plain !== 'templates' ? plain : 'contoso';
};

const isName = (name: string): boolean => stackName.test(name) && !notOnWindows.test(name);

const nameProblems = (name: string, command: string, mayBeLab: boolean): Problem[] =>
  isName(name) && !(mayBeLab ? ['templates'] : ['lab', 'templates']).includes(name.toLowerCase())
    ? []
    : [
        {
          file: command,
          message: `"${name}" can't be the name of a tenant.`,
          allowed:
            'Letters, digits, hyphens, dots and underscores, at most 100; it is the name of its folder and its stack. Not lab, not templates, not what Windows keeps for devices.',
          fix: `write the customer's short name, e.g. ${shortName(name)}.`,
        },
      ];

const idProblems = (
  id: string | undefined,
  ids: ReadonlyMap<string, string>,
  command: string,
  mayBeLab: boolean,
): Problem[] => {
  if (id === undefined) return [];
  const path = flagOf('tenantId');
  const same = [...ids].filter(([, other]) => other.toLowerCase() === id.toLowerCase()).map(([folder]) => folder);
  if (isLabId(id) && !mayBeLab) {
    return [{ file: command, path, message: `"${id}" is the lab's tenant.`, fix: "write the customer's." }];
  }
  if (same.length === 0 || isLabId(id)) return [];
  return [
    {
      file: command,
      path,
      message: `"${id}" is the tenant of folder ${listing(same)} already.`,
      allowed: 'A tenant has one folder and one stack.',
      fix: 'correct the id, or edit that folder.',
    },
  ];
};
