import { z } from 'zod';

/** A map with fixed keys; any other key is refused. YAML maps arrive as ES Maps. */
export const block = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(toObject, z.strictObject(shape));

const toObject = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);
