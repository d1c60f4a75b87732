// The running service that all tests of a run share, and its REST API.
import { spawn } from 'node:child_process';
import { after } from 'node:test';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const host = spawn(process.execPath, [fileURLToPath(new URL('host.mjs', import.meta.url))], {
  detached: true, stdio: ['pipe', 'pipe', 'inherit'],
});
const hasEnded = new Promise(resolve => { host.on('exit', resolve); });
const started = await Promise.race([
  new Promise(resolve => { createInterface(host.stdout).once('line', line => resolve(JSON.parse(line))); }),
  hasEnded.then(() => { throw new Error('The service did not start; see above.'); }),
]);

after(() => {
  host.stdin.end();
  return hasEnded;
});

/** Where the service is: with scheme, and as the SDKs want an endpoint, without. */
export const address = started.address;
export const endpoint = new URL(address).host;

/** Sends a request to the REST API, which must succeed, and answers its body. */
export async function rest(method, path, body) {
  const answer = await fetch(`${address}/api/${path}`, {
    method,
    headers: { 'x-functions-key': started.key, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** The owner's key of the REST API, for what a reader of the README does with curl. */
export const ownerKey = started.key;

/** Makes an access key; without more of the account itself, with every right. */
export function makeAccessKey(more = {}) {
  return rest('POST', 'access-keys', {
    principalId: '1234567890123456', kind: 'Account', rights: ['Read', 'Operate', 'ManageResources', 'Administer'], ...more,
  });
}

/** The access key that tests use which are not about access keys. */
export const accessKey = await makeAccessKey();
