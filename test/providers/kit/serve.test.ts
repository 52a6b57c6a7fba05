import pb from '@pulumi/pulumi/proto/provider_pb.js';
import { afterEach, describe, expect, it } from 'vitest';
import { unknownValue } from '../../../providers/kit/resource.ts';
import { type Served, serve } from '../../../providers/kit/serve.ts';
import { connect, initFailed, noteUrn } from './testkit/client.ts';
import { listen } from './testkit/engine.ts';
import { createTestkit, type Testkit } from './testkit/provider.ts';

const { PropertyDiff } = pb;

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const attach = (served: Served) => {
  const engine = connect(served.port);
  closers.push(engine.close);
  return engine;
};

/** A running, configured provider and one engine at its door. */
const start = async (): Promise<{ kit: Testkit; served: Served; engine: ReturnType<typeof connect> }> => {
  const kit = createTestkit();
  const served = await serve(kit.provider);
  closers.push(served.close);
  const engine = attach(served);
  await engine.configure({ place: 'desk' });
  return { kit, served, engine };
};

const note = { title: 'a', tags: ['x', 'y'], text: 'hello' };

describe('the kit and an engine', () => {
  it('agree that values come plain and previews are answered', async () => {
    const { engine } = await start();
    expect((await engine.handshake()).toObject()).toMatchObject({
      acceptSecrets: false,
      acceptResources: false,
      acceptOutputs: false,
    });
    expect((await engine.configure({ place: 'desk' })).toObject()).toMatchObject({ supportspreview: true });
    expect(await engine.version()).toBe('1.2.3');
    expect(JSON.parse(await engine.schema())).toEqual({ name: 'testkit' });
  });

  it('hand over the configuration with its secrets opened', async () => {
    const { kit, engine } = await start();
    const place = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', value: 'desk' };
    await engine.configure({ place });
    expect(kit.configs).toEqual([{ place: 'desk' }, { place: 'desk' }]);
  });

  it('check with defaults, the previous inputs and every problem', async () => {
    const { engine } = await start();
    expect(await engine.check({ title: 'a' })).toEqual({ inputs: { title: 'a', tags: [] }, failures: [] });
    expect(await engine.check({ title: '' }, { title: 'a', text: 'old' })).toEqual({
      inputs: { title: '', tags: [], text: 'old' },
      failures: [{ property: '', reason: 'title is empty.' }],
    });
  });

  it('let unknown values through check and preview', async () => {
    const { engine, kit } = await start();
    const args = { title: 'a', tags: [unknownValue], text: unknownValue };
    expect((await engine.check(args)).inputs).toEqual(args);
    expect(await engine.create(args, true)).toEqual({ id: '', state: args });
    expect(kit.notes.size).toBe(0);
  });

  it('name a resource that is not in the package, and those that are', async () => {
    const { engine } = await start();
    await expect(engine.check({}, undefined, noteUrn('a').replace('Note', 'Nota'))).rejects.toThrow(
      /testkit has no resource testkit:index:Nota\.\n {2}Known: testkit:index:Note\./,
    );
  });

  it('compare path by path against the old outputs', async () => {
    const { engine } = await start();
    const diff = await engine.diff({ ...note, length: 5 }, { title: 'b', tags: ['y', 'x'], text: 'hello' });
    expect(diff).toMatchObject({
      changes: 2,
      hasdetaileddiff: true,
      replacesList: ['title'],
      diffsList: ['title', 'tags'],
    });
    expect(Object.fromEntries(diff.detaileddiffMap)).toEqual({
      title: { kind: PropertyDiff.Kind.UPDATE_REPLACE, inputdiff: false },
      'tags[0]': { kind: PropertyDiff.Kind.DELETE, inputdiff: false },
      'tags[1]': { kind: PropertyDiff.Kind.ADD, inputdiff: false },
    });
    expect(await engine.diff({ ...note, length: 5 }, note)).toMatchObject({ changes: 1, detaileddiffMap: [] });
  });

  it('say nothing of changes that the program ignores', async () => {
    const { engine } = await start();
    const diff = await engine.diff(note, { ...note, tags: [], text: 'bye' }, ['tags']);
    expect(diff.detaileddiffMap.map(([path]) => path)).toEqual(['text']);
  });

  it('create, update, read and delete', async () => {
    const { engine, kit } = await start();
    expect(await engine.create(note)).toEqual({ id: 'a', state: { ...note, length: 5 } });
    expect(await engine.update({ ...note, length: 5 }, { ...note, text: 'bye!!!' }, true)).toEqual({
      ...note,
      text: 'bye!!!',
    });
    expect(kit.notes.get('a')?.text).toBe('hello');
    expect(await engine.update({ ...note, length: 5 }, { ...note, text: 'bye!!!' })).toEqual({
      ...note,
      text: 'bye!!!',
      length: 6,
    });
    expect(await engine.read('a', { ...note }, { ...note })).toMatchObject({ id: 'a', inputs: { text: 'hello' } });
    await engine.remove('a');
    expect(kit.notes.size).toBe(0);
  });

  it('see a note that is gone as gone on refresh, and as a clear error on import', async () => {
    const { engine } = await start();
    expect(await engine.read('a', { ...note }, { ...note })).toEqual({ id: '', state: undefined, inputs: undefined });
    await expect(engine.read('a')).rejects.toThrow(
      `Note "a" does not exist in place desk, so it can't be imported.\n  Fix: correct the id, or let the program create it.`,
    );
  });

  it('import by id alone', async () => {
    const { engine } = await start();
    await engine.create(note);
    expect(await engine.read('a')).toEqual({
      id: 'a',
      state: { ...note, length: 5 },
      inputs: { title: 'a', tags: ['x', 'y'] },
    });
  });

  it('keep what a step that failed half-way has done, with every reason', async () => {
    const { engine } = await start();
    const error: unknown = await engine.create({ ...note, title: 'half' }).catch((thrown: unknown) => thrown);
    expect(initFailed(error)).toEqual({
      id: 'half',
      state: { ...note, title: 'half', tags: [], length: 5 },
      reasons: ['no ink for the tags', 'no ink for the text'],
    });
  });

  it("print a service's refusal as it is, and a defect as one line", async () => {
    const { engine } = await start();
    await expect(engine.create({ ...note, title: 'refused' })).rejects.toMatchObject({
      details: 'create note "refused": no\n  Fix: ask nicely.',
    });
    await expect(engine.create({ ...note, title: 'defect' })).rejects.toMatchObject({
      details:
        'create testkit:index:Note "a": unexpected TypeError: x is not a function (a defect; --debug prints where)',
    });
  });

  it('ask functions, and know which there are', async () => {
    const { engine } = await start();
    expect(await engine.invoke('testkit:index:echo', { a: 1 })).toEqual({ echo: { a: 1 } });
    await expect(engine.invoke('testkit:index:none', {})).rejects.toThrow(
      'testkit has no function testkit:index:none.',
    );
  });

  it('leave components to others', async () => {
    const { engine } = await start();
    await expect(engine.construct()).rejects.toMatchObject({ code: 12 });
  });

  it('carry a roster of 10,000', async () => {
    const { engine } = await start();
    const tags = Array.from({ length: 10_000 }, (_, index) => `user${index}@contoso.example +3120555${index}`);
    expect((await engine.check({ title: 'a', tags })).inputs).toEqual({ title: 'a', tags });
  });
});

