import { z } from 'zod';
import { name } from './name.ts';

/** A map whose keys are names of the tenant's own, kept in the order they were typed. */
export const named = <Value extends z.ZodType, Key extends z.ZodType<string>>(
  value: Value,
  key: Key | typeof name = name,
) => z.map(key, value);
