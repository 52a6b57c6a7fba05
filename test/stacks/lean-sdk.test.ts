import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { openProject } from '../../scripts/pulumi/project.ts';
import { root } from '../../scripts/setup/places.mjs';

const lean = ['--import', pathToFileURL(join(root, 'stacks/lean-sdk.mjs')).href];

/** As the SDK's runner starts, then `program`; what it prints as JSON. */
const ran = async (flags: readonly string[], program: string, env: Record<string, string> = {}) => {
  const start = `
    const loaded = (name) => Object.keys(require.cache).some((path) => path.replaceAll('\\\\', '/').includes('/node_modules/' + name));
    const { withRootContext, shutdownTracing } = require('@pulumi/pulumi/cmd/run/instrumentation');
    require('source-map-support/register');
    const log = require('@pulumi/pulumi/log');
    const { isInitializedAsync } = require('@pulumi/pulumi/runtime/closure/v8Hooks');
    const tracing = require('@pulumi/pulumi/cmd/run/tracing');
    const pulumi = require('@pulumi/pulumi');
    const tell = (value) => process.stdout.write(JSON.stringify(value));
    isInitializedAsync().then(async () => {
      const span = tracing.newSpan('a');
      span.setAttribute('b', 'c');
      await withRootContext(async () => { ${program} });
      span.end();
      await shutdownTracing();
    });`;
  const { stdout } = await execa(process.execPath, [...flags, '--eval', start], {
    cwd: root,
    env: { TRACEPARENT: '', ...env },
  });
  return JSON.parse(stdout);
};

const heavy = [
  '@npmcli/arborist/lib/arborist',
  'typescript/lib',
  '@opentelemetry/sdk-trace-base',
  '@pulumi/pulumi/automation/stack',
  'source-map-support/source-map-support',
];
const loads = `
  const isPacker = () => { try { return new Function('return %IsSmi(1)')(); } catch { return false; } }; // with a debugger comes V8's own syntax
  tell([...${JSON.stringify(heavy)}.map((name) => loaded(name)), isPacker()]);`;

it("leaves out what of Pulumi's SDK the program never uses", async () => {
  expect(await ran([], loads)).toEqual([true, true, true, true, true, true]);
  expect(await ran(lean, loads)).toEqual([false, false, false, false, false, false]);
});

it('gives all of it to whoever touches it', async () => {
  const touch = `
    const { text } = await pulumi.runtime.serializeFunction(() => 'packed');
    const { LocalWorkspace } = pulumi.automation;
    tell([text, typeof LocalWorkspace.createStack, 'Stack' in pulumi.automation, Object.keys(pulumi.automation).toSorted()]);`;
  expect(await ran(lean, touch)).toEqual(await ran([], touch));
});

it('traces where somebody traces', async () => {
  const traced = { TRACEPARENT: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  expect(await ran(lean, `tell([loaded('@opentelemetry/sdk-trace-node'), typeof tracing.start]);`, traced)).toEqual([
    true,
    'function',
  ]);
});

it('keeps with a promise where it was made only for who hunts for those that never end', async () => {
  const made = `
    const { debuggablePromise } = require('@pulumi/pulumi/runtime/debuggable');
    const promise = Promise.resolve(7);
    const answer = await debuggablePromise(promise, 'of seven');
    tell([answer, promise._debugCtx, promise._debugStackTrace.split('\\n').length > 1, Error.stackTraceLimit]);`;
  expect(await ran(lean, made)).toEqual([7, 'of seven', false, 10]);
  expect(await ran(lean, made, { PULUMI_DEBUG_PROMISE_LEAKS: 'true' })).toEqual([7, 'of seven', true, 10]);
});

it('writes and reads texts of any length as the SDK does, and a long one in one piece', async () => {
  const sent = `
    const jspb = require('google-protobuf');
    const { Struct } = require('google-protobuf/google/protobuf/struct_pb');
    const { RegisterResourceRequest } = require('@pulumi/pulumi/proto/resource_pb');
    let pieces = 0;
    const { writeBytes } = jspb.BinaryWriter.prototype;
    jspb.BinaryWriter.prototype.writeBytes = function (...args) { pieces += 1; return writeBytes.apply(this, args); };
    const texts = ['', 'ada', 'é€😀', 'x'.repeat(999), 'é€😀'.repeat(500), '+31205552101\\n'.repeat(9000)];
    const request = new RegisterResourceRequest();
    request.setObject(Struct.fromJavaScript({ texts, [texts[4]]: 1 }));
    const bytes = request.serializeBinary();
    const half = new RegisterResourceRequest();
    half.setObject(Struct.fromJavaScript({ half: 'x'.repeat(2000) + '\\ud800' }));
    const back = RegisterResourceRequest.deserializeBinary(bytes).getObject().toJavaScript();
    const digest = require('node:crypto').createHash('sha256').update(bytes).update(half.serializeBinary()).digest('hex');
    tell({ digest, same: back.texts.map((text, at) => text === texts[at]), isNamed: back[texts[4]] === 1, pieces });`;
  const [as, is] = [await ran([], sent), await ran(lean, sent)];
  expect(is).toEqual({ ...as, pieces: 3 });
  expect(as).toMatchObject({ same: [true, true, true, true, true, true], isNamed: true, pieces: 0 });
});

it("ends a line of the SDK's debug log that holds a whole roster, and says how much is left out", async () => {
  const lines = `
    const told = [];
    console.log = (line) => told.push(line.length > 100 ? [line.length, line.slice(-26)] : line);
    require('@pulumi/pulumi/runtime/settings').excessiveDebugOutput = true;
    log.debug('of one resource');
    log.debug('x'.repeat(30_000));
    tell(told);`;
  expect(await ran(lean, lines)).toEqual([
    'debug: [runtime] of one resource',
    ['debug: [runtime] '.length + 20_000 + ' … and 10000 letters more'.length, 'x … and 10000 letters more'],
  ]);
});

it('stands in the project file that the CLI is started with, as one argument, wherever the checkout lies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-lean-'));
  const at = openProject({ tenants: join(root, 'stacks'), tenant: 'lab' }, process.env, folder);
  const { runtime } = parse(readFileSync(join(at, 'Pulumi.yaml'), 'utf8'));
  rmSync(folder, { recursive: true });
  expect(runtime.options.nodeargs).toBe(lean.join('='));
});
