import { z } from 'zod';
import type { CcaipRequests } from './requests.ts';
import { readRows } from './rows.ts';

/** Ids are numbers in every example. */
const id = z.union([z.number(), z.string()]).transform(String);

/** @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/manager-api-agent: it tells nothing of UCaaS. */
const agent = z.looseObject({
  id,
  email: z.string(),
  last_login_time: z.string().nullish(),
  teams: z.array(z.looseObject({ id, name: z.string().nullish() })).nullish(),
});
export type CcaipAgent = Readonly<z.output<typeof agent>>;

const assignee = z.looseObject({ id });

/** @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/manager-api-team */
const team = z.looseObject({
  id,
  name: z.string(),
  parent_id: id.nullish(),
  deleted: z.boolean().nullish(),
  assignees: z.array(assignee).nullish(),
});
export type CcaipTeam = Readonly<z.output<typeof team>>;

/** A menu is a queue where agents are assigned to it: only leaves take them. @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/manager-api-menu */
const menu = z.looseObject({
  id,
  name: z.string(),
  parent_id: id.nullish(),
  deleted: z.boolean().nullish(),
  agent_assignments: z
    .array(z.looseObject({ channel_type: z.string().nullish(), assignee: assignee.nullish() }))
    .nullish(),
  team_assignments: z
    .array(
      z.looseObject({
        channel_type: z.string().nullish(),
        team: z.looseObject({ id, assignees: z.array(assignee).nullish() }).nullish(),
      }),
    )
    .nullish(),
});
export type CcaipMenu = Readonly<z.output<typeof menu>>;

/** @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/manager-api-user-status */
const status = z.looseObject({ id, name: z.string() });
export type CcaipStatus = Readonly<z.output<typeof status>>;

/** What the Manager API tells: all of it is read only. */
export interface Manager {
  agents(): Promise<CcaipAgent[]>;
  teams(): Promise<CcaipTeam[]>;
  menus(): Promise<CcaipMenu[]>;
  statuses(): Promise<CcaipStatus[]>;
}

/** `page` and `per` are those of a public client (OBS singer-io/tap-ujet); the largest `per` isn't published. */
const size = 100;

export const openManager = (requests: CcaipRequests): Manager => {
  const list = <Row>(name: string, row: z.ZodType<Row>, doing: string): Promise<Row[]> =>
    readRows(requests, row, {
      path: `/manager/api/v1/${name}`,
      doing,
      size,
      search: (page) => ({ page: String(page), per: String(size) }),
    });
  return {
    agents: () => list('agents', agent, "read CCAIP's agents"),
    teams: () => list('teams', team, "read CCAIP's teams"),
    menus: () => list('menus', menu, "read CCAIP's queues"),
    statuses: () => list('user_statuses', status, "read CCAIP's statuses"),
  };
};
