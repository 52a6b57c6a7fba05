/**
 * What other programs call the columns of users.csv, without spaces, `_`, `-` and `.`, in lower case: exports of the Teams and Microsoft 365
 * admin centers, Graph, Get-CsOnlineUser and Get-CsPhoneNumberAssignment.
 */
const foreign: Readonly<Record<string, string>> = {
  userprincipalname: 'upn',
  username: 'upn',
  signinname: 'upn',
  login: 'upn',
  number: 'number',
  lineuri: 'number',
  onpremlineuri: 'number',
  telephonenumber: 'number',
  telephone: 'number',
  phonenumber: 'number',
  phone: 'number',
  e164: 'number',
  did: 'number',
  ddi: 'number',
  onlinevoiceroutingpolicy: 'policy',
  voiceroutingpolicy: 'policy',
  tenantdialplan: 'dialPlan',
  teamscallingpolicy: 'callingPolicy',
  teamsemergencycallroutingpolicy: 'emergencyCallRoutingPolicy',
  callinglineidentity: 'callerIdPolicy',
};

/** Columns that hold addresses, which are sign-in names often but not always. */
const addresses = new Set(['email', 'emailaddress', 'mail', 'primarysmtpaddress', 'sipaddress', 'windowsemailaddress']);

/** A header as it is compared. */
export const headerKey = (header: string): string => header.toLowerCase().replaceAll(/[\s_.-]/g, '');

/** The column that another program's header means. */
export const foreignColumn = (header: string): string | undefined => foreign[headerKey(header)];

export const isAddress = (header: string): boolean => addresses.has(headerKey(header));
