import type { Finding, Rule } from './rule.ts';

/** More of one kind say nothing new, and the engine prints them all. */
const most = 10;

/** What a rule found, as the engine shows it: what is so, why it matters, what to do. */
export const violationText = ({ why }: Rule, findings: readonly Finding[]): string => {
  const shown = findings.slice(0, most);
  const [fix, ...others] = new Set(shown.map((finding) => finding.fix));
  const body =
    others.length === 0
      ? [...shown.map(({ what }) => what), ...more(findings), `Why: ${why}`, `Fix: ${fix}`]
      : [...shown.flatMap((finding) => [finding.what, `  Fix: ${finding.fix}`]), ...more(findings), `Why: ${why}`];
  return body.join('\n');
};

const more = ({ length }: readonly Finding[]): string[] => (length > most ? [`… and ${length - most} more.`] : []);

/** What an exception lets through. */
export const exceptionText = ({ name }: Rule, reason: string, findings: readonly Finding[]): string =>
  [
    `${name} is excepted: "${reason}". It lets through:`,
    ...findings.slice(0, most).map(({ what }) => `  ${what}`),
    ...more(findings),
  ].join('\n');

/** An exception that nothing needs any more. */
export const idleExceptionText = ({ name }: Rule, reason: string): string =>
  `${name} is excepted ("${reason}"), but finds nothing.\nFix: remove exceptions.${name} from tenant.yaml.`;
