// The same life with every other way of signing and sending that the SDKs have.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { popClient, ways } from './support/clients.mjs';
import { concurrently, inRegion } from './support/region.mjs';
import { accessKey } from './support/service.mjs';
import { until } from './support/until.mjs';

const ODD = 'web ä 中文 !\'()*~+&=%/?#"\\';

describe('Every SDK and signature', concurrently, () => {
  inRegion('pop-core makes capitals of the first letters of an action and its parameters', async region => {
    await region.allocate({ name: 'web' });
    const { TotalCount } = await popClient().request('describeEipAddresses', { regionId: region.id, eipName: 'web' });
    assert.equal(TotalCount, 1);
  });

  for (const [way, connect] of Object.entries(ways)) {
    inRegion(`${way}: an EIP lives and its name comes back as it was`, async region => {
      const ask = connect(accessKey);
      await region.eni('eni-app', ['192.168.0.30', '192.168.0.31']);
      const eip = async allocationId =>
        (await ask('DescribeEipAddresses', { RegionId: region.id, AllocationId: allocationId })).EipAddresses.EipAddress[0];

      const tags = [{ Key: 'env', Value: ODD }, { Key: 'empty' }];
      const { AllocationId } = await ask('AllocateEipAddress', { RegionId: region.id, Name: ODD, Tag: tags });
      const { Name, Tags, Status } = await eip(AllocationId);
      assert.deepEqual([Name, Status], [ODD, 'Available']);
      assert.deepEqual(new Map(Tags.Tag.map(tag => [tag.Key, tag.Value ?? ''])), new Map([['env', ODD], ['empty', '']]));

      const association = { InstanceId: 'eni-app', InstanceType: 'NetworkInterface', Mode: 'NAT', PrivateIpAddress: '192.168.0.31' };
      await ask('AssociateEipAddress', { RegionId: region.id, AllocationId, ...association });
      const { InstanceId, InstanceType, Mode, PrivateIpAddress } = await eip(AllocationId);
      assert.deepEqual({ InstanceId, InstanceType, Mode, PrivateIpAddress }, association);
      await until('it to be in use', () => eip(AllocationId), one => one.Status === 'InUse');

      await ask('UnassociateEipAddress', { RegionId: region.id, AllocationId, InstanceId, InstanceType });
      const free = await until('it to be free', () => eip(AllocationId), one => one.Status === 'Available');
      assert.equal(free.InstanceId ?? '', '');

      await ask('ReleaseEipAddress', { RegionId: region.id, AllocationId });
      await until('it to be gone', () => eip(AllocationId), one => one === undefined);
    });
  }
});
