// DescribeEipAddresses: pages and filters.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import Vpc from '@alicloud/vpc20160428';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';

describe('Lists of EIPs', concurrently, () => {
  inRegion('120 EIPs are listed in pages of 50 until a short one, each of them once', async region => {
    await region.allowEips(120);
    const allocated = await region.allocateMany(120);
    const listed = [];
    for (let pageNumber = 1; ; pageNumber++) {
      const page = await region.ask('DescribeEipAddresses', { pageNumber, pageSize: 50 });
      assert.deepEqual([page.totalCount, page.pageNumber, page.pageSize], [120, pageNumber, 50]);
      listed.push(...page.eipAddresses.eipAddress.map(eip => eip.allocationId));
      if (page.eipAddresses.eipAddress.length < 50) break;
    }

    assert.equal(listed.length, 120);
    assert.deepEqual(listed.toSorted(), allocated.toSorted());
    const beyond = await region.ask('DescribeEipAddresses', { pageNumber: 4, pageSize: 50 });
    assert.deepEqual([beyond.totalCount, beyond.eipAddresses.eipAddress], [120, []]);
    const { eipAddresses, pageSize } = await region.ask('DescribeEipAddresses');
    assert.deepEqual([eipAddresses.eipAddress.length, pageSize], [10, 10]);
  });

  inRegion('An EIP that does not exist is an empty list, not an error', async region => {
    const { eipAddresses, totalCount } = await region.ask('DescribeEipAddresses', { allocationId: 'eip-nowhere' });
    assert.ok(Array.isArray(eipAddresses.eipAddress));
    assert.deepEqual([eipAddresses.eipAddress.length, totalCount], [0, 0]);
  });

  inRegion('EIPs are found by id, address, status, name, tag, resource and resource group, and by several of these', async region => {
    await region.ecs('i-web');
    const tag = (key, value) => new Vpc.AllocateEipAddressRequestTag({ key, value });
    const web = await region.allocate({ name: 'web', tag: [tag('env', 'prod'), tag('team', 'a')], resourceGroupId: 'rg-a' });
    const db = await region.allocate({ name: 'db', tag: [tag('env', 'prod'), tag('team', 'b')], resourceGroupId: 'rg-b' });
    const idle = await region.allocate({ name: 'idle' });
    const { ipAddress } = await region.associate(web, 'i-web');
    const wanted = (key, value) => new Vpc.DescribeEipAddressesRequestTag({ key, value });
    const found = async filter => (await region.ask('DescribeEipAddresses', filter)).eipAddresses.eipAddress.map(eip => eip.allocationId).toSorted();

    assert.deepEqual(await found({}), [web, db, idle].toSorted());
    assert.deepEqual(await found({ allocationId: `${web},${idle}` }), [web, idle].toSorted());
    assert.deepEqual(await found({ eipAddress: ipAddress }), [web]);
    assert.deepEqual(await found({ status: 'InUse' }), [web]);
    assert.deepEqual(await found({ status: 'Available' }), [db, idle].toSorted());
    assert.deepEqual(await found({ eipName: 'db' }), [db]);
    assert.deepEqual(await found({ tag: [wanted('env', 'prod')] }), [web, db].toSorted());
    assert.deepEqual(await found({ tag: [wanted('env', 'prod'), wanted('team', 'b')] }), [db]);
    assert.deepEqual(await found({ tag: [wanted('team')] }), [web, db].toSorted());
    assert.deepEqual(await found({ associatedInstanceType: 'EcsInstance', associatedInstanceId: 'i-web' }), [web]);
    assert.deepEqual(await found({ associatedInstanceType: 'EcsInstance', associatedInstanceId: 'i-other' }), []);
    assert.deepEqual(await found({ resourceGroupId: 'rg-b' }), [db]);
    assert.deepEqual(await found({ resourceGroupId: 'rg-b', status: 'InUse' }), []);
    assert.deepEqual(await found({ chargeType: 'PrePaid' }), []);
  });

  inRegion('A filter with a value that there is not is refused, not passed over', async region => {
    await refused(
      region.ask('DescribeEipAddresses', { associatedInstanceType: 'Toaster' }),
      400, 'InvalidIAssociatedInstanceType.ValueNotSupported', 'The specified value of AssociatedInstanceType is not supported.');
    await refused(
      region.ask('DescribeEipAddresses', { chargeType: 'Free' }),
      400, 'InvalidChargeType.ValueNotSupported', 'The specified ChargeType is not supported.');
    await refused(
      region.ask('DescribeEipAddresses', { lockReason: 'lost' }), 404, 'InvalidLockReason.NotFound', 'The specified LockReason is not found');
    await refused(region.ask('DescribeEipAddresses', { pageSize: 101 }), 400, 'InvalidParameter');
  });
});
