import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

const judge = (value: string): Wording | undefined => {
  const labels = value.split('.');
  if (
    labels.length >= 2 &&
    value.length <= 253 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  ) {
    return undefined;
  }
  const cleaned = value
    .replace(/^\w+:\/*/, '')
    .replace(/[/:].*$/, '')
    .replace(/^.*@/, '')
    .replace(/\.$/, '')
    .trim();
  const better =
    cleaned !== value && cleaned.split('.').length >= 2 && cleaned.split('.').every((part) => label.test(part));
  return {
    message: `"${value}" isn't a domain name.`,
    allowed: 'A domain name is letters, digits and hyphens between dots, without scheme, port or path.',
    fix: better ? `write ${cleaned}.` : 'write the bare name, e.g. ujet.sip.carrier.example.',
  };
};

/** A DNS name with at least one dot. */
export const domainName = () => text().check(worded(judge));
