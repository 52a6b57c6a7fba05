import { bareSipUri } from '../../../kit/bare-sip-uri.ts';
import type { ExternalFields } from '../../bulk/change.ts';
import type { CcaipUser } from '../../users.ts';

/** What is asked for one user. */
export interface Asked extends ExternalFields {
  /** Left out, it stays as it is in CCAIP. */
  readonly unrestrictedInternationalCalling?: boolean;
}

/** `+31205552101@ujet.sip.carrier.example ada@contoso.com unrestricted`: as a program asks it, and as the state has it. */
const writeValue = ({ sipUri, ucaasName, unrestrictedInternationalCalling: calling }: Asked): string =>
  [sipUri, ucaasName, ...(calling === undefined ? [] : [calling ? 'unrestricted' : 'restricted'])].join(' ');

export const readValue = (text: string): Asked => {
  const [sipUri = '', ucaasName = '', calling] = text.split(' ');
  return {
    sipUri,
    ucaasName,
    ...(calling !== undefined && { unrestrictedInternationalCalling: calling === 'unrestricted' }),
  };
};

/** SIP hosts and sign-in names have no case, and CCAIP may show the scheme. */
const plain = (text: string | undefined): string => bareSipUri(text ?? '');

/** Whether CCAIP has what is asked. */
export const isMet = (value: string, user: CcaipUser): boolean => {
  const { sipUri, ucaasName, unrestrictedInternationalCalling: calling } = readValue(value);
  return (
    user.external === true &&
    plain(user.sipUri) === plain(sipUri) &&
    plain(user.ucaasName) === plain(ucaasName) &&
    (calling === undefined || user.unrestrictedInternationalCalling === calling)
  );
};

/** The same external fields, whatever is said of calls abroad. */
export const isSameFields = (one: string, other: string): boolean =>
  isSamePlace(one, other) && isSameName(readValue(one).ucaasName, readValue(other).ucaasName);

export const isSameName = (one: string, other: string | undefined): boolean => plain(one) === plain(other);

/** The same place: what a call is handed to, whatever else is asked. */
export const isSamePlace = (one: string, other: string): boolean =>
  plain(readValue(one).sipUri) === plain(readValue(other).sipUri);

/** What an external user has, in the words in which it is asked; undefined for who is none. */
export const heldValue = (user: CcaipUser): string | undefined =>
  user.external === true || (user.sipUri ?? '') !== ''
    ? writeValue({ sipUri: blankless(user.sipUri), ucaasName: blankless(user.ucaasName) })
    : undefined;

/** A line's words are parted by blanks. */
const blankless = (text: string | undefined): string => (text ?? '').trim().replaceAll(/\s+/g, '_') || '-';

export const isDeactivated = ({ deactivatedAt }: CcaipUser): boolean => (deactivatedAt ?? '') !== '';
