import { afterEach } from 'vitest';
import { type Served, serve } from '../../../../providers/kit/serve.ts';
import { connect } from './client.ts';
import { createTestkit, type Testkit } from './provider.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Closes something after the test, the latest first. */
export const closeLater = (close: () => void | Promise<void>): void => void closers.push(close);

/** One more engine at the door. */
export const attach = (served: Served): ReturnType<typeof connect> => {
  const engine = connect(served.port);
  closeLater(engine.close);
  return engine;
};

/** A running provider that nobody has configured. */
export const startBare = async (): Promise<{ kit: Testkit; served: Served }> => {
  const kit = createTestkit();
  const served = await serve(kit.provider);
  closeLater(served.close);
  return { kit, served };
};

/** A running, configured provider and one engine. */
export const start = async (): Promise<{ kit: Testkit; served: Served; engine: ReturnType<typeof connect> }> => {
  const { kit, served } = await startBare();
  const engine = attach(served);
  await engine.configure({ place: 'desk' });
  return { kit, served, engine };
};

export const note = { title: 'a', tags: ['x', 'y'], text: 'hello' };
