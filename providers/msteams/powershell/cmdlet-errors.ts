import { type ErrorKind, ServiceError } from '../../kit/error.ts';
import type { CmdletName, HostError } from './cmdlets.ts';

interface Rule {
  readonly kind: ErrorKind;
  /** In the error id, or in the message without what it quotes: a route named "503" must not look like a fault. */
  readonly text: RegExp;
  /** Reads the message with its quotes; groups are handed to `fix`. */
  readonly quotes?: true;
  /** Means this only where the object itself may be what is absent: New names other objects. */
  readonly ofItself?: true;
  /** Means this from New alone. */
  readonly ofNew?: true;
  readonly fix: (...groups: string[]) => string;
  /** Longer than anybody's patience: the run says so at once and goes on with the rest. */
  readonly retryAfterSeconds?: number;
}

const quoted = `["'“]([^"'”]+)["'”]`;
const always = (sentence: string) => () => sentence;

/**
 * What Teams' texts mean, first match wins: the only place where trunkline matches on them.
 * Texts are documented or observed ones (reference pages of the cmdlets, public issues), and close spellings of them.
 */
const rules: readonly Rule[] = [
  {
    kind: 'Rejected',
    text: /^(NamedParameterNotFound|AmbiguousParameter|MissingMandatoryParameter|ParameterArgument|CommandNotFound|PositionalParameter)|parameter cannot be (found|processed)|cannot (process|validate) (argument|command)|is not recognized as/i,
    fix: always(
      'correct the value that the text names; otherwise install another version of the MicrosoftTeams module.',
    ),
  },
  {
    kind: 'Throttled',
    text: /\b429\b|too ?many ?requests|throttl/i,
    fix: always('run the same command again in a few minutes.'),
  },
  {
    kind: 'Unavailable',
    text: /service is unavailable|serviceunavailable|bad ?gateway|gateway ?time-?out|internal ?server ?error|\b50[0234]\b|timed? ?out|error occurred while sending the request|connection (was|has been) (closed|reset)/i,
    fix: always('run the same command again; what is done stays done.'),
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
  },
  {
    kind: 'NotReady',
    text: new RegExp(`cannot find specified gateway ${quoted}`, 'i'),
    quotes: true,
    fix: (name) =>
      `add "${name}" under sbcs, or correct the spelling; a carrier's derived trunk works hours after a user of its domain was enabled for Enterprise Voice.`,
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
    fix: always('set `adopt: true` at its entry to take it over, or choose another name.'),
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
    text: /access ?(is )?denied|forbidden|unauthori[sz]ed|not authori[sz]ed|insufficient (privileges|permissions)|does not have permission|\b40[13]\b|authorization_requestdenied|token.*(expired|invalid)|lifetime validation failed/i,
    fix: always(
      'give the app the Entra role "Teams Administrator" (or "Teams Communications Administrator") and the Graph permission Organization.Read.All with admin consent.',
    ),
  },
  {
    // New writes, then reads what it made: where reads lag it throws this, and the object is there.
    kind: 'NotFound',
    ofNew: true,
    text: /^\s*\[NotFound\] : Resource not found\W*$/i,
    fix: always('run the same command again: it looks first whether the object is there by now.'),
  },
  {
    kind: 'NotFound',
    ofItself: true,
    text: /not ?found|does not exist|could ?n[o']t be found|cannot be found|cannot find/i,
    fix: always('`pulumi refresh` shows what the tenant holds.'),
  },
  {
    kind: 'Rejected',
    text: /validation|invalid|cannot bind|bad ?request|must (be|have)|not supported/i,
    fix: always('correct the value that Teams names.'),
  },
];

const applies = (rule: Rule, cmdlet: CmdletName): boolean =>
  cmdlet.startsWith('New-') ? rule.ofItself !== true : rule.ofNew !== true;

/** Teams' refusal of one cmdlet as a typed error with one action. `doing` is verb, kind and identity. */
export const cmdletError = (cmdlet: CmdletName, doing: string, error: HostError): ServiceError => {
  const id = error.fullyQualifiedErrorId ?? '';
  const bare = error.message.replaceAll(/(?<![A-Za-z])["'“][^"'”]*["'”](?![A-Za-z])/g, '""');
  for (const rule of rules.filter((one) => applies(one, cmdlet))) {
    const match = rule.text.exec(rule.quotes ? error.message : bare) ?? rule.text.exec(id);
    if (match !== null) {
      return worded(rule.kind, rule.fix(...match.slice(1)), doing, error, rule.retryAfterSeconds);
    }
  }
  const fix = `run the same command again; if Teams stays with it, ask Microsoft${error.correlationId === undefined ? '' : ' with the request id above'}.`;
  return worded('Unknown', fix, doing, error);
};

/** The session's token has ended or was revoked: a new connection may help. */
export const isSignedOut = (error: HostError): boolean =>
  /token.*(expired|invalid)|lifetime validation failed|run connect-microsoftteams|not connected|\b401\b/i.test(
    error.message,
  );

const worded = (
  kind: ErrorKind,
  fix: string,
  doing: string,
  error: HostError,
  retryAfterSeconds?: number,
): ServiceError =>
  new ServiceError({
    kind,
    retryAfterSeconds,
    doing,
    code: error.fullyQualifiedErrorId?.split(',')[0] || undefined,
    text: error.message.trim().replaceAll(/\s*\r?\n\s*/g, ' '),
    requestId: error.correlationId,
    fix,
  });
