// ClientToken: a request that is sent again is not carried out again.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { concurrently, inRegion, Region } from './support/region.mjs';
import { refused } from './support/refused.mjs';

const MISMATCH = 'Request uses a client token in a previous request but is not identical to that request.';

describe('ClientToken', concurrently, () => {
  inRegion('An allocation sent again with its ClientToken answers the same EIP', async region => {
    const asked = { name: 'web', clientToken: region.id };
    const first = await region.ask('AllocateEipAddress', asked);
    const again = await region.ask('AllocateEipAddress', asked);
    assert.deepEqual([again.allocationId, again.eipAddress], [first.allocationId, first.eipAddress]);
    assert.notEqual(again.requestId, first.requestId);
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 1);
  });

  inRegion('A ClientToken sent again with other parameters is refused', async region => {
    await region.ask('AllocateEipAddress', { name: 'web', clientToken: region.id });
    await refused(region.ask('AllocateEipAddress', { name: 'db', clientToken: region.id }), 400, 'IdempotentParameterMismatch', MISMATCH);
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 1);
  });

  inRegion('A ClientToken belongs to its region: another region knows nothing of it', async region => {
    const other = new Region(`${region.id}-b`);
    for (const one of [region, other]) {
      await one.ecs('i-1');
      const { allocationId } = await one.ask('AllocateEipAddress', { clientToken: region.id });
      await one.ask('AssociateEipAddress', { allocationId, instanceId: 'i-1', clientToken: region.id });
      await one.untilStatus(allocationId, 'InUse');
    }
  });

  inRegion('Ten allocations at once with one ClientToken make one EIP', async region => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => region.ask('AllocateEipAddress', { clientToken: region.id })));
    const made = answers.filter(answer => answer.status === 'fulfilled').map(answer => answer.value.allocationId);
    assert.ok(made.length > 0);
    assert.equal(new Set(made).size, 1);
    for (const { reason } of answers.filter(answer => answer.status === 'rejected')) assert.equal(reason.code, 'LastTokenProcessing');
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 1);
  });

  inRegion('Without a ClientToken every allocation makes an EIP', async region => {
    await region.allocateMany(3);
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 3);
  });

  inRegion('An association sent again with its ClientToken succeeds again, while it goes on and when it has ended', async region => {
    await region.ecs('i-1');
    const allocationId = await region.allocate();
    const asked = { allocationId, instanceId: 'i-1', clientToken: region.id };
    await region.ask('AssociateEipAddress', asked);
    const again = await region.ask('AssociateEipAddress', asked).catch(error => error);
    if (again instanceof Error) assert.equal(again.code, 'LastTokenProcessing');
    await region.untilStatus(allocationId, 'InUse');
    await region.ask('AssociateEipAddress', asked);
    await refused(region.ask('AssociateEipAddress', { ...asked, clientToken: undefined }), 400, 'InvalidAssociation.Duplicated');
  });

  inRegion('An association that takes the ClientToken of another one is refused', async region => {
    await region.ecs('i-1', '10.0.0.1');
    await region.ecs('i-2', '10.0.0.2');
    const [first, second] = await region.allocateMany(2);
    await region.ask('AssociateEipAddress', { allocationId: first, instanceId: 'i-1', clientToken: region.id });
    await region.untilStatus(first, 'InUse');
    await refused(
      region.ask('AssociateEipAddress', { allocationId: second, instanceId: 'i-2', clientToken: region.id }),
      400, 'IdempotentParameterMismatch', MISMATCH);
    assert.equal((await region.eip(second)).status, 'Available');
  });

  inRegion('A refused association may be sent again with its ClientToken when nothing stands in its way any more', async region => {
    await region.ecs('i-1', '10.0.0.1', { status: 'Starting' });
    const allocationId = await region.allocate();
    const asked = { allocationId, instanceId: 'i-1', clientToken: region.id };
    await refused(region.ask('AssociateEipAddress', asked), 400, 'IncorrectInstanceStatus');
    await region.ecs('i-1', '10.0.0.1');
    await region.ask('AssociateEipAddress', asked);
    await region.untilStatus(allocationId, 'InUse');
  });

  inRegion('A DNAT entry sent again with its ClientToken is the same entry', async region => {
    await region.nat('ngw-1');
    const { ipAddress } = await region.give('ngw-1', { instanceType: 'Nat' });
    const { natGateways } = await region.ask('DescribeNatGateways', { natGatewayId: 'ngw-1' });
    const [forwardTableId] = natGateways.natGateway[0].forwardTableIds.forwardTableId;
    const asked = {
      forwardTableId,
      externalIp: ipAddress,
      externalPort: '80',
      internalIp: '10.0.0.1',
      internalPort: '80',
      ipProtocol: 'tcp',
      clientToken: region.id,
    };
    const first = await region.ask('CreateForwardEntry', asked);
    assert.equal((await region.ask('CreateForwardEntry', asked)).forwardEntryId, first.forwardEntryId);
    assert.equal((await region.ask('DescribeForwardTableEntries', { forwardTableId })).totalCount, 1);
  });

  inRegion('A ClientToken that is too long or not ASCII is refused', async region => {
    await refused(region.ask('AllocateEipAddress', { clientToken: 'x'.repeat(65) }), 400, 'InvalidParameter', /ClientToken/);
    await refused(region.ask('AllocateEipAddress', { clientToken: 'tökén' }), 400, 'InvalidParameter', /ClientToken/);
  });
});
