import pb from '@pulumi/pulumi/proto/provider_pb.js';
import { describe, expect, it } from 'vitest';
import { unknownValue } from '../../../providers/kit/resource.ts';
import { initFailed, noteUrn } from './testkit/client.ts';
import { note, start } from './testkit/start.ts';

const { PropertyDiff } = pb;

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

  it('know the provider by the id that it has in the state, once it is made', async () => {
    const { kit, engine } = await start();
    await engine.configure({ place: 'desk' }, unknownValue);
    await engine.configure({ place: 'desk' }, '5f1c');
    expect(kit.ids.slice(-2)).toEqual([undefined, '5f1c']);
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
      /testkit has no resource testkit:index:Nota\.\n {2}Known: testkit:index:Note, testkit:index:Jot\./,
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

  it('take in what a kind sees that a hand has changed, where nothing else differs', async () => {
    const { engine } = await start();
    const touched = { ...note, title: 'touched' };
    expect(await engine.diff({ ...touched, length: 5 }, touched)).toMatchObject({ changes: 2, diffsList: ['text'] });
    expect((await engine.diff({ ...touched, length: 5 }, { ...touched, tags: ['x'] })).diffsList).toEqual(['tags']);
  });

  it('say nothing of changes that the program ignores', async () => {
    const { engine } = await start();
    const pathsWith = async (ignored: string) =>
      (await engine.diff(note, { ...note, tags: ['x'], text: 'bye' }, [ignored])).detaileddiffMap.map(([path]) => path);
    expect(await pathsWith('tags')).toEqual(['text']);
    expect((await pathsWith('tag')).sort()).toEqual(['tags[1]', 'text']);
  });

  it('take what is known in a preview from before, where a kind does not say', async () => {
    const { engine } = await start();
    const jot = noteUrn('a').replace('Note', 'Jot');
    expect(await engine.update({ ...note, length: 5 }, { ...note, text: 'bye' }, true, jot)).toEqual({
      ...note,
      text: 'bye',
      length: 5,
    });
  });

  it('tell a kind of state and inputs only if there are any', async () => {
    const { engine, kit } = await start();
    await engine.create(note);
    await engine.check(note, {});
    await engine.read('a', {}); // as a program's get() asks
    await engine.read('a', { title: 'a' });
    expect(kit.told).toEqual([undefined, undefined, { title: 'a' }]);
  });

  it('end a step that takes longer than the program allows', async () => {
    const { engine } = await start();
    const error: unknown = await engine.create({ ...note, title: 'slow' }, false, 0.001).catch((thrown) => thrown);
    expect(initFailed(error)).toMatchObject({ id: 'slow' });
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
