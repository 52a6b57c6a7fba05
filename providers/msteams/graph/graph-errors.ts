import { type ErrorKind, ServiceError } from '../../kit/error.ts';

/** A refusal as Graph sent it, alone or as an item of a `$batch`. */
export interface GraphRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The request's path below `/v1.0`: tells which permission is missing. */
  readonly path: string;
  readonly doing: string;
  /** Who asked; everyday if left out. */
  readonly identity?: 'everyday' | 'setup';
}

interface Meaning {
  readonly kind: ErrorKind;
  readonly fix?: string;
}

const goOn = 'run up again: it goes on where it stopped.';

const licenceFix =
  'assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard), wait a few minutes, run up again.';

/** What the number service says in words only: its codes aren't published. */
const numberTexts: readonly (readonly [RegExp, Meaning])[] = [
  [
    /already been assigned to another user/i,
    { kind: 'InUse', fix: 'release it from its holder, or correct the number in users.csv.' },
  ],
  [/lacks appropriate licen[sc]e/i, { kind: 'NotLicensed', fix: licenceFix }],
  [
    /on-premises Active Directory/i,
    {
      kind: 'Rejected',
      fix: 'clear the number in the on-premises directory and let it synchronise; Teams says the same of a user without Phone System, so check the licence too.',
    },
  ],
  [
    /assignment.{0,20}block|block.{0,20}assignment|is blocked/i,
    {
      kind: 'Rejected',
      fix: 'lift the block (Set-CsPhoneNumberAssignmentBlock), or choose another number in users.csv.',
    },
  ],
  [/is not found from tenant/i, { kind: 'NotFound' }],
  [/Service is unavailable/i, { kind: 'Unavailable', fix: goOn }],
];

/** @see https://learn.microsoft.com/graph/permissions-reference */
const permissions: readonly (readonly [RegExp, string])[] = [
  [/telephoneNumberManagement/i, 'TeamsTelephoneNumber.ReadWrite.All'],
  [/userConfigurations/i, 'TeamsUserConfiguration.Read.All'],
  [/\/presence\b/i, 'Presence.Read.All'],
  [/\/callRecords\b/i, 'CallRecord-PstnCalls.Read.All'],
  [/^\/oauth2PermissionGrants\b/i, 'DelegatedPermissionGrant.Read.All'],
  [/\/memberOf\/microsoft\.graph\.directoryRole\b/i, 'RoleManagement.Read.Directory'],
  [/^\/(users|directory)\b/i, 'User.Read.All'],
  [/^\/groups\b/i, 'Group.Read.All'],
  [/^\/domains\b/i, 'Domain.Read.All'],
  [/^\/subscribedSkus\b/i, 'Organization.Read.All'],
];

/** What the setup identity writes. */
const setupPermissions: readonly (readonly [RegExp, string])[] = [
  [/^\/users\/[^/]+\/assignLicense\b/i, 'LicenseAssignment.ReadWrite.All'],
  [/^\/users\b/i, 'User.ReadWrite.All'],
  [/^\/domains\b/i, 'Domain.ReadWrite.All'],
];

const permissionFix = ({ path, identity }: GraphRefusal): string => {
  const isSetup = identity === 'setup';
  const who = isSetup ? 'setup identity' : "automation's identity";
  const permission = (isSetup ? setupPermissions : permissions).find(([pattern]) => pattern.test(path))?.[1];
  return permission === undefined
    ? `grant the ${who} the permissions of docs/first-tenant.md, with admin consent.`
    : `grant the ${who} the Graph application permission ${permission}, with admin consent, then run again (a new token may take minutes).`;
};

const statusMeaning = (refusal: GraphRefusal): Meaning => {
  const { status } = refusal;
  if (status === 429) return { kind: 'Throttled', fix: 'run up again in a few minutes: it goes on where it stopped.' };
  if (status === 401) {
    return { kind: 'Forbidden', fix: "Graph didn't take the token: check the credentials, then run again." };
  }
  if (status === 403) return { kind: 'Forbidden', fix: permissionFix(refusal) };
  if (status === 404) return { kind: 'NotFound' };
  if (status === 409) return { kind: 'AlreadyExists' };
  if (status === 408 || status >= 500) return { kind: 'Unavailable', fix: goOn };
  return { kind: status >= 400 ? 'Rejected' : 'Unknown' };
};

const errorOf = (body: unknown): { code?: string; message?: string; requestId?: string } => {
  const error = (body as { error?: Record<string, unknown> } | null | undefined)?.error;
  if (typeof error !== 'object' || error === null) return {};
  const inner = (error.innerError ?? error.innererror) as Record<string, unknown> | undefined;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { code: text(error.code), message: text(error.message), requestId: text(inner?.['request-id']) };
};

/** A header whatever its case: `$batch` items don't promise one. */
const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];

/** Graph's status, code and text as one of our kinds, with what to do. */
export const graphError = (refusal: GraphRefusal): ServiceError => {
  const { code, message, requestId } = errorOf(refusal.body);
  const byText =
    refusal.status < 500 && refusal.status !== 429 && refusal.status !== 403 ? meaningOf(message) : undefined;
  const meaning = byText ?? statusMeaning(refusal);
  const seconds = Number(headerOf(refusal.headers, 'retry-after'));
  return new ServiceError({
    ...meaning,
    doing: refusal.doing,
    code: code ?? `HTTP ${refusal.status}`,
    text: message ?? 'Microsoft Graph gave no reason.',
    requestId: requestId ?? headerOf(refusal.headers, 'request-id'),
    retryAfterSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  });
};

const meaningOf = (text: string | undefined): Meaning | undefined =>
  text === undefined ? undefined : numberTexts.find(([pattern]) => pattern.test(text))?.[1];

/** The end of a number operation that failed: the same texts as a refusal, without a status. */
export const numberOperationError = (statusDetail: string | null | undefined, doing: string): ServiceError =>
  new ServiceError({
    ...(meaningOf(statusDetail ?? undefined) ?? { kind: 'Rejected' }),
    doing,
    text: statusDetail || 'Teams gave no reason.',
  });
