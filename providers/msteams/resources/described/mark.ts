import { createHash } from 'node:crypto';

const shape = /^(?<description>[\s\S]*?) ?\[trunkline (?<mark>[0-9a-f]{10})\]$/;

/** By which trunkline knows its own object again: a short hash of the resource's URN, which names stack and resource. */
export const markOf = (urn: string): string => createHash('sha256').update(urn).digest('hex').slice(0, 10);

/** The Description as Teams keeps it: what a person wrote, then the mark. 23 characters more at most. */
export const withMark = (description: string | undefined, mark: string): string =>
  `${description === undefined ? '' : `${description} `}[trunkline ${mark}]`;

/** A Description of Teams taken apart; a foreign object has no mark. */
export const splitMark = (text: string | null | undefined): { description?: string; mark?: string } => {
  const { description, mark } = shape.exec(text ?? '')?.groups ?? { description: text ?? '' };
  return { ...(description ? { description } : {}), ...(mark === undefined ? {} : { mark }) };
};
