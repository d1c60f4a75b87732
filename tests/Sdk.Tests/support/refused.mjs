import assert from 'node:assert/strict';
import { RETRIED } from './retried.mjs';

/**
 * Expects a request to be refused, and the refusal to be one that every SDK understands and a person can act on.
 * @param {Promise<unknown>} request
 * @param {number} status the HTTP status
 * @param {string} code the documented code
 * @param {string | RegExp} [message] the documented message
 * @returns {Promise<object>} the body of the answer
 */
export async function refused(request, status, code, message) {
  const error = await request.then(
    answer => assert.fail(`Not refused with ${code}, but answered ${JSON.stringify(answer?.body ?? answer)}`), error => error);
  if (!error.data) throw error;
  const body = error.data;
  assert.equal(error.code, code, `${error.message} ${body.Recommend}`);
  assert.equal(body.Code, code);
  // pop-core tells the status apart from the error, the generic client in the body.
  assert.equal(error.statusCode ?? body.statusCode ?? error.entry?.response.statusCode, status, error.message);
  assert.match(body.RequestId, /\S/);
  assert.match(body.HostId, /\S/);
  assert.match(body.Message, message instanceof RegExp ? message : /\S/);
  if (typeof message === 'string') assert.equal(body.Message, message);
  assert.match(body.Recommend ?? '', /\S/, `${code} does not say what to do`);
  stays(code, body);
  return body;
}

// Terraform looks for the codes that it retries anywhere in the body: an error that stays must name none of them.
function stays(code, body) {
  if (RETRIED.some(retried => code.includes(retried))) return;
  const text = JSON.stringify(body);
  for (const retried of RETRIED) assert.ok(!text.includes(retried), `${code} stays, and its body names ${retried}: ${text}`);
}
