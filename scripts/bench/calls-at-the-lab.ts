import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AtTheLab } from './cli-at-the-lab.ts';

/**
 * `node --import calls-at-the-lab.ts`: lets `calls.ts <tenant> --live`, which a fleet and the launcher start for a real tenant, find the lab of
 * that tenant, by `<tenant>.json` in the folder that TRUNKLINE_TEST_LABS names. Every other script stays as it is.
 */
const [, script = '', tenant = ''] = process.argv;
const labs = process.env.TRUNKLINE_TEST_LABS;
if (labs !== undefined && script.endsWith('calls.ts')) {
  const { env } = JSON.parse(readFileSync(join(labs, `${tenant}.json`), 'utf8')) as AtTheLab;
  const { TRUNKLINE_TENANTS } = process.env;
  Object.assign(process.env, env, { TRUNKLINE_TENANTS });
}
