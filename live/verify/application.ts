import type { z } from 'zod';
import type { Session } from '../../providers/msteams/session.ts';
import { lastWholeDay } from '../../tenant/secret-end.ts';
import type { App } from '../../tenant/tenant.ts';
import { applicationRow } from '../application-row.ts';
import { isKnown, type Known, unknown } from '../known.ts';
import { readContext } from '../read-context.ts';
import { type Answer, cantTell, notSo, so, untold } from './answer.ts';

/** An app registration as Entra has it. */
export type Application = Readonly<z.output<typeof applicationRow>>;

/** @see https://learn.microsoft.com/graph/api/application-list */
export const readAll = async (session: Session): Promise<Application[]> =>
  (await session.graph()).list(
    '/applications?$select=id,appId,displayName,web,requiredResourceAccess,passwordCredentials',
    applicationRow,
    { doing: "look for CCAIP's application", context: readContext },
  );

/** Which of them is meant: by redirect URI, then by name; undefined where there is none. */
export const chooseApplication = (all: Known<readonly Application[]>, app: App): Known<Application | undefined> => {
  if (!isKnown(all)) return all;
  const byUri = all.value.filter(({ web }) => web?.redirectUris?.includes(app.redirectUri));
  const named = (rows: readonly Application[]) => rows.filter(({ displayName }) => displayName === app.displayName);
  const meant = byUri.length === 0 ? named(all.value) : byUri.length === 1 ? byUri : named(byUri);
  if (meant.length === 1 || (meant.length === 0 && byUri.length === 0)) return { value: meant[0] };
  const [several, what] =
    byUri.length === 0
      ? [meant, `are named "${app.displayName}"`]
      : [byUri, `have the redirect URI ${app.redirectUri}`];
  return unknown(
    `which application is meant isn't known: ${several.map(({ displayName, id }) => `"${displayName}" (object id ${id})`).join(', ')} ${what}`,
    'remove those that CCAIP is not linked with.',
  );
};

const day = 86_400_000;

/** From then on the end of a secret is told as near. */
const nearDays = 60;

/** The application, its redirect URI, and the newest generation of its secret. */
export const judgeApplication = (
  found: Known<Application | undefined>,
  { app, name, now }: { readonly app: App; readonly name: string; readonly now: Date },
): Answer[] => {
  if (!isKnown(found)) return [untold('application', found)];
  if (found.value === undefined) {
    const text = `Entra has no application with the redirect URI ${app.redirectUri}, nor one named "${app.displayName}".`;
    return [notSo('application', text, `npm run pulumi -- up -s ${name}`)];
  }
  const { displayName, appId, web } = found.value;
  const uris = web?.redirectUris ?? [];
  return [
    so('application', `"${displayName}", application id ${appId}.`),
    uris.includes(app.redirectUri)
      ? so('redirect URI', `${app.redirectUri}.`)
      : notSo(
          'redirect URI',
          `${app.redirectUri} isn't among the application's: ${uris.join(', ') || 'none'}.`,
          `npm run pulumi -- refresh -s ${name}, then up`,
        ),
    judgeSecret(found.value, { app, name, now }),
  ];
};

const judgeSecret = (
  { passwordCredentials }: Application,
  { app, name, now }: { readonly app: App; readonly name: string; readonly now: Date },
): Answer => {
  const newest = app.secrets.at(-1)?.name;
  const found = (passwordCredentials ?? []).filter(({ displayName }) => displayName === newest);
  const ends = found.map(({ endDateTime }) => Date.parse(endDateTime));
  if (newest === undefined || found.length === 0) {
    return notSo('secret', `the newest generation, "${newest}", isn't in Entra.`, `npm run pulumi -- up -s ${name}`);
  }
  if (ends.some(Number.isNaN)) return cantTell('secret', `the end of "${newest}" can't be read.`);
  if (found.length > 1) {
    const text = `Entra has ${found.length} secrets named "${newest}", and which of them CCAIP has can't be seen.`;
    return cantTell('secret', text, 'remove the one whose key id no state has; a preview names it.');
  }
  const end = ends[0] ?? 0;
  if (end <= now.getTime()) {
    const text = `"${newest}" ended at ${new Date(end).toISOString()}: CCAIP can't sign in by it.`;
    return notSo('secret', text, `npm run rotate -- ${name}, up, and Link again`);
  }
  const left = Math.floor((end - now.getTime()) / day);
  const near = left < nearDays ? ` It ends in ${left} days: add the next generation (npm run rotate -- ${name}).` : '';
  const last = lastWholeDay(new Date(end).toISOString());
  return so(
    'secret',
    `"${newest}" works; its last whole day is ${last}, which CCAIP's expiration date has to say too.${near}`,
  );
};

/** What the file records of Link against what Entra still has. Link itself can't be seen: CCAIP has no API for it. */
export const judgeLink = (
  found: Known<Application | undefined>,
  {
    linked,
    app,
    name,
    now,
  }: {
    readonly linked: { secret: string; by: string; on: string } | undefined;
    readonly app: App;
    readonly name: string;
    readonly now: Date;
  },
): Answer => {
  const walk = `npm run handover -- ${name} walks you through it; where it is linked the portal shows "Unlink".`;
  if (linked === undefined) {
    return cantTell('link', 'the tenant file records no Link (ucaas.linked), and CCAIP has no API that tells.', walk);
  }
  const recorded = `the file records it of ${linked.on}, by ${linked.by}, with "${linked.secret}"`;
  if (isKnown(found) && found.value !== undefined) {
    const ends = (found.value.passwordCredentials ?? [])
      .filter(({ displayName }) => displayName === linked.secret)
      .map(({ endDateTime }) => Date.parse(endDateTime));
    if (ends.length === 0)
      return notSo('link', `${recorded}, which Entra doesn't have any more.`, 'link again with the newest generation');
    if (ends.every((end) => end <= now.getTime())) {
      return notSo('link', `${recorded}, which has ended.`, 'link again with the newest generation');
    }
  }
  const newest = app.secrets.at(-1)?.name;
  const older = newest === linked.secret ? '' : ` "${newest}" isn't linked yet by the file.`;
  return cantTell(
    'link',
    `CCAIP has no API that tells; ${recorded}.${older}`,
    'in the portal: Developer Settings > UCaaS shows "Unlink".',
  );
};
