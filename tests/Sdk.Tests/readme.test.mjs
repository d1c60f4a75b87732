// What README.md says of the SDK, run as it is printed there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { address, endpoint, ownerKey } from './support/service.mjs';

const run = promisify(execFile);

test('README: the access key that curl makes and the Node snippet, as printed, associate an EIP', { timeout: 60_000 }, async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.split(/^## /m).find(part => part.startsWith('Use it with the Alibaba SDK\n'));
  const [shell, script] = ['sh', 'js'].map(language => section.match(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's'))[1]);

  // As the reader does: KEY and HOST are what ./run printed, the first answer holds the access key.
  const { stdout: answers } = await run('bash', ['-ec', shell], { env: { ...process.env, KEY: ownerKey, HOST: address } });
  const { accessKeyId, accessKeySecret } = JSON.parse(answers.slice(0, answers.indexOf('}') + 1));

  // Inside the project, where the packages are installed.
  const directory = await mkdtemp(fileURLToPath(new URL('readme-', import.meta.url)));
  try {
    const file = join(directory, 'eip.mjs');
    await writeFile(file, script.replace('127.0.0.1:PORT', endpoint));
    const { stdout } = await run(process.execPath, [file], {
      env: { ...process.env, ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret },
    });
    assert.match(stdout, /^\d+\.\d+\.\d+\.\d+ (Associating|InUse) i-sdk\n$/);
  } finally {
    await rm(directory, { recursive: true });
  }
});
