import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { isShown, stepsOf } from '../docs/page.ts';
import { atTheLab } from '../docs/played.ts';
import { aReader, type Reader } from '../docs/reader.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let reader: Reader;

beforeAll(async () => {
  tenant = await openLabTenant();
  reader = await aReader({ checkout: dirname(tenant.tenants), env: tenant.session.env });
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
});
afterAll(() => tenant.close());

const rightAgain = () => execFileSync('git', ['checkout', '--quiet', '--', 'stacks'], { cwd: dirname(tenant.tenants) });
const carriedOut = async () => expect((await tenant.up()).exitCode).toBe(0);

const changedByHand = () =>
  tenant.byHand('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', NumberPattern: '^\\+317\\d{8}$' });

/** What has happened by the time at which a page types a command, in its own words. */
const before: Readonly<Record<string, Readonly<Record<string, () => Promise<unknown>>>>> = {
  'docs/calls-do-not-arrive.md': {
    'npm run explain -- lab --as ada --dial 0612345678 --live': async () => {
      // The file is right again, and somebody has changed the route by hand.
      rightAgain();
      await changedByHand();
    },
  },
  'docs/rotate.md': {
    'npm run rotate -- lab': async () => {
      tenant.editTenant((file) =>
        file.setIn(['ucaas', 'linked'], { secret: '2026-11', by: 'admin@contoso.example', on: '2026-11-27' }),
      );
    },
  },
  'docs/drift.md': {
    'npm run drift -- lab': async () => {
      rightAgain();
      await changedByHand();
      await tenant.hire('zoe', 'SPE_E5');
      await tenant.byHand('Set-CsPhoneNumberAssignment', {
        Identity: 'zoe@contoso.example',
        PhoneNumber: '+31205552150',
        PhoneNumberType: 'DirectRouting',
      });
      await tenant.press('switches', { readModelSeconds: 3 * 24 * 3600 });
      tenant.editUsers((rows) => rows.map((row) => row.replace(/^(cyd@.*?,Amsterdam,)/, '$1NL supervisors')));
      await carriedOut();
    },
  },
};

describe('a reader who follows a page that looks into a tenant sees what it shows', () => {
  it.each(atTheLab)('%s', async (file) => {
    for (const step of stepsOf(readFileSync(join(root, file), 'utf8'))) {
      if (step.kind === 'edit') {
        reader.edit(step.diff);
        continue;
      }
      await before[file]?.[step.command]?.();
      const printed = await reader.type(step.command);
      const say = `$ ${step.command}\n`;
      if (!isShown(step.shown, printed)) expect.soft(say + printed.join('\n')).toBe(say + step.shown.join('\n'));
    }
  });
});
