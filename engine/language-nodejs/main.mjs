/**
 * The language host: starts our program for a Pulumi CLI that we built, since the genuine host is no Go module.
 * It stands beside the CLI and serves every checkout: the SDK is looked for from the working directory upwards, and where there is
 * none yet, all it can do is install what the project names.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The program ended after it told the user what is wrong: the engine adds nothing. */
const alreadyToldExitCode = 32;
/** This host's own version, not the SDK's. */
const hostVersion = '0.2.0';
const killMilliseconds = 5_000;
const parentMilliseconds = 1_000;
/** The engine's own limit for one message. */
const messageBytes = 400 * 1024 * 1024;

const fromProject = createRequire(join(process.cwd(), 'package.json'));
let fromSdk = fromProject;
try {
  fromSdk = createRequire(fromProject.resolve('@pulumi/pulumi/package.json'));
} catch {
  console.error('It looks like the Pulumi SDK has not been installed. Have you run npm ci?');
  process.exit(1);
}
const grpc = /** @type {typeof import('@grpc/grpc-js')} */ (fromSdk('@grpc/grpc-js'));
const { Empty } = fromSdk('google-protobuf/google/protobuf/empty_pb.js');
const { LanguageRuntimeService } = fromSdk('./proto/language_grpc_pb.js');
const messages = /** @type {typeof import('@pulumi/pulumi/proto/language_pb.js')} */ (
  fromSdk('./proto/language_pb.js')
);
const { PluginInfo } = fromSdk('./proto/plugin_pb.js');
let engineAddress = process.argv.slice(2).findLast((one) => !one.startsWith('-')) ?? '';
/** @type {Set<import('node:child_process').ChildProcess>} */
const programs = new Set();

/**
 * Asks a program to end, and ends it if it does not.
 * @param {import('node:child_process').ChildProcess} program
 */
const endProgram = (program) => {
  program.kill('SIGINT');
  setTimeout(() => program.kill('SIGKILL'), killMilliseconds).unref();
};

/**
 * The SDK still reads keys in their old form, `trunkline:config:name`.
 * @param {import('@pulumi/pulumi/proto/language_pb.js').RunRequest} request
 */
const configOf = (request) => {
  const config = request.getConfigMap().toObject(false);
  return JSON.stringify(Object.fromEntries(config.map(([key, value]) => [key.replace(':', ':config:'), value])));
};

/** @param {import('@pulumi/pulumi/proto/language_pb.js').RunRequest} request */
const optionsOf = (request) => {
  const options = request.getInfo()?.getOptions()?.toJavaScript() ?? {};
  return {
    typescript: options.typescript !== false,
    nodeArguments: String(options.nodeargs ?? '')
      .split(/\s+/)
      .filter((one) => one !== ''),
  };
};

/** @param {import('@pulumi/pulumi/proto/language_pb.js').RunRequest} request */
const argumentsOf = (request) => {
  const info = request.getInfo();
  const named = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    'root-directory': info?.getRootDirectory() ?? '',
    stack: request.getStack(),
    pwd: info?.getProgramDirectory() ?? request.getPwd(),
    parallel: String(request.getParallel()),
  };
  const flags = Object.entries(named).flatMap(([name, value]) => (value === '' ? [] : [`--${name}`, value]));
  if (request.getDryrun()) flags.push('--dry-run');
  return [...flags, info?.getEntryPoint() ?? request.getProgram(), ...request.getArgsList()];
};

/**
 * Runs the program to its end; what it writes goes to the engine as it is.
 * @type {import('@grpc/grpc-js').handleUnaryCall<import('@pulumi/pulumi/proto/language_pb.js').RunRequest, unknown>}
 */
