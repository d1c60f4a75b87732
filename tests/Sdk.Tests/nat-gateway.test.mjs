// NAT gateways and their DNAT entries, HAVIPs, and what an operating system is to be configured with.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import Vpc from '@alicloud/vpc20160428';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';
import { until } from './support/until.mjs';

async function gatewayWithEip(region) {
  await region.nat('ngw-out');
  const eip = await region.give('ngw-out', { instanceType: 'Nat' });
  const { natGateways } = await region.ask('DescribeNatGateways', { natGatewayId: 'ngw-out' });
  return { eip, gateway: natGateways.natGateway[0], forwardTableId: natGateways.natGateway[0].forwardTableIds.forwardTableId[0] };
}

function entry(forwardTableId, externalIp, more = {}) {
  return { forwardTableId, externalIp, externalPort: '80', internalIp: '192.168.0.10', internalPort: '8080', ipProtocol: 'tcp', ...more };
}

describe('NAT gateways, HAVIPs and ENIs', concurrently, () => {
  inRegion('A DNAT entry is created, shown as it was asked for, and deleted', async region => {
    const { eip, forwardTableId } = await gatewayWithEip(region);
    const { forwardEntryId } = await region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress, { forwardEntryName: 'web' }));
    const find = async () =>
      (await region.ask('DescribeForwardTableEntries', { forwardTableId, forwardEntryId })).forwardTableEntries.forwardTableEntry[0];
    const made = await until('the entry to be available', find, one => one?.status === 'Available');
    assert.deepEqual(
      [made.externalIp, made.externalPort, made.internalIp, made.internalPort, made.ipProtocol.toLowerCase(), made.forwardEntryName],
      [eip.ipAddress, '80', '192.168.0.10', '8080', 'tcp', 'web']);

    await region.ask('DeleteForwardEntry', { forwardTableId, forwardEntryId });
    await until('the entry to be gone', find, one => one === undefined);
    await refused(region.ask('DeleteForwardEntry', { forwardTableId, forwardEntryId }), 404, 'InvalidForwardEntryId.NotFound');
  });

  inRegion('DNAT entries of a NAT gateway are found by what they lead to', async region => {
    const { eip, forwardTableId } = await gatewayWithEip(region);
    await region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress));
    await region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress, { externalPort: '81', internalIp: '192.168.0.11' }));
    const found = async filter => (await region.ask('DescribeForwardTableEntries', { natGatewayId: 'ngw-out', ...filter }))
      .forwardTableEntries.forwardTableEntry.map(one => one.externalPort).toSorted();
    assert.deepEqual(await found({}), ['80', '81']);
    assert.deepEqual(await found({ internalIp: '192.168.0.11' }), ['81']);
    assert.deepEqual(await found({ externalPort: '80' }), ['80']);
    assert.deepEqual(await found({ internalIp: '192.168.0.12' }), []);
  });

  inRegion('An instance has an EIP or DNAT entries: whichever came first refuses the other', async region => {
    const { eip, forwardTableId } = await gatewayWithEip(region);
    await region.ecs('i-entry', '192.168.0.10');
    await region.ecs('i-eip', '192.168.0.11');
    await region.give('i-eip');
    await region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress));
    await refused(
      region.ask('AssociateEipAddress', { allocationId: await region.allocate(), instanceId: 'i-entry' }),
      400, 'BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP', 'The instance may have portMap or already bind eip.');
    await refused(
      region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress, { externalPort: '81', internalIp: '192.168.0.11' })),
      400, 'Forbindden', 'The specified Instance already bind eip');
  });

  inRegion('An EIP that DNAT entries use leaves its NAT gateway only when forced', async region => {
    const { eip: { allocationId, ipAddress }, forwardTableId } = await gatewayWithEip(region);
    await region.ask('CreateForwardEntry', entry(forwardTableId, ipAddress));
    const asked = { allocationId, instanceId: 'ngw-out', instanceType: 'Nat' };
    await refused(
      region.ask('UnassociateEipAddress', asked),
      400, 'InvalidIpStatus.HasBeenUsedByForwardEntry', 'The specified address has been used by forwardTable.');
    await region.ask('UnassociateEipAddress', { ...asked, force: true });
    await region.untilStatus(allocationId, 'Available');
  });

  inRegion('A NAT gateway shows its EIPs, and which of them entries use', async region => {
    const { eip, gateway, forwardTableId } = await gatewayWithEip(region);
    assert.deepEqual([gateway.status, gateway.vpcId, gateway.ipLists.ipList.length], ['Available', 'vpc-1', 1]);
    const using = async () => {
      const { natGateways } = await region.ask('DescribeNatGateways', { natGatewayId: 'ngw-out' });
      const { allocationId, ipAddress, usingStatus } = natGateways.natGateway[0].ipLists.ipList[0];
      assert.deepEqual([allocationId, ipAddress], [eip.allocationId, eip.ipAddress]);
      return usingStatus;
    };
    assert.equal(await using(), 'Idle');
    await region.ask('CreateForwardEntry', entry(forwardTableId, eip.ipAddress));
    assert.equal(await using(), 'UsedByForwardTable');

    const one = await region.ask('GetNatGatewayAttribute', { natGatewayId: 'ngw-out' });
    assert.deepEqual([one.natGatewayId, one.status, one.ipList[0].ipAddress], ['ngw-out', 'Available', eip.ipAddress]);
    const { natGateways, totalCount } = await region.ask('DescribeNatGateways', { natGatewayId: 'ngw-nowhere' });
    assert.deepEqual([natGateways.natGateway, totalCount], [[], 0]);
  });

  inRegion('A HAVIP shows its EIP', async region => {
    await region.haVip('havip-a', '192.168.0.40');
    await region.haVip('havip-b', '192.168.0.41');
    const eip = await region.give('havip-a', { instanceType: 'HaVip' });
    const filter = [new Vpc.DescribeHaVipsRequestFilter({ key: 'HaVipId', value: ['havip-a'] })];
    const { haVips, totalCount } = await region.ask('DescribeHaVips', { filter });
    const [found] = haVips.haVip;
    assert.deepEqual([totalCount, found.haVipId, found.ipAddress], [1, 'havip-a', '192.168.0.40']);
    assert.deepEqual(found.associatedEipAddresses.associatedEipAddresse, [eip.ipAddress]);
    assert.equal((await region.ask('DescribeHaVips')).totalCount, 2);
  });

  inRegion('An ENI with EIPs says what to configure in the operating system', async region => {
    await region.eni('eni-multi');
    const { ipAddress } = await region.give('eni-multi', { instanceType: 'NetworkInterface', mode: 'MULTI_BINDED' });
    const { eipInfos, code } = await region.ask('DescribeEipGatewayInfo', { instanceId: 'eni-multi' });
    assert.equal(code, '200');
    const [info] = eipInfos.eipInfo;
    assert.equal(info.ip, ipAddress);
    assert.match(info.ipGw, /^\d+\.\d+\.\d+\.\d+$/);
    assert.match(info.ipMask, /^255\./);
  });
});
