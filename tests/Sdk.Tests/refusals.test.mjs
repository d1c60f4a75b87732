// Every class of error, as an SDK presents it.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { ClientError } from '@alicloud/openapi-core';
import { genericClient, popClient } from './support/clients.mjs';
import { concurrently, inRegion, Region } from './support/region.mjs';
import { refused } from './support/refused.mjs';

const ENI = 'NetworkInterface';
const NOWHERE = 'eip-nowhere';

// What stands in the way of an association: what the region has, what is asked for besides a free EIP, and the refusal.
const associations = [
  {
    name: 'a resource that does not exist', asks: { instanceId: 'i-nowhere' },
    status: 404, code: 'InvalidInstanId.NotFound', message: 'Specified instance does not exist.',
  },
  {
    name: 'a resource of another kind', region: r => r.nat('ngw-1'), asks: { instanceId: 'ngw-1' }, status: 404, code: 'InvalidInstanId.NotFound',
  },
  {
    name: 'an instance that has an EIP', region: async r => { await r.ecs('i-1'); await r.give('i-1'); }, asks: { instanceId: 'i-1' },
    code: 'InvalidAssociation.Duplicated', message: 'Specified instance already is associated.',
  },
  {
    name: 'a kind of instance that there is not', asks: { instanceId: 'i-1', instanceType: 'Toaster' },
    code: 'InvalidInstanceType.ValueNotSupported', message: 'The specified value of InstanceType is not supported.',
  },
  {
    name: 'an instance outside any VPC', region: r => r.ecs('i-1', '10.0.0.1', { vpcId: undefined }), asks: { instanceId: 'i-1' },
    code: 'OperationDenied', message: 'Specified instance is not in VPC.',
  },
  {
    name: 'an instance that is starting', region: r => r.ecs('i-1', '10.0.0.1', { status: 'Starting' }), asks: { instanceId: 'i-1' },
    code: 'IncorrectInstanceStatus', message: 'Current instance status does not support this operation.',
  },
  {
    name: 'an instance with a public IP address', region: r => r.ecs('i-1', '10.0.0.1', { publicIpAddress: '203.0.113.9' }),
    asks: { instanceId: 'i-1' },
    code: 'EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP', message: 'instance already bind natpublicip,cannot bind eip.',
  },
  {
    name: 'a public-facing SLB instance', region: r => r.slb('lb-1', '10.0.0.1', { addressType: 'Internet' }),
    asks: { instanceId: 'lb-1', instanceType: 'SlbInstance' },
    code: 'BindInstance.NotSupported',
  },
  {
    name: 'an SLB instance that is stopped', region: r => r.slb('lb-1', '10.0.0.1', { status: 'Inactive' }),
    asks: { instanceId: 'lb-1', instanceType: 'SlbInstance' }, code: 'IncorrectInstanceStatus',
  },
  {
    name: 'a HAVIP that is being created', region: r => r.haVip('havip-1', '10.0.0.1', 'Creating'),
    asks: { instanceId: 'havip-1', instanceType: 'HaVip' }, code: 'IncorrectHaVipStatus',
  },
  {
    name: 'a HAVIP that has an EIP', region: async r => { await r.haVip('havip-1'); await r.give('havip-1', { instanceType: 'HaVip' }); },
    asks: { instanceId: 'havip-1', instanceType: 'HaVip' }, code: 'InvalidAssociation.Duplicated',
  },
  {
    name: 'a NAT gateway that is being created', region: r => r.nat('ngw-1', { status: 'Creating' }),
    asks: { instanceId: 'ngw-1', instanceType: 'Nat' }, code: 'IncorrectStatus.NatGateway',
  },
  {
    name: 'a NAT gateway that is locked', region: r => r.nat('ngw-1', { financialLocked: true }),
    asks: { instanceId: 'ngw-1', instanceType: 'Nat' },
    code: 'NATGATEWAY_FINANCIALLOCKED', message: 'The NatGateway has expire, cannot do bind operation.',
  },
  {
    name: 'an ENI that is being attached', region: r => r.eni('eni-1', ['10.0.0.1'], { status: 'Attaching' }),
    asks: { instanceId: 'eni-1', instanceType: ENI }, code: 'InvalidStatus.EniStatusNotSupport',
  },
  {
    name: 'a primary ENI', region: r => r.eni('eni-1', ['10.0.0.1'], { type: 'Primary', status: 'InUse', instanceId: 'i-1' }),
    asks: { instanceId: 'eni-1', instanceType: ENI }, code: 'BindInstance.NotSupported',
  },
  {
    name: 'cut-through mode beside NAT mode on an ENI',
    region: async r => { await r.eni('eni-1', ['10.0.0.1']); await r.give('eni-1', { instanceType: ENI }); },
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'BINDED' }, code: 'Mode.Conflict', message: 'The eni can bind only one mode of eip.',
  },
  {
    name: 'more EIPs in multi-EIP mode than an ENI may have',
    region: async r => {
      await r.settings({ quotas: { eip_quota_multi_binded_num_per_eni: 1 } });
      await r.eni('eni-1');
      await r.give('eni-1', { instanceType: ENI, mode: 'MULTI_BINDED' });
    },
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'MULTI_BINDED' },
    code: 'QuotaExceed.MultiBindedEip', message: 'The number of multi binded eip is over limit.',
  },
  {
    name: 'multi-EIP mode for an instance type that cannot do it',
    region: r => r.eni('eni-1', ['10.0.0.1'], { status: 'InUse', instanceId: 'i-1', instanceType: 'ecs.c7.large' }),
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'MULTI_BINDED' },
    code: 'OperationUnsupported.EipBindModel', message: 'The instance type of ecs does not support MULTI_BINDED model Eip.',
  },
  {
    name: 'a mode that there is not', region: r => r.eni('eni-1'), asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'BRIDGE' },
    code: 'IllegalParam.Mode',
  },
  {
    name: 'cut-through mode for what is no ENI', region: r => r.ecs('i-1'), asks: { instanceId: 'i-1', mode: 'BINDED' },
    code: 'Invalid.DirectEip.BindType', message: 'The direct eip can be only associated with eni.',
  },
  {
    name: 'cut-through mode for an ENI with secondary addresses', region: r => r.eni('eni-1', ['10.0.0.1', '10.0.0.2']),
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'BINDED' }, code: 'Eni.HasSubIp', message: 'Eni has sub ip can not bind direct eip.',
  },
  {
    name: 'cut-through mode for an attached ENI', region: r => r.eni('eni-1', ['10.0.0.1'], { status: 'InUse', instanceId: 'i-1' }),
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'BINDED' },
    code: 'Eni.Attached', message: 'The eni should be detached from ecs when associating with direct eip.',
  },
  {
    name: 'multi-EIP mode beside NAT mode on an ENI',
    region: async r => { await r.eni('eni-1', ['10.0.0.1', '10.0.0.2']); await r.give('eni-1', { instanceType: ENI }); },
    asks: { instanceId: 'eni-1', instanceType: ENI, mode: 'MULTI_BINDED' }, code: 'OperationFailed.EipBindModeConflict',
  },
  {
    name: 'more EIPs than an ENI has private addresses',
    region: async r => { await r.eni('eni-1', ['10.0.0.1']); await r.give('eni-1', { instanceType: ENI }); },
    asks: { instanceId: 'eni-1', instanceType: ENI },
    code: 'InvalidEip.EipQuotaExceeded', message: 'The specified eni assigned eip is more than privateIp.',
  },
  {
    name: 'a private address that the ENI does not have', region: r => r.eni('eni-1', ['10.0.0.1']),
    asks: { instanceId: 'eni-1', instanceType: ENI, privateIpAddress: '10.0.0.9' }, code: 'InvalidParameter',
  },
  {
    name: 'more EIPs than a NAT gateway may have',
    region: async r => {
      await r.settings({ quotas: { natgw_quota_eip_num_per_nat: 1 } });
      await r.nat('ngw-1');
      await r.give('ngw-1', { instanceType: 'Nat' });
    },
    asks: { instanceId: 'ngw-1', instanceType: 'Nat' }, code: 'QuotaExceeded.NumberOfEip', message: 'Binded eip Quota exceed on this NatGw.',
  },
  {
    name: 'more pay-by-data-transfer EIPs than a NAT gateway may have',
    region: async r => { await r.settings({ quotas: { natgw_quota_traffic_eip_num_per_nat: 0 } }); await r.nat('ngw-1'); },
    eip: { internetChargeType: 'PayByTraffic' }, asks: { instanceId: 'ngw-1', instanceType: 'Nat' },
    code: 'QuotaExceeded.NumberOfTrafficEip', message: 'The number of traffic eip on natgw exceed limitation.',
  },
  {
    name: 'a NAT gateway of an account with an old bandwidth plan',
    region: async r => { await r.settings({ natBandwidthPlanBoughtOn: '2018-01-25' }); await r.nat('ngw-1'); },
    asks: { instanceId: 'ngw-1', instanceType: 'Nat' }, code: 'Forbidden.EipCanNotBindGatgw', message: 'Eip can not bind on natgw.',
  },
];

