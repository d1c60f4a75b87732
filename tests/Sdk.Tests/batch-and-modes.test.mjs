// AssociateEipAddressBatch and ModifyEipForwardMode.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';

describe('Batches and modes', concurrently, () => {
  inRegion('Twelve EIPs are associated with a NAT gateway in one request', async region => {
    await region.nat('ngw-out');
    const instanceIds = await region.allocateMany(12);
    await region.ask('AssociateEipAddressBatch', { instanceIds, bindedInstanceId: 'ngw-out', bindedInstanceType: 'Nat' });
    const { eipAddresses } = await region.ask('DescribeEipAddresses', { pageSize: 50 });
    assert.deepEqual([...new Set(eipAddresses.eipAddress.map(eip => eip.instanceId))], ['ngw-out']);
    for (const allocationId of instanceIds) {
      const { instanceId, instanceType } = await region.untilStatus(allocationId, 'InUse');
      assert.deepEqual([instanceId, instanceType], ['ngw-out', 'Nat']);
    }
  });

  inRegion('Several EIPs are associated with an ENI in multi-EIP mode in one request', async region => {
    await region.eni('eni-multi');
    const instanceIds = await region.allocateMany(3);
    await region.ask('AssociateEipAddressBatch', {
      instanceIds, bindedInstanceId: 'eni-multi', bindedInstanceType: 'NetworkInterface', mode: 'MULTI_BINDED',
    });
    for (const allocationId of instanceIds) {
      const { instanceId, mode } = await region.untilStatus(allocationId, 'InUse');
      assert.deepEqual([instanceId, mode], ['eni-multi', 'MULTI_BINDED']);
    }
  });

  inRegion('A batch is all or nothing: one EIP too many and none is associated', async region => {
    await region.settings({ quotas: { natgw_quota_eip_num_per_nat: 2 } });
    await region.nat('ngw-out');
    const instanceIds = await region.allocateMany(3);
    await refused(
      region.ask('AssociateEipAddressBatch', { instanceIds, bindedInstanceId: 'ngw-out', bindedInstanceType: 'Nat' }),
      400, 'QuotaExceeded.NumberOfEip', 'Binded eip Quota exceed on this NatGw.');
    for (const allocationId of instanceIds) assert.equal((await region.eip(allocationId)).status, 'Available');
  });

  inRegion('The mode of an EIP on an ENI is changed in place, and shown at once', async region => {
    await region.eni('eni-app');
    const { allocationId } = await region.give('eni-app', { instanceType: 'NetworkInterface' });
    await region.ask('ModifyEipForwardMode', { instanceId: allocationId, mode: 'BINDED' });
    assert.equal((await region.eip(allocationId)).mode, 'BINDED');
    const { instanceId, mode } = await region.untilStatus(allocationId, 'InUse');
    assert.deepEqual([instanceId, mode], ['eni-app', 'BINDED']);
  });

  inRegion('A free EIP has a mode too: it is changed, shown, and changed back', async region => {
    const allocationId = await region.allocate();
    assert.equal((await region.eip(allocationId)).mode, 'NAT');
    for (const mode of ['BINDED', 'NAT']) {
      await region.ask('ModifyEipForwardMode', { instanceId: allocationId, mode });
      assert.equal((await region.untilStatus(allocationId, 'Available')).mode, mode);
    }
  });

  inRegion('A mode that the account was not granted is refused, and granted with the settings', async region => {
    await region.settings({ grantedModes: ['NAT'] });
    await region.eni('eni-app');
    const allocationId = await region.allocate();
    const asked = { allocationId, instanceId: 'eni-app', instanceType: 'NetworkInterface', mode: 'MULTI_BINDED' };
    await refused(region.ask('AssociateEipAddress', asked), 400, 'Mode.NotSupport', 'The user cannot use multi direct eip.');
    await region.settings({ grantedModes: ['NAT', 'MULTI_BINDED'] });
    await region.ask('AssociateEipAddress', asked);
    assert.equal((await region.untilStatus(allocationId, 'InUse')).mode, 'MULTI_BINDED');
  });
});
