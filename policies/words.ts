import { formatWording } from '../providers/kit/wording.ts';
import type { Finding, Rule } from './rule.ts';

/** More of one kind say nothing new, and the engine prints them all. */
const most = 10;

/** What a rule found, as the engine shows it: what is so, why it matters, what to do. */
export const violationText = ({ why }: Rule, findings: readonly Finding[]): string => {
  const shown = findings.slice(0, most);
  const [fix, ...others] = new Set(shown.map((finding) => finding.fix));
  const together = others.length === 0;
  const lines = shown.map(({ what, fix: own }) => (together ? what : formatWording({ message: what, fix: own })));
  return formatWording({
    message: [...lines, ...more(findings)].join('\n'),
    why: `Why: ${why}`,
    fix: together ? (fix ?? '') : '',
  });
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
  formatWording({
    message: `${name} is excepted ("${reason}"), but finds nothing.`,
    fix: `remove exceptions.${name} from tenant.yaml.`,
  });