const run = (call, answer) => {
  const { typescript, nodeArguments } = optionsOf(call.request);
  const runner = fromSdk.resolve('./cmd/run/index.js');
  const program = spawn('node', [...nodeArguments, runner, ...argumentsOf(call.request)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PULUMI_CONFIG: configOf(call.request),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(call.request.getConfigsecretkeysList()),
      ...(typescript ? { PULUMI_NODEJS_TYPESCRIPT: 'true' } : {}),
    },
  });
  programs.add(program);
  /** @param {string} error */
  const end = (error, bail = false) => {
    programs.delete(program);
    const response = new messages.RunResponse();
    response.setError(error);
    response.setBail(bail);
    answer(null, response);
  };
  program.once('error', (error) =>
    end(`Problem executing program (could not run language executor): ${error.message}`),
  );
  program.once('exit', (code) => {
    if (code === 0) end('');
    else if (code === alreadyToldExitCode) end('', true);
    else end(`Program exited with non-zero exit code: ${code ?? -1}`);
  });
  call.once('cancelled', () => endProgram(program));
};

/**
 * What `pulumi install` asks for: the versions of the lock file, and no scripts of packages.
 * @type {import('@grpc/grpc-js').handleServerStreamingCall<import('@pulumi/pulumi/proto/language_pb.js').InstallDependenciesRequest, unknown>}
 */
const installDependencies = (call) => {
  const cwd = call.request.getInfo()?.getProgramDirectory() || call.request.getDirectory();
  const command = existsSync(join(cwd, 'package-lock.json')) ? 'ci' : 'install';
  const npm = spawn('npm', [command, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.add(npm);
  /** @param {'setStdout' | 'setStderr'} set */
  const pass = (set) => (/** @type {Buffer} */ text) =>
    call.write(new messages.InstallDependenciesResponse()[set](text));
  npm.stdout.on('data', pass('setStdout'));
  npm.stderr.on('data', pass('setStderr'));
  let isOver = false;
  /** @param {string} [error] */
  const end = (error) => {
    if (isOver) return;
    isOver = true;
    programs.delete(npm);
    if (error === undefined) call.end();
    else call.emit('error', { code: grpc.status.UNKNOWN, details: error });
  };
  npm.once('error', ({ message }) => end(`npm could not be started: ${message}`));
  npm.once('close', (code) =>
    end(code === 0 ? undefined : `npm ${command} failed in ${cwd} (exit code ${code ?? -1})`),
  );
  call.once('cancelled', () => endProgram(npm));
};

/**
 * @param {() => unknown} make
 * @returns {import('@grpc/grpc-js').handleUnaryCall<unknown, unknown>}
 */
const always = (make) => (_call, answer) => answer(null, make());

/** @type {import('@grpc/grpc-js').handleUnaryCall<import('@pulumi/pulumi/proto/language_pb.js').LanguageHandshakeRequest, unknown>} */
const handshake = (call, answer) => {
  engineAddress = call.request.getEngineAddress() || engineAddress;
  answer(null, new messages.LanguageHandshakeResponse());
};

const server = new grpc.Server({ 'grpc.max_receive_message_length': messageBytes });
server.addService(LanguageRuntimeService, {
  run,
  handshake,
  installDependencies,
  getPluginInfo: always(() => new PluginInfo().setVersion(hostVersion)),
  // The engine finds a provider's plugin itself when it meets the provider.
  getRequiredPlugins: always(() => new messages.GetRequiredPluginsResponse()),
  getRequiredPackages: always(() => new messages.GetRequiredPackagesResponse()),
  getProgramDependencies: always(() => new messages.GetProgramDependenciesResponse()),
  about: always(() => {
    const about = new messages.AboutResponse();
    about.setExecutable(process.execPath);
    about.setVersion(process.version);
    return about;
  }),
  cancel: always(() => {
    programs.forEach(endProgram);
    return new Empty();
  }),
});

// An engine that was killed tells nobody: its program must not go on without it.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent) return;
  for (const program of programs) program.kill('SIGKILL');
  process.exit(1);
}, parentMilliseconds).unref();

server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
