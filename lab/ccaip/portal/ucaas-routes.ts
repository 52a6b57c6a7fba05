import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { finishLink, type LinkOutcome } from '../link/finish-link.ts';
import { callbackPath, startLink } from '../link/start-link.ts';
import { changeSettings, readSettings } from '../settings.ts';
import { type Flash, leaveFlash, takeFlash } from './flash.ts';
import { places } from './layout.ts';
import { ucaasPage } from './ucaas-page.ts';

/** What the form holds, as text. */
type Form = Readonly<Record<string, string>>;

const dateProblem = (text: string): string | undefined => {
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time);
  // 2027-02-30 is taken for the second of March.
  return isDay && new Date(time).toISOString().startsWith(text) ? undefined : `"${text}" isn't a date (YYYY-MM-DD).`;
};

const limitProblem = (text: string): string | undefined =>
  /^\d{1,3}$/.test(text) && Number(text) <= 100
    ? undefined
    : 'The multicast limit is a whole number from 0 to 100: the current limit is 100 external agents.';

const error = (text: string): Flash => ({ kind: 'error', text });

/** Save: first the platform, and what else is there only behind a link. */
const save = (context: LabContext, form: Form): Flash => {
  const settings = readSettings(context.store);
  if (form.platform !== 'ms_teams') return error('Choose a UCaaS platform.');
  if (settings.platform === null) {
    changeSettings(context, { platform: 'ms_teams' });
    return { kind: 'confirmation', text: 'Saved. Fill in the fields below, then click Link.' };
  }
  if (settings.link === null) return error('Click Link before you click Save: the platforms are not linked.');
  const limit = form.multicastLimit ?? '';
  const problem = limitProblem(limit);
  if (problem !== undefined) return error(problem);
  changeSettings(context, { multicastLimit: Number(limit) });
  return { kind: 'confirmation', text: 'Saved.' };
};

/** What is wrong before anything is asked of Entra. */
export const linkProblem = (context: LabContext, form: Form): string | undefined => {
  const { link, platform } = readSettings(context.store);
  if (platform === null) return 'Choose a UCaaS platform, and click Save.';
  if (link !== null && context.switches.linkOverLink === 'refused') {
    return 'The platforms are linked already. Click Unlink first.';
  }
  if ((form.appId ?? '') === '' || (form.secret ?? '') === '') {
    return 'Set Connected App ID and Connected App Secret first.';
  }
  return form.expires === undefined || form.expires === '' ? undefined : dateProblem(form.expires);
};

/** The guide's banners. */
export const linkBanner = (outcome: LinkOutcome): Flash =>
  'linkedAs' in outcome
    ? { kind: 'confirmation', text: 'The platforms are linked.', detail: `Linked as ${outcome.linkedAs}.` }
    : {
        kind: 'warning',
        text: 'The link was not successful. The most likely reason is incorrect credentials: check for typos, or copy and paste.',
        detail: outcome.warning,
        ...(outcome.entered !== undefined && {
          typed: { appId: outcome.entered.appId, expires: outcome.entered.expires ?? '' },
        }),
      };

const unlink = (context: LabContext): Flash => {
  changeSettings(context, { link: null, secret: null });
  return { kind: 'confirmation', text: 'The platforms are not linked any more.' };
};

/** Developer Settings › UCaaS, and the address to which Entra sends the browser back. */
export const ucaasRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  const shown = (c: Context, flash: Flash) => {
    leaveFlash(context, flash);
    return c.redirect(places.ucaas, 303);
  };

  app.get(places.ucaas, (c) => c.html(ucaasPage(readSettings(context.store), takeFlash(context))));
  app.post(places.ucaas, async (c) => {
    const sent = await c.req.parseBody();
    const form: Form = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value).trim()]));
    const { secret = '', ...typed } = form;
    if (form.action === 'unlink') return shown(c, unlink(context));
    if (form.action !== 'link') {
      const flash = save(context, form);
      return shown(c, flash.kind === 'error' ? { ...flash, typed } : flash);
    }
    const problem = linkProblem(context, form);
    if (problem !== undefined) return shown(c, { ...error(problem), typed });
    const { appId = '', expires = '' } = form;
    const { path, query } = startLink(context, { appId, secret, expires: expires === '' ? null : expires });
    return c.redirect(`${context.portal}${path}?${new URLSearchParams(query)}`, 303);
  });
  app.get(callbackPath, async (c) => shown(c, linkBanner(await finishLink(context, c.req.query()))));
  return app;
};
