// Who may ask: signatures, access keys, temporary ones, and RAM users.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { ThrottlingError } from '@alicloud/openapi-core';
import { V2, genericClient, popClient, vpcClient } from './support/clients.mjs';
import { record, send } from './support/recorder.mjs';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';
import { accessKey, makeAccessKey, rest } from './support/service.mjs';
import { until } from './support/until.mjs';

const LONG_AGO = '2021-01-13T02:56:38Z';
const NO_MATCH = 'Specified signature is not matched with our calculation.';
const EXPIRED = 'Specified time stamp or date value is expired.';
const USED = 'Specified signature nonce was used already.';

/** What asks for the EIPs of a region, in each of the SDKs. */
function inEachSdk(region, key) {
  const parameters = { RegionId: region.id };
  return [
    () => region.ask('DescribeEipAddresses', {}, vpcClient(key)),
    () => region.ask('DescribeEipAddresses', {}, vpcClient(key, V2)),
    () => genericClient(key)('DescribeEipAddresses', parameters),
    () => genericClient(key, V2)('DescribeEipAddresses', parameters),
    () => popClient(key).request('DescribeEipAddresses', parameters),
  ];
}

/** Allocates an EIP in each of the SDKs, and answers the requests as they were sent. */
async function recorded(region, ask) {
  const between = await record();
  try {
    await region.ask('AllocateEipAddress', { name: 'web' }, vpcClient(accessKey, { endpoint: between.endpoint }));
    await genericClient(accessKey, { endpoint: between.endpoint })('AllocateEipAddress', { RegionId: region.id }, { Name: 'web' });
    await genericClient(accessKey, { endpoint: between.endpoint, ...V2 })('AllocateEipAddress', { RegionId: region.id }, { Name: 'web' });
    await popClient(accessKey, `http://${between.endpoint}`).request('AllocateEipAddress', { RegionId: region.id, Name: 'web' });
    await ask(between.sent);
  } finally {
    between.close();
  }
}

