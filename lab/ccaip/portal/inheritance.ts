import { Hono } from 'hono';
import { html } from 'hono/html';
import type { LabContext } from '../../context.ts';
import type { Html } from '../../html-document.ts';
import { availabilities, ccaipStatuses, type LabCcaipSettings, type LabInheritance } from '../model.ts';
import { changeSettings, readSettings } from '../settings.ts';
import { type Flash, leaveFlash, takeFlash } from './flash.ts';
import { readForm, type SentForm } from './form.ts';
import { places, portalPage } from './layout.ts';

type Inheritance = LabCcaipSettings['inheritance'];

/** The guide's words for its three options. */
const options: readonly (readonly [LabInheritance, string, string])[] = [
  ['none', 'Do not inherit status at login', 'The CCAI Platform status is prioritized over the Teams agent status.'],
  [
    'at-login',
    'Apply UCaaS agent status at login',
    'When agents log in to CCAI Platform, they start off in the CCAI Platform status that their current UCaaS status is mapped to.',
  ],
  [
    'always',
    "UCaaS always overrides agent's next status",
    'Even if the agent sets their next status in CCAI Platform, their UCaaS status overrides it.',
  ],
];

/** Statuses that an agent may be in by choice; the others CCAIP sets by itself. Which ones the page offers isn't published (assumed). */
const offered = [0, -1, -2, -3, -4, -10];

const statusChoice = (availability: string, mapped: number | undefined): Html =>
  html`<tr>
    <th scope="row"><label for="map-${availability}">${availability}</label></th>
    <td>
      <select id="map-${availability}" name="map-${availability}">
        <option value="">Not mapped</option>
        ${offered.map(
          (id) => html`<option value="${id}" ${mapped === id ? html`selected` : ''}>${ccaipStatuses[id]}</option>`,
        )}
      </select>
    </td>
  </tr>`;

const page = ({ ucaas, option, mapping }: Inheritance, flash: Flash | undefined): Html =>
  portalPage('Agent Status Inheritance', places.inheritance, {
    banners: flash === undefined ? [] : [flash],
    body: html`<p class="path">Settings › Developer Settings › Agent Status Inheritance</p>
      <form method="post" action="${places.inheritance}">
        <p class="check">
          <label><input type="checkbox" name="ucaas" value="yes" ${ucaas ? html`checked` : ''}> UCaaS</label>
        </p>
        <fieldset>
          <legend>Status inheritance at login</legend>
          ${options.map(
            ([value, words, effect]) =>
              html`<p class="check">
                <label><input type="radio" name="option" value="${value}" aria-describedby="about-${value}"
                  ${option === value ? html`checked` : ''}> ${words}</label>
                <span class="hint" id="about-${value}">${effect}</span>
              </p>`,
          )}
        </fieldset>
        <fieldset>
          <legend>Manage Status Mapping</legend>
          <table>
            <thead><tr><th scope="col">Microsoft Teams</th><th scope="col">CCAI Platform</th></tr></thead>
            <tbody>${availabilities.map((one) => statusChoice(one, mapping[one]))}</tbody>
          </table>
        </fieldset>
        <p class="buttons"><button class="primary">Save</button></p>
      </form>`,
  });

const sentInheritance = (form: SentForm): Inheritance => ({
  ucaas: form.one('ucaas') === 'yes',
  option: options.find(([value]) => value === form.one('option'))?.[0] ?? 'none',
  mapping: Object.fromEntries(
    availabilities.flatMap((one) => {
      const id = offered.find((status) => String(status) === form.one(`map-${one}`));
      return id === undefined ? [] : [[one, id]];
    }),
  ),
});

/** Each status of Teams is to have one of CCAIP; one without is an error (DOC salesforce-integration-guide, of the same page). */
const mappingProblem = ({ ucaas, mapping }: Inheritance): string | undefined => {
  const unmapped = availabilities.filter((one) => mapping[one] === undefined);
  return ucaas && unmapped.length > 0 ? `Not mapped: ${unmapped.join(', ')}.` : undefined;
};

/** Developer Settings › Agent Status Inheritance. */
export const inheritanceRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  app.get(places.inheritance, (c) => c.html(page(readSettings(context.store).inheritance, takeFlash(context))));
  app.post(places.inheritance, async (c) => {
    const inheritance = sentInheritance(await readForm(c));
    const problem = mappingProblem(inheritance);
    if (problem !== undefined) return c.html(page(inheritance, { kind: 'error', text: problem }), 422);
    changeSettings(context, { inheritance });
    leaveFlash(context, { kind: 'confirmation', text: 'Saved.' });
    return c.redirect(places.inheritance, 303);
  });
  return app;
};
