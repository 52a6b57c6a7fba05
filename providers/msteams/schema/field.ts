import type { z } from 'zod';

/** What the package schema, the reference and a refusal say of one field. */
export interface FieldDoc {
  /** What it is to a voice engineer; the first sentence stands alone. */
  readonly description: string;
  /** What it may be, as a refusal prints it after "Allowed:", with unit and range. */
  readonly allowed: string;
  /** One action for a value that isn't allowed. Default: correct the value. */
  readonly fix?: string;
  /** Left out it stays in Teams as it is; taken out again, it is what a new object has, or is put back as it was before. */
  readonly leftAlone?: true | 'put back';
  /** A map that travels as one text: what is asked of 10,000 users costs the engine as much as of one then. */
  readonly asText?: true;
  /** A change makes the object anew. */
  readonly replaces?: true;
  /** Teams' own name for it. */
  readonly teams?: string;
  /** Microsoft's page. */
  readonly page?: string;
}

/** A field with its documentation attached, where zod's JSON schema finds it. */
export const field = <Schema extends z.ZodType>(schema: Schema, doc: FieldDoc): Schema => schema.meta({ ...doc });
