/** A header as it is compared: without accents, signs, blanks and what can't be seen, in lower case. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\s_.'\u2019-]/gu, '')
    .toLowerCase();

/**
 * What other programs call the columns of users.csv: exports of the Teams and Microsoft 365 admin centers, in several languages, Graph,
 * Get-CsOnlineUser and Get-CsPhoneNumberAssignment.
 */
const words: Readonly<Record<string, string>> = {
  upn: 'UserPrincipalName, User name, SignInName, Login, Account, User ID, UPN address',
  number:
    'LineURI, OnPremLineURI, TelephoneNumber, Telephone, PhoneNumber, Phone, E164, DID, DDI, Assigned phone number, Business phones, Direct number',
  policy: 'OnlineVoiceRoutingPolicy, VoiceRoutingPolicy',
  dialPlan: 'TenantDialPlan',
  callingPolicy: 'TeamsCallingPolicy',
  emergencyCallRoutingPolicy: 'TeamsEmergencyCallRoutingPolicy',
  callerIdPolicy: 'CallingLineIdentity',
};

/** The same elsewhere: German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Polish, Japanese, Chinese. */
const elsewhere: Readonly<Record<string, string>> = {
  upn: "Benutzerprinzipalname, Benutzername, Anmeldename, Nom d'utilisateur principal, Nom principal de l'utilisateur, Nom d'utilisateur, Nombre principal de usuario, Nombre de usuario, Nome entità utente, Nome dell'entità utente, Nome utente, Nome principal do usuário, Nome de usuário, Nome de utilizador, Gebruikersnaam, User principal-naam, Användarnamn, Brugernavn, Brukernavn, Nazwa użytkownika, ユーザー プリンシパル名, ユーザー名, 用户主体名称, 用户名",
  number:
    'Telefonnummer, Rufnummer, Zugewiesene Telefonnummer, Telefon, Numéro de téléphone, Numéro de téléphone attribué, Téléphone, Número de teléfono, Número de teléfono asignado, Teléfono, Numero di telefono, Numero di telefono assegnato, Número de telefone, Telefone, Telefoonnummer, Toegewezen telefoonnummer, Telefoon, Numer telefonu, 電話番号, 割り当てられた電話番号, 电话号码',
};

const foreign = new Map(
  [words, elsewhere].flatMap((table) =>
    Object.entries(table).flatMap(([column, headers]) =>
      headers.split(', ').map((header): [string, string] => [headerKey(header), column]),
    ),
  ),
);

/** Columns that hold addresses, which are sign-in names often but not always. */
const addresses = new Set(['email', 'emailaddress', 'mail', 'primarysmtpaddress', 'sipaddress', 'windowsemailaddress']);

/** The column that another program's header means. */
export const foreignColumn = (header: string): string | undefined => foreign.get(headerKey(header));

export const isAddress = (header: string): boolean => addresses.has(headerKey(header));
