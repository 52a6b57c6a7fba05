import type { LabContext } from '../../context.ts';
import type { LabCcaipLink, LabCcaipSettings } from '../model.ts';
import { changeSettings, readSettings } from '../settings.ts';
import { askMicrosoft, type MicrosoftReply, refusalIn } from './microsoft.ts';
import { authorityOf } from './start-link.ts';

/** What CCAIP learns of Teams when it uses the link: availability by UCaaS username, or why it learns nothing. */
export type TeamsNews =
  | { readonly kind: 'not linked' }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'news'; readonly availability: ReadonlyMap<string, string> };

const day = 86_400_000;

const isOver = (context: LabContext, { expires }: LabCcaipSettings): boolean =>
  context.switches.enteredExpiry === 'endsLink' &&
  expires !== null &&
  context.clock.now() >= Date.parse(`${expires}T00:00:00Z`) + day;

const refresh = (context: LabContext, settings: LabCcaipSettings, link: LabCcaipLink): Promise<MicrosoftReply> =>
  askMicrosoft(context, {
    method: 'POST',
    path: `/${authorityOf(context)}/oauth2/v2.0/token`,
    form: {
      grant_type: 'refresh_token',
      client_id: settings.appId ?? '',
      client_secret: context.seal.open(settings.secret ?? ''),
      refresh_token: context.seal.open(link.refreshToken),
    },
  });

/** A refusal marks the link; no answer doesn't. */
const fail = (context: LabContext, link: LabCcaipLink, reply: MicrosoftReply): TeamsNews => {
  const why = refusalIn(reply);
  if (reply.status !== 0 && reply.status < 500) changeSettings(context, { link: { ...link, broken: why } });
  return { kind: 'broken', why };
};

interface Row {
  readonly id: string;
  readonly userPrincipalName: string;
}

/** Everybody, page after page; a reply that is none of it where it ended. */
const readPeople = async (context: LabContext, token: string): Promise<readonly Row[] | MicrosoftReply> => {
  const rows: Row[] = [];
  let path: string | undefined = '/v1.0/users?$select=id,userPrincipalName&$top=999';
  while (path !== undefined) {
    const reply: MicrosoftReply = await askMicrosoft(context, { method: 'GET', path, token });
    if (reply.status !== 200) return reply;
    rows.push(...(reply.body.value as readonly Row[]));
    const next = reply.body['@odata.nextLink'];
    path = typeof next === 'string' ? next.slice(context.origin.length) : undefined;
  }
  return rows;
};

/** DOC cloudcommunications-getpresencesbyuserid. */
const mostIds = 650;

const readPresence = async (
  context: LabContext,
  token: string,
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | MicrosoftReply> => {
  const found = new Map<string, string>();
  const ids = [...names.keys()];
  for (let first = 0; first < ids.length; first += mostIds) {
    const json = { ids: ids.slice(first, first + mostIds) };
    const path = '/v1.0/communications/getPresencesByUserId';
    const reply = await askMicrosoft(context, { method: 'POST', path, token, json });
    if (reply.status !== 200) return reply;
    for (const one of reply.body.value as readonly { id: string; availability: string }[]) {
      found.set(names.get(one.id) ?? one.id, one.availability);
    }
  }
  return found;
};

const externalNames = ({ store }: LabContext): ReadonlySet<string> =>
  new Set(store.list('ccaipUser').flatMap((one) => (one.external ? [(one.ucaasUserName ?? '').toLowerCase()] : [])));

/**
 * CCAIP looks at Teams: a fresh access token by the refresh token, the people, and the presence of its external users. What became of
 * the link shows only now. When CCAIP really does that isn't known (assumed: whenever agents' statuses are looked at).
 */
export const useLink = async (context: LabContext): Promise<TeamsNews> => {
  const settings = readSettings(context.store);
  const { link } = settings;
  if (link === null) return { kind: 'not linked' };
  if (isOver(context, settings)) {
    const why = `The expiration date that was entered, ${settings.expires}, is over.`;
    changeSettings(context, { link: { ...link, broken: why } });
    return { kind: 'broken', why };
  }
  const tokens = await refresh(context, settings, link);
  if (tokens.status !== 200) return fail(context, link, tokens);
  const token = String(tokens.body.access_token);
  const people = await readPeople(context, token);
  if ('status' in people) return fail(context, link, people);
  const external = externalNames(context);
  const names = new Map(
    people
      .map(({ id, userPrincipalName }) => [id, userPrincipalName.toLowerCase()] as const)
      .filter(([, name]) => external.has(name)),
  );
  const availability = await readPresence(context, token, names);
  if ('status' in availability) return fail(context, link, availability);
  if (link.broken !== null) changeSettings(context, { link: { ...link, broken: null } });
  return { kind: 'news', availability };
};
