import type { ErrorKind } from '../../kit/error.ts';
import type { CmdletName } from './cmdlets.ts';

export interface ErrorRule {
  readonly kind: ErrorKind;
  /** In the error id, or in the message without what it quotes: a route named "503" must not look like a fault. */
  readonly text: RegExp;
  /** Reads the message with its quotes; groups are handed to `fix`. */
  readonly quotes?: true;
  /** Means this only where the object itself may be what is absent: New names other objects. */
  readonly ofItself?: true;
  readonly fix: (...groups: string[]) => string;
  /** Longer than anybody's patience: the run says so at once and goes on with the rest. */
  readonly retryAfterSeconds?: number;
  /** What it waits for then, which no run can bring about. */
  readonly waitsFor?: string;
}

/** What helps by kind alone: also where only the status told. */
export const fixes = {
  Throttled: 'run the same command again in a few minutes.',
  Unavailable: 'run the same command again; what is done stays done.',
  Forbidden:
    'give the app the Entra role "Teams Communications Administrator" (or "Teams Administrator"), active, and the Graph permission Organization.Read.All with admin consent.',
  AlreadyExists: 'set `adopt: true` at its entry to take it over, or choose another name.',
  NotFound: '`pulumi refresh` shows what the tenant holds.',
  Rejected: 'correct the value that Teams names.',
} as const satisfies Partial<Record<ErrorKind, string>>;

const quoted = `["'“]([^"'”]+)["'”]`;
const always = (sentence: string) => () => sentence;

/** A status in a text, where it is said to be one: the "503" of a route's name is none. */
const status = (numbers: string): string => `(?:^|\\(|http[ /\\d.]*|status[^\\d]{0,40})(?:${numbers})\\b`;

/**
 * What Teams' texts mean, first match wins: the only place where trunkline matches on them, and the last that is asked.
 * Texts are documented or observed ones (reference pages of the cmdlets, public issues), and close spellings of them.
 */
