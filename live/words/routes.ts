import { includesName, sameName, spelledLike } from '../../providers/msteams/resources/same-name.ts';
import type { RouteRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { voiceRoute as declared } from '../../providers/msteams/schema/voice-route.ts';
import { voiceRoute as typedRoute } from '../../tenant/schema/voice-route.ts';
import type { Sbc, VoiceRoute } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { Said, TenantWords } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';
import { usagesOf } from './usages.ts';

const about = 'voice route';

/** Routes under their first usage, in order of trial. */
export const routesInWords = (rows: LiveRows, file: TenantWords, sbcs: readonly Sbc[]): Said<VoiceRoute[]> => {
  const usages = usagesOf(rows, file);
  const section = ({ OnlinePstnUsages: [first = ''] }: RouteRow) => usages.findIndex((usage) => sameName(usage, first));
  const placed = rows.routes
    .filter(({ OnlinePstnUsages }) => OnlinePstnUsages.length > 0)
    .toSorted((one, other) => section(one) - section(other) || one.Priority - other.Priority);
  const words = placed.map((row) => routeOf(row, file, usages, sbcs));
  return {
    words,
    beyond: [
      ...rows.routes.flatMap((row) => [...unknownSettings(about, declared.fields, row), ...outOfReach(row)]),
      ...words.flatMap(({ name, pstnUsages: [, ...alsoIn], ...typed }) =>
        refused(about, name, typedRoute, { route: name, alsoIn, ...typed }),
      ),
      ...outOfOrder(placed),
    ],
  };
};

const routeOf = (row: RouteRow, file: TenantWords, usages: readonly string[], sbcs: readonly Sbc[]): VoiceRoute => {
  const known = file.voiceRoutes.find(({ name }) => sameName(name, row.Identity));
  return {
    ...readEntry('VoiceRoute', declared.fields, row, undefined),
    name: known?.name ?? row.Identity,
    pstnUsages: spelledLike(row.OnlinePstnUsages, usages),
    sbcs: row.OnlinePstnGatewayList.map((fqdn) => sbcs.find((sbc) => sameName(sbc.fqdn, fqdn))?.key ?? fqdn),
    adopt: known?.adopt ?? false,
    ...splitDescription(row),
  };
};

const outOfReach = ({ Identity: name, OnlinePstnUsages: value }: RouteRow): Beyond[] =>
  value.length > 0
    ? []
    : [
        {
          about,
          name,
          field: 'pstnUsages',
          value,
          why: 'A tenant file has each route under a PSTN usage; without one, no call can choose it.',
        },
      ];

/** A file's order is one: where routes of a usage are tried otherwise than their sections stand, or by one number, no file says it. */
const outOfOrder = (placed: readonly RouteRow[]): Beyond[] =>
  placed.flatMap((row, index) =>
    placed
      .slice(0, index)
      .filter(
        (before) =>
          before.Priority >= row.Priority &&
          before.OnlinePstnUsages.some((usage) => includesName(row.OnlinePstnUsages, usage)),
      )
      .map(
        (before): Beyond => ({
          about,
          name: row.Identity,
          field: 'Priority',
          value: row.Priority,
          why:
            before.Priority === row.Priority
              ? `Route "${before.Identity}" of the same usage has the same: Microsoft doesn't publish which is tried first, and a file always says.`
              : `It is tried before route "${before.Identity}", and a file that has each route under its first usage tries it after.`,
        }),
      ),
  );
