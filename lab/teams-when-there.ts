import { existsSync } from 'node:fs';
import { Hono } from 'hono';
import type { LabContext } from './context.ts';

const load = async (file: string): Promise<Record<string, unknown>> => {
  const url = new URL(file, import.meta.url);
  return existsSync(url) ? import(url.href) : {};
};

const route = await load('teams/cmdlet-route.ts');
const seed = await load('teams/seed.ts');

export const cmdletRoute = (context: LabContext): Hono =>
  typeof route.cmdletRoute === 'function' ? route.cmdletRoute(context) : new Hono();

export const seedTeams = (context: LabContext): void => {
  if (typeof seed.seedTeams === 'function') seed.seedTeams(context);
};
