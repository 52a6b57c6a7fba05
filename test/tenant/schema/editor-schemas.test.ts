import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../../tenant/schema/editor-schemas.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');

type Schema = {
  properties: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
  anyOf?: Schema[];
  else?: Schema;
  items?: Schema;
  description?: string;
};
const schema = (name: string): Schema => JSON.parse(editorSchemas()[name] ?? '') as Schema;

describe('the JSON schemas for editors', () => {
  it.each(Object.entries(editorSchemas()))('%s is fresh: npm run schema', (file, text) => {
    expect(readFileSync(join(checkout, 'docs', 'reference', file), 'utf8')).toBe(text);
  });

  it('are named by every YAML file under stacks/', () => {
    const files = globSync('stacks/{templates/*,*/tenant,*/calls}.yaml', { cwd: checkout });
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const [, named = ''] =
        /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(join(checkout, file), 'utf8')) ?? [];
      expect(existsSync(join(checkout, dirname(file), named)), file).toBe(true);
    }
  });

  it('know the forms of a named entry', () => {
    const { properties } = schema('tenant.schema.json');
    expect(properties.pstnUsages?.additionalProperties?.items?.required).toEqual(['route', 'pattern', 'sbcs']);
    expect(properties.dialPlans?.additionalProperties?.anyOf).toHaveLength(2);
  });

  it('ask for the names that only a trunk of up may lack', () => {
    const { properties, else: otherwise } = schema('tenant.schema.json');
    expect(otherwise?.properties.sipTrunk?.required).toEqual(['inboundDomain']);
    expect(otherwise?.properties.sipDomain?.required).toEqual(['name']);
    expect(otherwise?.properties.sbcs?.additionalProperties?.required).toEqual(['fqdn']);
    expect(properties.sbcs?.additionalProperties?.required).toBeUndefined();
  });

  it('ask a template for nothing, but for whole entries of its lists', () => {
    const { properties, required } = schema('template.schema.json');
    expect(required).toBeUndefined();
    expect(Object.keys(properties)).not.toContain('tenant');
    expect(properties.sbcs?.additionalProperties?.required).toBeUndefined();
    expect(properties.pstnUsages?.additionalProperties?.items?.required).toEqual(['route', 'pattern', 'sbcs']);
  });

  it('describe every setting', () => {
    const bare = (at: Schema, path: string): string[] => [
      ...Object.entries(at.properties ?? {}).flatMap(([key, value]) => [
        ...(value.description === undefined ? [`${path}.${key}`] : []),
        ...bare(value, `${path}.${key}`),
      ]),
      ...(typeof at.additionalProperties === 'object' ? bare(at.additionalProperties, `${path}.*`) : []),
      ...(at.items ? bare(at.items, `${path}[]`) : []),
      ...(at.anyOf ?? []).flatMap((option) => bare(option, path)),
    ];
    expect(Object.keys(editorSchemas()).flatMap((name) => bare(schema(name), name))).toEqual([]);
  });
});
