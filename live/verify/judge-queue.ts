import type { CcaipMenu } from '../../providers/ccaip/manager.ts';
import { inWords } from '../../routing/in-words.ts';
import { listing } from '../../tenant/listing.ts';
import type { Queue } from '../../tenant/ucaas.ts';
import { isKnown, type Known } from '../known.ts';
import { type Answer, cantTell, notSo, so } from './answer.ts';
import type { Matched } from './ccaip-users.ts';
import { leavesOf, type Members, membersOf, type Queues } from './queue-members.ts';

const key = (text: string): string => text.toLowerCase();

/** What isn't as the file says, and of what that isn't known: each as the end of a sentence about the queue. */
interface Judged {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** One queue of the file against CCAIP: that what must be in it is; who else is in it is left alone. */
export const judgeQueue = (
  wanted: Queue,
  queues: Queues,
  matched: Known<readonly Matched[]>,
  multicastLimit: number,
): Answer => {
  const leaves = leavesOf(queues.menus);
  const named = leaves.filter(({ name }) => key(name) === key(wanted.name));
  const [menu] = named;
  if (menu === undefined) return noQueue(wanted, queues, leaves);
  const about = `"${menu.name}"`;
  if (named.length > 1) {
    return cantTell(
      'queues',
      `${named.length} queues are named ${about}, and which of them the file means isn't known.`,
      'give each a name of its own in the portal: Settings > Queue.',
    );
  }
  const { missing, unknown } = [teamsIn(wanted, menu, queues), agentsIn(wanted, menu, queues, matched)].reduce(
    (one, other) => ({
      missing: [...one.missing, ...other.missing],
      unknown: [...one.unknown, ...other.unknown],
    }),
  );
  if (missing.length > 0) {
    return notSo(
      'queues',
      `${about}: ${[...missing, ...unknown].join('; ')}.`,
      `in the portal: Settings > Queue, edit ${about}, Assign agents, Save`,
    );
  }
  if (unknown.length > 0) {
    return cantTell(
      'queues',
      `${about}: ${unknown.join('; ')}.`,
      'look at its agents in the portal: Settings > Queue.',
    );
  }
  const there = `${about} has ${inWords([...wanted.teams.map((name) => `team ${name}`), ...wanted.agents])}`;
  if (!isKnown(matched)) return so('queues', `${there}. How many of its agents are external isn't known.`);
  const count = externalIn(menu, queues, matched.value);
  const external = `${count} external ${count === 1 ? 'agent' : 'agents'}`;
  if (count <= multicastLimit) {
    return so('queues', `${there}; ${external}, of ${multicastLimit} that CCAIP rings at once.`);
  }
  return cantTell(
    'queues',
    `${there}; ${external}, and CCAIP rings ${multicastLimit} at once (ucaas.multicastLimit): what becomes of the others isn't published.`,
    `raise ucaas.multicastLimit (at most 100) in the file and in the portal, or look at a call for ${about}.`,
  );
};

const noQueue = ({ name }: Queue, { menus }: Queues, leaves: readonly CcaipMenu[]): Answer => {
  const isAbove = menus.some((menu) => menu.deleted !== true && key(menu.name) === key(name));
  return isAbove
    ? notSo(
        'queues',
        `"${name}" has queues below it, and agents are on those alone.`,
        'name one of those in the tenant file',
      )
    : notSo(
        'queues',
        `CCAIP has no queue "${name}"${leaves.length === 0 ? '' : `, but ${listing(leaves.map((leaf) => leaf.name))}`}.`,
        'make it in the portal: Settings > Queue; or correct its name in the tenant file',
      );
};

const everyChannel = (): boolean => true;

const teamsIn = ({ teams: names }: Queue, menu: CcaipMenu, queues: Queues): Judged => {
  const isTold = menu.team_assignments != null;
  const [counted, all] = [membersOf(menu, queues), membersOf(menu, queues, everyChannel)];
  return judged(names, (name) => {
    const those = queues.teams.filter((team) => team.deleted !== true && key(team.name) === key(name));
    if (those.length === 0) return { missing: `CCAIP has no team ${name}` };
    const isIn = (members: Members) => those.filter(({ id }) => members.teams.has(id)).length;
    if (isIn(counted) === those.length) return {};
    if (isIn(counted) > 0) return { unknown: `${those.length} teams are named ${name}, and not all are in it` };
    if (isIn(all) > 0)
      return { unknown: `team ${name} is in it for another channel than calls, as far as its word is known` };
    return isTold ? { missing: `team ${name} isn't in it` } : { unknown: "CCAIP doesn't tell its teams" };
  });
};

const agentsIn = (
  { agents: upns }: Queue,
  menu: CcaipMenu,
  queues: Queues,
  matched: Known<readonly Matched[]>,
): Judged => {
  if (upns.length === 0) return { missing: [], unknown: [] };
  if (!isKnown(matched))
    return { missing: [], unknown: ["who its agents are isn't known, since CCAIP's users aren't"] };
  const isTold = menu.agent_assignments != null && menu.team_assignments != null;
  const [counted, all] = [membersOf(menu, queues), membersOf(menu, queues, everyChannel)];
  const emails = new Map(matched.value.map(({ wanted, found }) => [key(wanted.upn), found?.email]));
  const ids = new Map(queues.agents.map(({ id, email }) => [key(email), id]));
  return judged(upns, (upn) => {
    const email = emails.get(key(upn));
    if (email === undefined) return { missing: `${upn} isn't in CCAIP` };
    const id = ids.get(key(email));
    if (id === undefined) return { unknown: `${upn} isn't among the agents that CCAIP lists` };
    if (counted.agents.has(id)) return {};
    if (all.agents.has(id))
      return { unknown: `${upn} is in it for another channel than calls, as far as its word is known` };
    return isTold ? { missing: `${upn} isn't in it` } : { unknown: "CCAIP doesn't tell all its agents" };
  });
};

const judged = (
  names: readonly string[],
  judge: (name: string) => { readonly missing?: string; readonly unknown?: string },
): Judged => {
  const answers = names.map(judge);
  return {
    missing: answers.flatMap(({ missing }) => missing ?? []),
    unknown: [...new Set(answers.flatMap(({ unknown }) => unknown ?? []))],
  };
};

/** External agents who get the queue's calls, of those whom users.csv names. */
export const externalIn = (menu: CcaipMenu, queues: Queues, matched: readonly Matched[]): number => {
  const emails = new Set(matched.flatMap(({ found }) => (found?.external === true ? [key(found.email)] : [])));
  const external = new Set(queues.agents.filter(({ email }) => emails.has(key(email))).map(({ id }) => id));
  return [...membersOf(menu, queues).agents].filter((id) => external.has(id)).length;
};
