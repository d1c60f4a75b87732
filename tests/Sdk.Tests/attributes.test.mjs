// What can be changed of an EIP: name, description, bandwidth, tags, resource group, protection.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import Vpc from '@alicloud/vpc20160428';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';

const ODD = 'ä 中文 🚀 !\'()*~+&=%/?#"\\<> x';

describe('Attributes of EIPs', concurrently, () => {
  inRegion('Name, description and bandwidth are changed, and come back as they were sent', async region => {
    const allocationId = await region.allocate({ name: ODD, description: `about ${ODD}` });
    const before = await region.eip(allocationId);
    assert.deepEqual([before.name, before.description, before.bandwidth], [ODD, `about ${ODD}`, '5']);
    await region.ask('ModifyEipAddressAttribute', { allocationId, name: `new ${ODD}`, bandwidth: '20' });
    const after = await region.eip(allocationId);
    assert.deepEqual([after.name, after.description, after.bandwidth], [`new ${ODD}`, `about ${ODD}`, '20']);
  });

  inRegion('A bandwidth that cannot be is refused', async region => {
    const allocationId = await region.allocate();
    await refused(region.ask('ModifyEipAddressAttribute', { allocationId, bandwidth: '501' }), 400, 'InvalidParameter', /Bandwidth/);
    assert.equal((await region.eip(allocationId)).bandwidth, '5');
  });

  inRegion('Tags are added, replaced, listed and removed', async region => {
    const [first, second] = await region.allocateMany(2);
    const eips = { resourceType: 'EIP', resourceId: [first, second] };
    const tag = (key, value) => new Vpc.TagResourcesRequestTag({ key, value });
    const tags = async allocationId => Object.fromEntries((await region.ask('ListTagResources', { resourceType: 'EIP', resourceId: [allocationId] }))
      .tagResources.tagResource.map(one => [one.tagKey, one.tagValue]));

    await region.ask('TagResources', { ...eips, tag: [tag('env', ODD), tag('team', 'a')] });
    await region.ask('TagResources', { resourceType: 'EIP', resourceId: [first], tag: [tag('team', 'b')] });
    assert.deepEqual(await tags(first), { env: ODD, team: 'b' });
    assert.deepEqual(await tags(second), { env: ODD, team: 'a' });
    assert.deepEqual(new Map((await region.eip(first)).tags.tag.map(one => [one.key, one.value])), new Map([['env', ODD], ['team', 'b']]));

    await region.ask('UnTagResources', { ...eips, tagKey: ['env'] });
    assert.deepEqual(await tags(first), { team: 'b' });
    await region.ask('UnTagResources', { ...eips, all: true });
    assert.deepEqual(await tags(first), {});
    const { tagResources } = await region.ask('ListTagResources', eips);
    assert.deepEqual(tagResources.tagResource, []);
  });

  inRegion('Twenty tags of the longest keys and values are set in one request', async region => {
    const allocationId = await region.allocate();
    const tag = Array.from({ length: 20 }, (_, number) =>
      new Vpc.TagResourcesRequestTag({ key: `${number}`.padStart(128, '键'), value: '值'.repeat(128) }));
    await region.ask('TagResources', { resourceType: 'EIP', resourceId: [allocationId], tag });
    const { tags } = await region.eip(allocationId);
    assert.deepEqual(tags.tag.map(one => one.key).toSorted(), tag.map(one => one.key).toSorted());
  });

  inRegion('Tags are listed in pages by the token that each of them gives', async region => {
    const tag = Array.from({ length: 5 }, (_, number) => new Vpc.AllocateEipAddressRequestTag({ key: `key-${number}`, value: 'x' }));
    const ids = await region.allocateMany(3, { tag });
    const seen = new Set();
    let nextToken;
    do {
      const page = await region.ask('ListTagResources', { resourceType: 'EIP', resourceId: ids, maxResults: 4, nextToken });
      assert.ok(page.tagResources.tagResource.length <= 4);
      page.tagResources.tagResource.forEach(one => seen.add(`${one.resourceId} ${one.tagKey}`));
      ({ nextToken } = page);
    } while (nextToken);
    assert.equal(seen.size, 15);
  });

  for (const resourceType of ['EIP', 'Eip']) {
    inRegion(`An EIP is moved to another resource group, as "${resourceType}"`, async region => {
      const allocationId = await region.allocate({ resourceGroupId: 'rg-a' });
      await region.ask('MoveResourceGroup', { resourceId: allocationId, resourceType, newResourceGroupId: 'rg-b' });
      assert.equal((await region.eip(allocationId)).resourceGroupId, 'rg-b');
      const { totalCount } = await region.ask('DescribeEipAddresses', { resourceGroupId: 'rg-a' });
      assert.equal(totalCount, 0);
    });
  }

  inRegion('An EIP that is protected from deletion is not released until it no longer is', async region => {
    const instanceId = await region.allocate();
    await region.ask('DeletionProtection', { instanceId, type: 'EIP', protectionEnable: true });
    assert.equal((await region.eip(instanceId)).deletionProtection, true);
    await refused(region.ask('ReleaseEipAddress', { allocationId: instanceId }), 400, 'InvalidOperation.DeletionProtection', /deletion protecion/);
    await region.ask('DeletionProtection', { instanceId, type: 'EIP', protectionEnable: false });
    await region.ask('ReleaseEipAddress', { allocationId: instanceId });
    await region.untilGone(instanceId);
  });

  inRegion('A certain address is allocated when it is free, and refused when it is not', async region => {
    const { allocationId, eipAddress } = await region.ask('AllocateEipAddress');
    await refused(region.ask('AllocateEipAddress', { ipAddress: eipAddress }), 400, 'Ip.Allocated', 'The reserve ip has been allocated.');
    await region.ask('ReleaseEipAddress', { allocationId });
    await region.untilGone(allocationId);
    assert.equal((await region.ask('AllocateEipAddress', { ipAddress: eipAddress })).eipAddress, eipAddress);
  });
});
