import { html } from 'hono/html';
import { callerText } from '../../routing/caller-id.ts';
import { doubtText } from '../../routing/doubt-text.ts';
import { routedNumber } from '../../routing/emergency-policy.ts';
import { isBlocked } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { sbcText, withoutStandIn } from '../../routing/not-connected.ts';
import type { Call } from '../../routing/question.ts';
import { summaryRow } from '../../routing/summary.ts';
import { neverRings } from '../../routing/who-answers.ts';
import type { Answer } from './ask.ts';
import type { Html } from './html.ts';

/** One sentence that says what becomes of the call; for a screen reader all that is said while somebody types. */
export const saidOf = (answer: Answer): string => {
  if (answer.state === 'go on') return answer.hint;
  const { call } = answer;
  const [who = '', number = '', ...end] = summaryRow(call);
  const unsure = call.doubts.length === 0 ? '' : ` Not certain.`;
  return `${who}: ${[number, ...end].filter((word) => word !== '').join(', ')}.${unsure}`;
};

/** The answer of one version: the stations of the call, where it ends, what isn't certain, and the whole of explain. */
export const answerView = (answer: Answer): Html => {
  if (answer.state === 'go on') return html`<p class="go-on">${answer.hint}</p>`;
  const { call } = answer;
  const text = explainText(call);
  return html`<ol class="stations">${stationsOf(call).map(
    ([kind, name, tone = '']) =>
      html`<li class="${tone}"><span class="kind">${kind}</span> <strong>${name}</strong></li>`,
  )}</ol>
${call.direction === 'dialled' && call.caller ? html`<p class="outcome">Shown as the caller: ${callerText(call.caller)}.</p>` : ''}
${call.doubts.length === 0 ? '' : html`<ul class="doubts">${call.doubts.map((doubt) => html`<li>Not certain: ${doubtText(doubt)}</li>`)}</ul>`}
<details class="explain" open><summary>Every step, as npm run explain prints it</summary><pre tabindex="0">${text.join('\n')}</pre></details>`;
};

type Station = readonly [kind: string, name: string, tone?: 'good' | 'bad' | undefined];

/** What a call passes, one after another. */
const stationsOf = (call: Call): Station[] => {
  const row = summaryRow(call);
  if (call.direction === 'handed over') {
    const { outcome } = call;
    const isOpen = outcome.kind === 'not known yet' && !isBlocked(call);
    const isReached = outcome.kind === 'rings' && !isBlocked(call) && !neverRings(outcome.settings);
    return [
      ['CCAIP hands over to', withoutStandIn(call.address)],
      ...call.arrivals.map(({ sbc, called }): Station => [`SBC ${sbc} hands Teams`, called]),
      isOpen
        ? ['where it ends', row.slice(2).join(': ')]
        : [isReached ? 'reaches' : 'ends', row.slice(2).join(', '), isReached ? 'good' : 'bad'],
    ];
  }
  const { normalisation, outcome, emergency } = call;
  const rule = normalisation.by === 'rule' ? normalisation.trials.at(-1)?.rule.name : undefined;
  const start: Station[] = [
    [`${call.user} dials`, call.dialled],
    [`dial plan ${normalisation.plan.name}${rule === undefined ? '' : `, rule ${rule}`}`, routedNumber(call)],
  ];
  if (outcome.kind === 'internal') return [...start, ['rings inside Teams', outcome.user, 'good']];
  if (outcome.kind === 'treated') return [...start, ['treatment of unassigned numbers', outcome.treatment]];
  const policy: Station = emergency
    ? ['emergency call routing policy', emergency.policy]
    : ['voice routing policy', call.policy.name];
  if (outcome.kind === 'routed' || outcome.kind === 'not known yet') {
    return [
      ...start,
      policy,
      ['usage', outcome.usage],
      ...outcome.attempts.map(
        ({ route, sbcs, notConnected }, at): Station => [
          `${at === 0 ? 'first' : 'then'} route ${route}`,
          sbcs.map(({ sbc }) => sbcText(sbc, notConnected)).join(', ') || 'no SBC',
          notConnected ? undefined : sbcs.length > 0 ? 'good' : 'bad',
        ],
      ),
      ...(outcome.kind === 'not known yet' ? [['where it ends', row.slice(2).join(': ')] as const] : []),
    ];
  }
  return [
    ...start,
    policy,
    [
      outcome.kind === 'dropped' ? 'ends' : 'goes out by',
      row.slice(2).join(': '),
      outcome.kind === 'dropped' ? 'bad' : 'good',
    ],
  ];
};
