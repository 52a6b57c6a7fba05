import { ServiceError } from '../../kit/error.ts';
import { answeredStatus } from './answered-status.ts';
import { type CmdletName, type HostError, isWrite } from './cmdlets.ts';
import { fixes, type Meaning, meaningOfWords } from './error-words.ts';
import { shownText } from './shown-text.ts';
import { transportFault } from './transport-fault.ts';

/** PowerShell's own refusals, before anything was sent. */
const refusedByPowerShell =
  /^System\.Management\.Automation\.(ParameterBinding\w*|CommandNotFound|PSArgument\w*|ValidationMetadata)Exception$/;

const badParameter: Meaning = {
  kind: 'Rejected',
  fix: 'correct the value that the text names; otherwise install another version of the MicrosoftTeams module.',
};
const lostOnTheWay: Meaning = {
  kind: 'Unavailable',
  fix: 'check the network, any proxy and that this machine trusts its certificate, then run the same command again; what is done stays done.',
};
const notReadYet: Meaning = {
  kind: 'NotFound',
  fix: 'run the same command again: it looks first whether the object is there by now.',
};

/** What a status means whatever the words are. */
const meaningOfStatus = (status: number | undefined): Meaning | undefined => {
  if (status === 429) return { kind: 'Throttled', fix: fixes.Throttled };
  if (status === 401 || status === 403) return { kind: 'Forbidden', fix: fixes.Forbidden };
  const isFault = status !== undefined && (status >= 500 || status === 408);
  return isFault ? { kind: 'Unavailable', fix: fixes.Unavailable } : undefined;
};

/** What a status means where the words say nothing. */
const lastMeaning = (cmdlet: CmdletName, status: number | undefined): Meaning | undefined => {
  if (status === 404 && !cmdlet.startsWith('New-')) return { kind: 'NotFound', fix: fixes.NotFound };
  if (status === 409) return { kind: 'AlreadyExists', fix: fixes.AlreadyExists };
  return status === 400 ? { kind: 'Rejected', fix: fixes.Rejected } : undefined;
};

/** New writes, then reads what it made: where reads lag it throws "[NotFound] : Resource not found", and the object is there. */
const isUnreadNew = (cmdlet: CmdletName, error: HostError): boolean =>
  cmdlet.startsWith('New-') &&
  answeredStatus(error) === 404 &&
  /^\W*(NotFound\W+)?resource not found\W*$/i.test(error.message);

/**
 * Whether a write that failed may have been done: a fault speaks of the cmdlet's last request only. New and Set send several
 * (they write and then read, or read before), so that even "it didn't leave" proves nothing of them; Remove and the batch send
 * one. A refusal that is understood is one of the write.
 */
const mayBeDone = (cmdlet: CmdletName, { kind }: Meaning, error: HostError): boolean => {
  if (!isWrite(cmdlet) || !['Unavailable', 'Throttled', 'Unknown'].includes(kind)) return false;
  const isOneRequest = cmdlet.startsWith('Remove-') || cmdlet === 'New-CsBatchPolicyAssignmentOperation';
  const fault = transportFault(error);
  const isRefused = fault === undefined && (answeredStatus(error) ?? 500) < 500;
  return !(isOneRequest && (fault === 'notSent' || isRefused));
};

/** A thrown text is its own error id: such a one is none. */
const idOf = ({ fullyQualifiedErrorId: id = '', message }: HostError): string =>
  /\s/.test(id) || id === message.trim() ? '' : id;

/** Teams' refusal of one cmdlet as a typed error with one action. `doing` is verb, kind and identity. */
export const cmdletError = (cmdlet: CmdletName, doing: string, error: HostError): ServiceError => {
  const id = idOf(error);
  const text = shownText(error.message);
  const isFault = transportFault(error) !== undefined;
  const isUnread = isUnreadNew(cmdlet, error);
  const meaning = isFault ? lostOnTheWay : isUnread ? notReadYet : meaningOf(cmdlet, error, text, id);
  return new ServiceError({
    ...meaning,
    doing,
    code: id.split(',')[0] || undefined,
    text: isFault ? withInner(text, error.innerMessage) : text,
    requestId: error.correlationId,
    mayBeDone: isUnread || mayBeDone(cmdlet, meaning, error) || undefined,
  });
};

const meaningOf = (cmdlet: CmdletName, error: HostError, text: string, id: string): Meaning => {
  const status = answeredStatus(error);
  const request = error.correlationId === undefined ? '' : ' with the request id above';
  return (
    (error.exceptionTypes?.some((type) => refusedByPowerShell.test(type)) ? badParameter : undefined) ??
    meaningOfStatus(status) ??
    meaningOfWords(cmdlet, text, id) ??
    lastMeaning(cmdlet, status) ?? {
      kind: 'Unknown',
      fix: `run the same command again; if Teams stays with it, ask Microsoft${request}.`,
    }
  );
};

/** HttpClient's own message often says nothing but "see inner exception". */
const withInner = (text: string, inner: string | undefined): string => {
  const more = shownText(inner ?? '');
  return more === '' || text.includes(more) ? text : `${text} (${more})`;
};

/** The session has ended, broke, or its token was revoked: a new connection may help. */
export const isSignedOut = (error: HostError): boolean =>
  answeredStatus(error) === 401 ||
  /token.*(expired|invalid)|lifetime validation failed|(run|call the) connect-microsoftteams|not connected/i.test(
    error.message,
  );
