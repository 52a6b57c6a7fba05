import { z } from 'zod';
import { isNotFound } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { fileNameOf, otherNameOf } from './other-names.ts';
import { readEach } from './read-each.ts';

const directoryUser = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  accountEnabled: z.boolean().nullish(),
  usageLocation: z.string().nullish(),
  department: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  assignedPlans: z.array(z.looseObject({ servicePlanId: z.string(), capabilityStatus: z.string() })).nullish(),
});

/**
 * A user as Entra knows it, but for the name: that is the files' where this program changes the sign-in, and `signInName` then says what
 * Entra has. @see https://learn.microsoft.com/graph/api/resources/user
 */
export type DirectoryUser = Readonly<z.output<typeof directoryUser>> & { readonly signInName?: string };

const deletedUser = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  deletedDateTime: z.string().nullish(),
});

/** The users asked for, as they were at one moment. */
export interface Directory {
  /**
   * By sign-in name, or by the other name of somebody whose sign-in is changed. Where both lead to somebody, `knownId` decides, and
   * without it whoever has the new name is meant.
   */
  byUpn(upn: string, knownId?: string): DirectoryUser | undefined;
  /** The two people to whom a name and its other name lead, where `knownId` is neither's. */
  twoCalled(upn: string, knownId?: string): readonly [DirectoryUser, DirectoryUser] | undefined;
  byId(id: string): DirectoryUser | undefined;
  /** By the very name that Entra has, and no other. */
  called(name: string): DirectoryUser | undefined;
  /** When a user of this name was deleted (ISO date), if Entra still remembers. */
  deletedOn(upn: string): string | undefined;
  /** The sign-in name that a user had who is deleted, by object id, if Entra still remembers. */
  deletedName(id: string): string | undefined;
}

const select =
  '$select=id,userPrincipalName,accountEnabled,usageLocation,department,onPremisesSyncEnabled,assignedPlans';

/** Up to here one `$batch` item per user is cheaper than paging a tenant of unknown size. */
const fewUsers = 400;

/** A deleted user keeps the name behind the object id without dashes. */
const deletedUsers = async (graph: Graph, context: Context) => {
  const path = '/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName,deletedDateTime';
  const call = { doing: 'read the deleted users', context };
  // Only tells "deleted" from "unknown": not worth a failed run.
  const rows = await graph.list(path, deletedUser, call).catch(() => []);
  return rows.map(({ id, userPrincipalName, deletedDateTime }) => {
    const name = userPrincipalName.toLowerCase();
    const prefix = id.replaceAll('-', '').toLowerCase();
    return {
      id,
      upn: name.startsWith(prefix) ? name.slice(prefix.length) : name,
      on: (deletedDateTime ?? '').slice(0, 10),
    };
  });
};

/** Reads users by sign-in name and by object id; who isn't there is simply missing from the answer. */
export const readDirectory = async (
  graph: Graph,
  asked: { readonly upns: readonly string[]; readonly ids: readonly string[] },
  context: Context,
): Promise<Directory> => {
  const byUpn = new Map<string, DirectoryUser>();
  const byId = new Map<string, DirectoryUser>();
  const keep = (user: DirectoryUser) => {
    byUpn.set(user.userPrincipalName.toLowerCase(), user);
    byId.set(user.id, user);
  };
  const named = (name: string | undefined) => (name === undefined ? undefined : byUpn.get(name.toLowerCase()));
  const isFound = (upn: string): boolean => (named(upn) ?? named(otherNameOf(graph, upn))) !== undefined;
  /** By the files' name, unless somebody else has just that. */
  const told = (user: DirectoryUser | undefined): DirectoryUser | undefined => {
    if (user === undefined) return undefined;
    const name = fileNameOf(graph, user.userPrincipalName);
    if (name === undefined || named(name) !== undefined) return user;
    return { ...user, userPrincipalName: name, signInName: user.userPrincipalName };
  };
  const doing = 'read the users of the roster';
  if (asked.upns.length + asked.ids.length > fewUsers) {
    for (const user of await graph.list(`/users?${select}&$top=999`, directoryUser, { doing, context })) keep(user);
  } else {
    const read = async (names: readonly string[]) => {
      const found = await readEach(graph, names, {
        path: (name) => `/users/${encodeURIComponent(name)}?${select}`,
        row: directoryUser,
        doing,
        context,
        absent: isNotFound,
      });
      for (const user of found) if (user !== undefined) keep(user);
    };
    await read(asked.upns);
    const both = asked.upns.filter((upn) => otherNameOf(graph, upn) !== undefined);
    await read(both.map((upn) => otherNameOf(graph, upn) ?? upn));
    // A name that was put back between the two reads is seen under neither.
    await read(both.filter((upn) => !isFound(upn)));
    await read(asked.ids.filter((id) => !byId.has(id)));
  }
  const unknown = asked.upns.some((upn) => !isFound(upn)) || asked.ids.some((id) => !byId.has(id));
  const deleted = unknown ? await deletedUsers(graph, context) : [];
  const deletedOn = new Map(deleted.map(({ upn, on }) => [upn, on]));
  const deletedName = new Map(deleted.map(({ id, upn }) => [id, upn]));
  return {
    byUpn: (upn, knownId) => {
      const [one, other] = [named(upn), named(otherNameOf(graph, upn))];
      return told([one, other].find((user) => user !== undefined && user.id === knownId) ?? other ?? one);
    },
    twoCalled: (upn, knownId) => {
      const [one, other] = [named(upn), named(otherNameOf(graph, upn))];
      if (one === undefined || other === undefined || one.id === other.id) return undefined;
      return [one.id, other.id].includes(knownId ?? '') ? undefined : [one, other];
    },
    byId: (id) => told(byId.get(id)),
    called: named,
    deletedOn: (upn) => deletedOn.get(upn.toLowerCase()),
    deletedName: (id) => deletedName.get(id),
  };
};