describe('Access keys and signatures', concurrently, () => {
  inRegion('A wrong secret is refused in each SDK', async region => {
    for (const ask of inEachSdk(region, { ...accessKey, accessKeySecret: `${accessKey.accessKeySecret}x` })) {
      await refused(ask(), 400, 'SignatureDoesNotMatch', NO_MATCH);
    }
  });

  inRegion('An access key that there is not is refused in each SDK', async region => {
    for (const ask of inEachSdk(region, { ...accessKey, accessKeyId: 'LTAI-nowhere' })) {
      await refused(ask(), 404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    }
  });

  inRegion('A disabled access key is refused in each SDK, and works when it is enabled again', async region => {
    const key = await makeAccessKey();
    await rest('PATCH', `access-keys/${key.accessKeyId}`, { status: 'Inactive' });
    for (const ask of inEachSdk(region, key)) {
      await refused(ask(), 400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
    }

    await rest('PATCH', `access-keys/${key.accessKeyId}`, { status: 'Active' });
    await region.ask('DescribeEipAddresses', {}, vpcClient(key));
  });

  inRegion('A deleted access key is not found', async region => {
    const key = await makeAccessKey();
    await region.ask('DescribeEipAddresses', {}, vpcClient(key));
    await rest('DELETE', `access-keys/${key.accessKeyId}`);
    await refused(region.ask('DescribeEipAddresses', {}, vpcClient(key)), 404, 'InvalidAccessKeyId.NotFound');
  });

  inRegion('A request that was signed long ago is refused', async region => {
    const expired = vpcClient(accessKey, { globalParameters: { headers: { 'x-acs-date': LONG_AGO } } });
    await refused(region.ask('DescribeEipAddresses', {}, expired), 400, 'InvalidTimeStamp.Expired', EXPIRED);
    const pop = popClient().request('DescribeEipAddresses', { RegionId: region.id, Timestamp: LONG_AGO });
    await refused(pop, 400, 'InvalidTimeStamp.Expired', EXPIRED);
  });

  inRegion('A date that is none is refused', async region => {
    const pop = popClient().request('DescribeEipAddresses', { RegionId: region.id, Timestamp: 'yesterday' });
    await refused(pop, 400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  });

  inRegion('A signed request that somebody sends a second time is refused, and nothing is done twice', region => recorded(region, async sent => {
    for (const request of sent) {
      const { status, body } = await send(request);
      assert.deepEqual([status, body.Code, body.Message], [400, 'SignatureNonceUsed', USED]);
    }

    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, sent.length);
  }));

  inRegion('A signed request that somebody changes on its way is refused', region => recorded(region, async sent => {
    for (const { path, body, ...request } of sent) {
      const answer = await send({ ...request, path: path.replace('Name=web', 'Name=mine'), body: body.replace('Name=web', 'Name=mine') });
      assert.deepEqual([answer.status, answer.body.Code, answer.body.Message], [400, 'SignatureDoesNotMatch', NO_MATCH]);
    }

    assert.equal((await region.ask('DescribeEipAddresses', { eipName: 'mine' })).totalCount, 0);
  }));

  inRegion('An address from which wrong signatures come without end is told to wait, and nobody else is', async region => {
    const between = await record('127.0.0.9');
    try {
      const wrong = { ...accessKey, accessKeySecret: 'wrong' };
      const ask = () => region.ask('DescribeEipAddresses', {}, vpcClient(wrong, { endpoint: between.endpoint })).catch(error => error);
      const error = await until('it to be throttled', ask, one => one.code !== 'SignatureDoesNotMatch', { intervalMs: 0 });
      assert.ok(error instanceof ThrottlingError, `${error}`);
      assert.deepEqual([error.code, error.statusCode], ['Throttling.User', 400]);
      assert.equal(error.data.Message, 'Request was denied due to user flow control.');
      assert.match(error.data.Recommend, /\S/);
      await refused(region.ask('DescribeEipAddresses', {}, vpcClient(wrong)), 400, 'SignatureDoesNotMatch', NO_MATCH);
    } finally {
      between.close();
    }
  });

  inRegion('A nonce that was used is refused with every signature', async region => {
    const nonce = `nonce-${region.id}`;
    const again = vpcClient(accessKey, { globalParameters: { headers: { 'x-acs-signature-nonce': nonce } } });
    await region.ask('DescribeEipAddresses', {}, again);
    await refused(region.ask('DescribeEipAddresses', {}, again), 400, 'SignatureNonceUsed', USED);
    const pop = () => popClient().request('DescribeEipAddresses', { RegionId: region.id, SignatureNonce: `${nonce}-v1` });
    await pop();
    await refused(pop(), 400, 'SignatureNonceUsed', USED);
  });

  inRegion('A temporary access key works with its token, and not without', async region => {
    const key = await makeAccessKey({ durationSeconds: 900 });
    assert.match(key.securityToken, /\S/);
    assert.ok(Date.parse(key.expiresAt) > Date.now());
    for (const ask of inEachSdk(region, key)) await ask();
    for (const ask of inEachSdk(region, { ...key, securityToken: undefined })) {
      await refused(ask(), 400, 'MissingSecurityToken');
    }

    for (const ask of inEachSdk(region, { ...key, securityToken: `${key.securityToken}x` })) {
      await refused(ask(), 400, 'InvalidSecurityToken.MismatchWithAccessKey');
    }
  });

  inRegion('A signature method or a version of the API that there is not is refused', async region => {
    const sm3 = region.ask('DescribeEipAddresses', {}, vpcClient(accessKey, { signatureAlgorithm: 'ACS3-HMAC-SM3' }));
    await refused(sm3, 400, 'InvalidSignatureMethod', 'Specified signature method is not valid.');
    const old = popClient().request('DescribeEipAddresses', { RegionId: region.id, Version: '2014-05-26' });
    await refused(old, 400, 'InvalidVersion', 'Specified parameter Version is not valid.');
  });

  inRegion('A RAM user who may only read is told so when they change something', async region => {
    const key = await makeAccessKey({ principalId: 'reader', kind: 'RamUser', rights: ['Read'] });
    await region.ask('DescribeEipAddresses', {}, vpcClient(key));
    const { Recommend } = await refused(
      region.ask('AllocateEipAddress', {}, vpcClient(key)),
      403, 'Forbidden.RAM', 'User not authorized to operate on the specified resource.');
    assert.match(Recommend, /Operate/);
  });

  inRegion('A RAM user of one resource group does not learn what is in another', async region => {
    const [mine, hidden] = [await region.allocate({ resourceGroupId: 'rg-mine' }), await region.allocate({ resourceGroupId: 'rg-hidden' })];
    const key = await makeAccessKey({ principalId: 'limited', kind: 'RamUser', rights: ['Read', 'Operate'], resourceGroupIds: ['rg-mine'] });
    const client = vpcClient(key);
    const { eipAddresses, totalCount } = await region.ask('DescribeEipAddresses', {}, client);
    assert.deepEqual([eipAddresses.eipAddress.map(eip => eip.allocationId), totalCount], [[mine], 1]);
    const asked = { allocationId: hidden };
    const about = await refused(region.ask('ReleaseEipAddress', asked, client), 404, 'InvalidAllocationId.NotFound');
    const nowhere = await refused(region.ask('ReleaseEipAddress', { allocationId: 'eip-nowhere' }, client), 404, 'InvalidAllocationId.NotFound');
    assert.equal(about.Recommend.replace(hidden, 'eip-nowhere'), nowhere.Recommend);
  });
});
