// Runs Azurite and the built service until its standard input ends, so that neither outlives the tests, however those end.
// Writes one line of JSON when the service is ready: its address and the owner's key.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;
const OWNER = '1234567890123456';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'eip-sdk-'));
const children = [];
let stopping = false;

process.stdin.resume();
process.stdin.on('end', () => stop(0));
// Ctrl-C reaches the tests too: their end closes the standard input, and the service may drain first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
// Whatever ends this process ends what it started.
process.on('exit', () => children.filter(child => !child.hasEnded).forEach(child => child.process.kill('SIGKILL')));

const azurite = await startAzurite();
const service = await startService(azurite);
process.stdout.write(`${JSON.stringify(service)}\n`);

async function startAzurite() {
  const port = await freePort();
  const child = start('azurite', process.execPath, [
    join(root, 'node_modules/azurite/dist/src/table/main.js'), '--silent', '--disableTelemetry', '--skipApiVersionCheck',
    '--location', join(data, 'azurite'), '--tableHost', '127.0.0.1', '--tablePort', `${port}`,
  ]);
  await until('Azurite to listen', child, () => listens(port));
  // The emulator's account and key are the same everywhere and documented: no secret.
  return 'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;'
    + 'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;'
    + `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`;
}

async function startService(connectionString) {
  const host = join(root, 'artifacts/bin/EipFunctions.Local/release/EipFunctions.Local.dll');
  if (!existsSync(host)) fail(`${host} is not there: build local/EipFunctions.Local.csproj in Release first.`);
  const address = `http://127.0.0.1:${await freePort()}`;
  const key = `owner.${randomBytes(32).toString('base64url')}`;
  const topicKey = randomBytes(32).toString('base64url');
  const child = start('service', 'dotnet', [host], {
    ASPNETCORE_URLS: address,
    DOTNET_ENVIRONMENT: 'Development',
    AzureWebJobsStorage: connectionString,
    EventGrid__TopicEndpoint: `${address}/topic/api/events`,
    EventGrid__TopicKey: topicKey,
    Topic__Key: topicKey,
    Gateway__Directory: join(data, 'gateway'),
    AccessKeys__EncryptionKeys__0: randomBytes(32).toString('base64'),
    Keys__0__Key: key,
    Keys__0__AccountId: OWNER,
    Keys__0__PrincipalId: OWNER,
    Keys__0__Kind: 'Account',
    Keys__0__Rights: 'All',
  });
  await until('the service to be ready', child, () => answers(`${address}/healthz/ready`));
  return { address, key };
}

/** Starts a process whose output goes to a file; when it ends by itself the tests are told why. */
function start(name, command, args, env = {}) {
  const log = join(data, `${name}.log`);
  // In a session of its own, so that Ctrl-C does not end the storage before the service.
  const process_ = spawn(command, args, {
    cwd: data, detached: true, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const child = { name, log, process: process_, hasEnded: false };
  const output = createWriteStream(log);
  process_.stdout.pipe(output);
  process_.stderr.pipe(output);
  process_.on('error', error => fail(`${command} could not be started: ${error.message}`));
  process_.on('exit', (code, signal) => {
    child.hasEnded = true;
    if (!stopping) fail(`${name} ended by itself (${signal ?? code}):\n${readFileSync(log, 'utf8').slice(-4000)}`);
  });
  children.push(child);
  return child;
}

async function stop(status) {
  if (stopping) return;
  stopping = true;
  // The last that was started first: the service before its storage.
  for (const child of children.reverse()) {
    if (child.hasEnded) continue;
    const ended = once(child.process, 'exit');
    child.process.kill('SIGTERM');
    const limit = setTimeout(() => child.process.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  rmSync(data, { recursive: true, force: true });
  process.exit(status);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  void stop(1);
}

async function until(what, child, probe) {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await probe())) {
    if (stopping) await new Promise(() => {});
    if (Date.now() > end) fail(`Waited ${START_LIMIT_MS / 1000} s for ${what}:\n${readFileSync(child.log, 'utf8').slice(-4000)}`);
    await pause(50);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function listens(port) {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
      .on('connect', () => { socket.destroy(); resolve(true); })
      .on('error', () => resolve(false));
  });
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
