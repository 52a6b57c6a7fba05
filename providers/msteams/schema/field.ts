import type { z } from 'zod';

/** What the package schema, the reference and a refusal say of one field. */
export interface FieldDoc {
  /** What it is to a voice engineer; the first sentence stands alone. */
  readonly description: string;
  /** What it may be, as a refusal prints it after "Allowed:", with unit and range. */
  readonly allowed: string;
  /** One action for a value that isn't allowed. Default: correct the value. */
  readonly fix?: string;
  /** Left out it stays in Teams as it is. */
  readonly leftAlone?: true;
  /** A change makes the object anew. */
  readonly replaces?: true;
  /** Teams' own name for it. */
  readonly teams?: string;
  /** Microsoft's page. */
  readonly page?: string;
}

/** A field with its documentation attached, where zod's JSON schema finds it. */
export const field = <Schema extends z.ZodType>(schema: Schema, doc: FieldDoc): Schema => schema.meta({ ...doc });