describe('what an engine hears', () => {
  it('is the lines of its own resources, with only the first of a burst of short-lived ones', async () => {
    const { engine } = await start();
    const ear = await listen();
    closers.push(ear.close);
    await engine.handshake(ear.address);
    await engine.create(note);
    const line = { severity: 1, urn: noteUrn('a'), streamid: 0 };
    expect(ear.heard).toEqual([
      { ...line, message: 'writing', ephemeral: true },
      { ...line, severity: 2, message: 'mind the ink', ephemeral: false },
    ]);
  });

  it('is the place of a defect in its debug log', async () => {
    const { engine } = await start();
    const ear = await listen();
    closers.push(ear.close);
    await engine.handshake(ear.address);
    await engine.create({ ...note, title: 'defect' }).catch(() => undefined);
    await ear.firstLine;
    expect(ear.heard).toMatchObject([{ severity: 0, message: expect.stringContaining('provider.ts') }]);
  });
});

describe('a cancelled engine', () => {
  it('gets what its step in hand has done, and begins nothing more', async () => {
    const { engine, kit } = await start();
    const creating = engine.create({ ...note, title: 'slow' }).catch((thrown: unknown) => thrown);
    await kit.slowBegun;
    await engine.cancel();
    expect(initFailed(await creating)).toMatchObject({ id: 'slow' });
    await expect(engine.create(note)).rejects.toThrow('cancelled before it began; nothing was done.');
    expect(kit.notes.size).toBe(0);
  });

  it('does not disturb another that is attached to the same server', async () => {
    const { engine, served, kit } = await start();
    const other = attach(served);
    await other.configure({ place: 'desk' });
    const creating = engine.create({ ...note, title: 'slow' }).catch((thrown: unknown) => thrown);
    await kit.slowBegun;
    await other.cancel();
    other.close();
    expect((await engine.create(note)).id).toBe('a');
    await engine.cancel();
    expect(initFailed(await creating)).toMatchObject({ id: 'slow' });
    expect(kit.closed).toBe(false);
  });

  it('may come back over a new handshake', async () => {
    const { engine } = await start();
    await engine.cancel();
    await engine.handshake();
    expect((await engine.create(note)).id).toBe('a');
  });
});

describe('an attached server', () => {
  it('serves one place, and refuses to become another', async () => {
    const { engine, kit } = await start();
    await expect(engine.configure({ place: 'shelf' })).rejects.toMatchObject({
      details: `This testkit server already serves place desk and can't serve place shelf too.
  Fix: start another server for it, or let the engine start one itself (leave it out of PULUMI_DEBUG_PROVIDERS).`,
    });
    expect((await engine.create(note)).id).toBe('a');
    expect(kit.notes.has('a')).toBe(true);
  });

  it('passes on why a configuration is refused', async () => {
    const kit = createTestkit();
    const served = await serve(kit.provider);
    closers.push(served.close);
    await expect(attach(served).configure({})).rejects.toMatchObject({
      details: 'testkit has no place.\n  Fix: name one.',
    });
  });

  it('aborts the step of an engine that is gone, and goes on', async () => {
    const { engine, served, kit } = await start();
    const lost = attach(served);
    const hangUp = lost.beginCreate({ ...note, title: 'slow' });
    await kit.slowBegun;
    hangUp();
    await kit.slowAborted;
    expect((await engine.create(note)).id).toBe('a');
  });

  it('closes what it opened when it is closed', async () => {
    const { kit, served } = await start();
    await served.close();
    expect(kit.closed).toBe(true);
  });
});