const rules: readonly ErrorRule[] = [
  {
    kind: 'Rejected',
    text: /^(NamedParameterNotFound|AmbiguousParameter|MissingMandatoryParameter|ParameterArgument|CommandNotFound|PositionalParameter)|parameter cannot be (found|processed)|cannot (process|validate) (argument|command)|is not recognized as/i,
    fix: always(
      'correct the value that the text names; otherwise install another version of the MicrosoftTeams module.',
    ),
  },
  {
    kind: 'Rejected',
    text: /method or operation is not implemented/i,
    fix: always(
      "install another version of the MicrosoftTeams module, best the newest of the range of docs/first-tenant.md: this one can't do what is asked.",
    ),
  },
  {
    kind: 'Throttled',
    text: new RegExp(`${status('429')}|too ?many ?requests|throttl`, 'i'),
    fix: always(fixes.Throttled),
  },
  {
    kind: 'Unavailable',
    text: new RegExp(
      `${status('50[0234]')}|service (is )?(temporarily )?unavailable|serviceunavailable|bad ?gateway|gateway ?time-?out|internal ?server ?error|timed? ?out`,
      'i',
    ),
    fix: always(fixes.Unavailable),
  },
  {
    kind: 'Rejected',
    text: /can ?not use the ["'“][^"'”]+\.onmicrosoft\.com["'”] domain/i,
    quotes: true,
    fix: always("name the SBC in the SIP provider's domain, registered in Microsoft 365."),
  },
  {
    kind: 'NotReady',
    text: new RegExp(`can ?not use the ${quoted} domain.*configured for this tenant`, 'i'),
    quotes: true,
    fix: (name) =>
      `register the domain of "${name}" in Microsoft 365 and give a licensed user a sign-in name in it; it is usable up to 24 h later: then run the same command again.`,
    retryAfterSeconds: 3600,
    waitsFor:
      'Teams to accept its domain (registered in Microsoft 365, with a licensed user in it; that can take 24 hours)',
  },
  {
    kind: 'NotReady',
    text: new RegExp(`cannot find specified gateway ${quoted}`, 'i'),
    quotes: true,
    fix: (name) =>
      `add "${name}" under sbcs, or correct the spelling; a carrier's derived trunk works hours after a user of its domain was enabled for Enterprise Voice.`,
    waitsFor: "Teams to know the carrier's trunk",
  },
  {
    kind: 'NotReady',
    text: /is not a user policy/i,
    fix: always('a new policy takes up to 15 minutes to be assignable: run the same command again.'),
  },
  {
    kind: 'InUse',
    text: /linked "" exists|linked \w+ exists|(currently|still) assigned|assigned to (one or more|any|\d+) |\bin use\b|being used|is used by|referenced by/i,
    fix: always('take it out of what uses it first, then run the same command again.'),
  },
  {
    kind: 'NotReady',
    text: /usage.*(must be an existing|does ?n[o']t exist|not found|cannot be found|unknown|invalid)|(must be an existing|unknown|invalid|cannot find).*usage/i,
    fix: always('add it under pstnUsages, or correct the spelling; a usage made a moment ago may need a minute.'),
  },
  {
    kind: 'AlreadyExists',
    text: /already exists?|\bconflict\b|already been (created|added)|is a duplicate|must be unique/i,
    fix: always(fixes.AlreadyExists),
  },
  {
    kind: 'Rejected',
    text: /maximum\s*\[?\d+\]?.*limitation is reached/i,
    fix: always('remove dial plans that nobody uses.'),
  },
  {
    kind: 'Rejected',
    text: /length (cannot exceed|of at most)/i,
    fix: always('shorten it in the tenant file.'),
  },
  {
    kind: 'Forbidden',
    text: /tenant domain is empty/i,
    fix: always('grant the application the Graph permission Organization.Read.All, with admin consent.'),
  },
  {
    kind: 'Rejected',
    text: /less than \d+ seconds difference/i,
    fix: always('run the same command again: both tokens are asked for anew.'),
  },
  {
    kind: 'Forbidden',
    text: new RegExp(
      `${status('40[13]')}|access ?(is )?denied|forbidden|unauthori[sz]ed|not authori[sz]ed|insufficient (privileges|permissions)|does not have permission|authorization_requestdenied|token.*(expired|invalid)|lifetime validation failed|call the Connect-MicrosoftTeams cmdlet`,
      'i',
    ),
    fix: always(fixes.Forbidden),
  },
  {
    kind: 'NotFound',
    ofItself: true,
    text: /not ?found|does not exist|could ?n[o']t be found|cannot be found|cannot find/i,
    fix: always(fixes.NotFound),
  },
  {
    kind: 'Rejected',
    text: /validation|invalid|cannot bind|bad ?request|must (be|have)|not supported/i,
    fix: always(fixes.Rejected),
  },
];

const applies = (rule: ErrorRule, cmdlet: CmdletName): boolean => rule.ofItself !== true || !cmdlet.startsWith('New-');

export interface Meaning {
  readonly kind: ErrorKind;
  readonly fix: string;
  readonly retryAfterSeconds?: number;
  readonly waitsFor?: string;
}

/** Without what a message quotes: the names that people gave. */
export const bareText = (text: string): string => text.replaceAll(/(?<![A-Za-z])["'“][^"'”]*["'”](?![A-Za-z])/g, '""');

/** What a text and an error id say; undefined where nobody has seen the like yet. */
export const meaningOfWords = (cmdlet: CmdletName, text: string, id: string): Meaning | undefined => {
  const bare = bareText(text);
  for (const rule of rules.filter((one) => applies(one, cmdlet))) {
    const match = rule.text.exec(rule.quotes ? text : bare) ?? rule.text.exec(id);
    if (match !== null) {
      const { kind, retryAfterSeconds, waitsFor } = rule;
      return { kind, fix: rule.fix(...match.slice(1)), retryAfterSeconds, waitsFor };
    }
  }
  return undefined;
};