describe('Refusals', concurrently, () => {
  for (const { name, region: prepare, eip, asks, status = 400, code, message } of associations) {
    inRegion(`Refused with ${code}: an association with ${name}`, async region => {
      await prepare?.(region);
      const allocationId = await region.allocate(eip);
      await refused(region.ask('AssociateEipAddress', { allocationId, ...asks }), status, code, message);
      assert.equal((await region.eip(allocationId)).status, 'Available');
    });
  }

  inRegion('Refused with InvalidAllocationId.NotFound: whatever is asked about an EIP that does not exist', async region => {
    await region.ecs('i-1');
    const message = /^Specified allocation ID is not found\.?$/;
    for (const [action, parameters] of [
      ['AssociateEipAddress', { allocationId: NOWHERE, instanceId: 'i-1' }],
      ['UnassociateEipAddress', { allocationId: NOWHERE }],
      ['ReleaseEipAddress', { allocationId: NOWHERE }],
      ['ModifyEipAddressAttribute', { allocationId: NOWHERE, name: 'x' }],
      ['ModifyEipForwardMode', { instanceId: NOWHERE, mode: 'NAT' }],
    ]) {
      const { Recommend } = await refused(region.ask(action, parameters), 404, 'InvalidAllocationId.NotFound', message);
      assert.match(Recommend, new RegExp(NOWHERE), action);
    }
  });

  inRegion('Refused with InvalidParameter.Mismatch: an instance in another region than the EIP', async region => {
    await new Region(`${region.id}-b`).ecs('i-1');
    await refused(
      region.ask('AssociateEipAddress', { allocationId: await region.allocate(), instanceId: 'i-1' }),
      400, 'InvalidParameter.Mismatch', 'Specified elastic IP address and ECS instance are not in the same region.');
  });

  inRegion('Refused with IncorrectEipStatus: what the status of the EIP does not allow', async region => {
    await region.ecs('i-1', '10.0.0.1');
    await region.ecs('i-2', '10.0.0.2');
    const [used, free] = await region.allocateMany(2);
    await region.associate(used, 'i-1');
    const message = /^Current elastic IP status does not support this operation\.?$/;
    await refused(region.ask('AssociateEipAddress', { allocationId: used, instanceId: 'i-2' }), 400, 'IncorrectEipStatus', message);
    await refused(region.ask('ReleaseEipAddress', { allocationId: used }), 400, 'IncorrectEipStatus', message);
    await refused(region.ask('UnassociateEipAddress', { allocationId: free }), 400, 'IncorrectEipStatus', message);
  });

  inRegion('Refused with QuotaExceeded.Eip: one EIP more than the account may have', async region => {
    await region.allowEips(1);
    await region.allocate();
    await refused(region.ask('AllocateEipAddress'), 400, 'QuotaExceeded.Eip', 'Elastic IP address quota exceeded.');
  });

  inRegion('Refused with MissingAllocationId: a request without its EIP, and with an empty one', async region => {
    const message = 'AllocationId is mandatory for this action.';
    await refused(region.ask('AssociateEipAddress', { instanceId: 'i-1' }), 400, 'MissingAllocationId', message);
    await refused(region.ask('AssociateEipAddress', { allocationId: '', instanceId: 'i-1' }), 400, 'MissingAllocationId', message);
    await refused(region.ask('AssociateEipAddress', { allocationId: NOWHERE }), 400, 'MissingInstanceId', 'InstanceId is mandatory for this action.');
  });

  inRegion('Refused with InvalidApi.NotFound: an action that there is not', async region => {
    const message = 'Specified api is not found, please check your url and method.';
    const { Recommend } = await refused(genericClient()('DescribeToasters', { RegionId: region.id }), 404, 'InvalidApi.NotFound', message);
    assert.match(Recommend, /DescribeToasters/);
    await refused(popClient().request('DescribeToasters', { RegionId: region.id }), 404, 'InvalidApi.NotFound', message);
  });

  inRegion('Each SDK tells code, status, message and remedy of a refusal in its own way', async region => {
    const typed = await region.ask('ReleaseEipAddress', { allocationId: NOWHERE }).catch(error => error);
    assert.ok(typed instanceof ClientError, `${typed}`);
    assert.deepEqual([typed.code, typed.statusCode], ['InvalidAllocationId.NotFound', 404]);
    assert.match(typed.message, /code: 404, Specified allocation ID is not found/);
    assert.equal(typed.requestId, typed.data.RequestId);
    assert.match(typed.data.Recommend, /eip-nowhere/);

    const parameters = { RegionId: region.id, AllocationId: NOWHERE };
    const generic = await genericClient()('ReleaseEipAddress', parameters).catch(error => error);
    assert.deepEqual([generic.code, generic.data.statusCode], ['InvalidAllocationId.NotFound', 404]);

    const pop = await popClient().request('ReleaseEipAddress', parameters).catch(error => error);
    assert.deepEqual([pop.name, pop.code, pop.entry.response.statusCode], ['InvalidAllocationId.NotFoundError', 'InvalidAllocationId.NotFound', 404]);
    assert.match(pop.data.Recommend, /eip-nowhere/);
  });
});
