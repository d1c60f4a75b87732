// The life of an EIP with the typed SDK, for each kind of resource and each mode.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import Vpc from '@alicloud/vpc20160428';
import { refused } from './support/refused.mjs';
import { concurrently, inRegion } from './support/region.mjs';

const ENI = 'NetworkInterface';
const lives = [
  {
    name: 'an ECS instance, whose type need not be named',
    register: region => region.ecs('i-web'), instanceId: 'i-web', shows: { instanceType: 'EcsInstance', mode: 'NAT' },
  },
  {
    name: 'an internal SLB instance',
    register: region => region.slb('lb-web'), instanceId: 'lb-web', asks: { instanceType: 'SlbInstance' }, shows: { mode: 'NAT' },
  },
  {
    name: 'a NAT gateway',
    register: region => region.nat('ngw-out'), instanceId: 'ngw-out', asks: { instanceType: 'Nat' }, shows: { mode: 'NAT' },
  },
  {
    name: 'a HAVIP',
    register: region => region.haVip('havip-db'), instanceId: 'havip-db', asks: { instanceType: 'HaVip' }, shows: { mode: 'NAT' },
  },
  {
    name: 'a private IP address of an ENI in NAT mode',
    register: region => region.eni('eni-app', ['192.168.0.30', '192.168.0.31']),
    instanceId: 'eni-app', asks: { instanceType: ENI, mode: 'NAT', privateIpAddress: '192.168.0.31' },
  },
  {
    name: 'an ENI in multi-EIP mode',
    register: region => region.eni('eni-multi'), instanceId: 'eni-multi', asks: { instanceType: ENI, mode: 'MULTI_BINDED' },
  },
  {
    name: 'an ENI in cut-through mode',
    register: region => region.eni('eni-cut'), instanceId: 'eni-cut', asks: { instanceType: ENI, mode: 'BINDED' },
  },
];

describe('The life of an EIP', concurrently, () => {
  for (const { name, register, instanceId, asks = {}, shows = {} } of lives) {
    inRegion(`An EIP lives with ${name}: allocated, associated, unassociated, released`, async region => {
      await register(region);
      const associated = { instanceId, ...asks, ...shows };

      const tags = [new Vpc.AllocateEipAddressRequestTag({ key: 'env', value: 'test' })];
      const { allocationId, eipAddress } = await region.ask('AllocateEipAddress', { bandwidth: '10', name: 'web', tag: tags });
      const free = await region.eip(allocationId);
      assert.equal(free.status, 'Available');
      assert.equal(free.ipAddress, eipAddress);
      assert.deepEqual([free.name, free.bandwidth, free.regionId, free.instanceId ?? ''], ['web', '10', region.id, '']);
      assert.deepEqual({ ...free.tags.tag[0] }, { key: 'env', value: 'test' });

      await region.ask('AssociateEipAddress', { allocationId, instanceId, ...asks });
      const atOnce = await region.eip(allocationId);
      assert.ok(['Associating', 'InUse'].includes(atOnce.status), atOnce.status);
      shown(atOnce, associated);
      shown(await region.untilStatus(allocationId, 'InUse'), associated);

      await region.ask('UnassociateEipAddress', { allocationId, instanceId, instanceType: asks.instanceType });
      assert.ok(['Unassociating', 'Available'].includes((await region.eip(allocationId)).status));
      const freeAgain = await region.untilStatus(allocationId, 'Available');
      assert.deepEqual([freeAgain.instanceId ?? '', freeAgain.instanceType ?? '', freeAgain.privateIpAddress ?? ''], ['', '', '']);

      await region.ask('ReleaseEipAddress', { allocationId });
      assert.ok(['Releasing', undefined].includes((await region.eip(allocationId))?.status));
      await region.untilGone(allocationId);
    });
  }

  inRegion('The region need not be named where the SDK leaves it to the caller', async region => {
    await region.ecs('i-web');
    const regionId = undefined;
    const allocationId = await region.allocate();
    await region.ask('ModifyEipAddressAttribute', { regionId, allocationId, name: 'web' });
    await region.ask('AssociateEipAddress', { regionId, allocationId, instanceId: 'i-web' });
    assert.equal((await region.untilStatus(allocationId, 'InUse')).name, 'web');
    await region.ask('UnassociateEipAddress', { regionId, allocationId });
    await region.untilStatus(allocationId, 'Available');
    await region.ask('ReleaseEipAddress', { regionId, allocationId });
    await region.untilGone(allocationId);
    await refused(region.ask('DescribeEipAddresses', { regionId }), 400, 'MissingRegionId', 'RegionId is mandatory for this action.');
  });

  inRegion('Of four that associate one EIP at once one gets it', async region => {
    const instances = ['i-1', 'i-2', 'i-3', 'i-4'];
    for (const [place, instanceId] of instances.entries()) await region.ecs(instanceId, `10.0.0.${place + 1}`);
    const allocationId = await region.allocate();
    const answers = await Promise.allSettled(instances.map(instanceId => region.ask('AssociateEipAddress', { allocationId, instanceId })));
    const winners = instances.filter((_, place) => answers[place].status === 'fulfilled');
    assert.equal(winners.length, 1);
    assert.equal((await region.untilStatus(allocationId, 'InUse')).instanceId, winners[0]);
    for (const { reason } of answers.filter(answer => answer.status === 'rejected')) {
      assert.ok(['TaskConflict', 'IncorrectEipStatus'].includes(reason.code), `${reason}`);
    }
  });

  inRegion('Of four that associate one instance at once one gets it', async region => {
    await region.ecs('i-web');
    const ids = await region.allocateMany(4);
    const answers = await Promise.allSettled(ids.map(allocationId => region.ask('AssociateEipAddress', { allocationId, instanceId: 'i-web' })));
    assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1);
    for (const { reason } of answers.filter(answer => answer.status === 'rejected')) assert.equal(reason.code, 'InvalidAssociation.Duplicated');
  });
});

function shown(eip, expected) {
  const actual = Object.fromEntries(Object.keys(expected).map(name => [name, eip[name]]));
  assert.deepEqual(actual, expected);
}
