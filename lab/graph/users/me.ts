import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { LabContext } from '../../context.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError } from '../error.ts';
import { permissions } from '../permissions.ts';
import { replyEntity } from '../reply.ts';
import { findUser, userRules, userView } from './user.ts';

/** An app by itself is nobody. */
const onBehalf = createMiddleware<GraphEnv>(async (c, next) => {
  if (c.get('caller').scp === undefined) {
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  await next();
});

/** The account on whose behalf the caller acts. */
export const meRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  app.get('/me', onBehalf, needs(permissions.readOneself), (c) =>
    replyEntity(lab, c, {
      row: userView(findUser(c.get('rows'), c.get('caller').oid), lab),
      rules: userRules,
      name: 'users',
    }),
  );
  return app;
};
