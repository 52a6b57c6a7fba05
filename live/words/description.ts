import { splitMark } from '../../providers/msteams/resources/described/mark.ts';

/** Without our mark, which is no word of the tenant's. */
export const splitDescription = ({
  Description,
}: {
  readonly Description?: string | null;
}): { description?: string } => {
  const { description } = splitMark(Description);
  return description === undefined ? {} : { description };
};
