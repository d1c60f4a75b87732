// Terraform's provider, step by step: what it sends, retries, reads and waits for.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';
import { Terraform, plan } from './support/terraform.mjs';
import { createAddress, planAddress, releaseAddress, updateAddress } from './support/terraform-address.mjs';
import { until } from './support/until.mjs';

const ENI = 'NetworkInterface';

const associations = [
  {
    name: 'an ECS instance', register: region => region.ecs('i-web'),
    config: { instance_id: 'i-web' }, reads: { instance_type: 'EcsInstance', mode: 'NAT' },
  },
  {
    name: 'an ECS instance by its type, with force', register: region => region.ecs('i-web'),
    config: { instance_id: 'i-web', instance_type: 'EcsInstance', force: true }, reads: { mode: 'NAT' },
  },
  {
    name: 'an ENI without mode and private address', register: region => region.eni('eni-app'),
    config: { instance_id: 'eni-app', instance_type: ENI }, reads: { mode: 'NAT' },
  },
  {
    name: 'an ENI in NAT mode by its private address', register: region => region.eni('eni-app', ['192.168.0.30', '192.168.0.31']),
    config: { instance_id: 'eni-app', instance_type: ENI, mode: 'NAT', private_ip_address: '192.168.0.30', force: true },
  },
  {
    name: 'an ENI in cut-through mode', register: region => region.eni('eni-app'),
    config: { instance_id: 'eni-app', instance_type: ENI, mode: 'BINDED' },
  },
  {
    name: 'an SLB instance', register: region => region.slb('lb-web'),
    config: { instance_id: 'lb-web' }, reads: { instance_type: 'SlbInstance', mode: 'NAT' },
  },
  {
    name: 'a HAVIP', register: region => region.haVip('havip-db'),
    config: { instance_id: 'havip-db', instance_type: 'HaVip' }, reads: { mode: 'NAT' },
  },
  {
    name: 'a NAT gateway', register: region => region.nat('ngw-out'),
    config: { instance_id: 'ngw-out' }, reads: { instance_type: 'Nat', mode: 'NAT' },
  },
];

describe('Terraform\'s provider', concurrently, () => {
  for (const { name, register, config: wanted, reads = {} } of associations) {
    inRegion(`Terraform associates ${name}, has nothing left to change, imports it, and destroys it`, async region => {
      await register(region);
      const terraform = new Terraform(region);
      const config = { allocation_id: (await createAddress(terraform)).id, ...wanted };

      const { id, state } = await terraform.associate(config);
      const { force, ...expected } = { ...config, ...reads };
      assert.deepEqual(pick(state, expected), expected);
      assert.deepEqual(plan(config, state), []);
      await region.untilStatus(config.allocation_id, 'InUse');
      const imported = await terraform.read(`${config.allocation_id}:${config.instance_id}`);
      assert.deepEqual(imported, state);

      await terraform.unassociate(id, config);
      await releaseAddress(terraform, config.allocation_id);
    });
  }

  inRegion('Terraform allocates an EIP with all that can be set, changes it in place, and has nothing left to change', async region => {
    const terraform = new Terraform(region);
    const config = {
      address_name: 'web',
      bandwidth: '10',
      deletion_protection: true,
      description: 'of the web',
      internet_charge_type: 'PayByTraffic',
      isp: 'BGP',
      mode: 'BINDED',
      netmode: 'public',
      resource_group_id: 'rg-a',
      tags: { env: 'test', team: 'a' },
      zone: `${region.id}-h`,
    };
    const { id, state } = await createAddress(terraform, config);
    assert.deepEqual(planAddress(config, state), []);

    const changed = {
      ...config,
      address_name: 'db',
      bandwidth: '20',
      deletion_protection: false,
      description: 'of the database',
      mode: 'NAT',
      resource_group_id: 'rg-b',
      tags: { env: 'prod', stage: '2' },
    };
    assert.deepEqual(planAddress(changed, await updateAddress(terraform, id, config, changed)), []);
    await releaseAddress(terraform, id);
  });

  inRegion('Terraform allocates a certain address', async region => {
    const terraform = new Terraform(region);
    const { id, state: { ip_address } } = await createAddress(terraform);
    await releaseAddress(terraform, id);
    const config = { ip_address };
    assert.deepEqual(planAddress(config, (await createAddress(terraform, config)).state), []);
  });

  inRegion('Terraform changes an EIP that is in use', async region => {
    await region.ecs('i-web');
    const terraform = new Terraform(region);
    const { id, state } = await createAddress(terraform, { bandwidth: '5' });
    const association = await terraform.associate({ allocation_id: id, instance_id: 'i-web' });
    const changed = { ...state, address_name: 'web', bandwidth: '10', tags: { env: 'test' } };
    assert.deepEqual(planAddress(changed, await updateAddress(terraform, id, state, changed)), []);
    await terraform.unassociate(association.id);
    await releaseAddress(terraform, id);
  });

  inRegion('Terraform changes the mode of an association in place, from NAT to cut-through', async region => {
    await region.eni('eni-app');
    const terraform = new Terraform(region);
    const config = {
      allocation_id: (await createAddress(terraform)).id,
      instance_id: 'eni-app',
      instance_type: ENI,
      mode: 'NAT',
      private_ip_address: '192.168.0.30',
      force: true,
    };
    const { id } = await terraform.associate(config);
    await region.untilStatus(config.allocation_id, 'InUse');

    const changed = { ...config, mode: 'BINDED' };
    assert.deepEqual(plan(changed, await terraform.changeMode(id, 'BINDED')), []);
    await region.untilStatus(config.allocation_id, 'InUse');
    assert.deepEqual(plan(changed, await terraform.read(id)), []);
    await terraform.unassociate(id, changed);
  });

  inRegion('Terraform associates ten EIPs with ten instances at once, and destroys them at once', async region => {
    const numbers = Array.from({ length: 10 }, (_, number) => number);
    await Promise.all(numbers.map(number => region.ecs(`i-${number}`, `10.0.0.${number + 1}`)));
    const terraform = new Terraform(region);
    const made = await Promise.all(numbers.map(async number => {
      const config = { allocation_id: (await createAddress(terraform)).id, instance_id: `i-${number}` };
      return { config, ...await terraform.associate(config) };
    }));
    for (const { config, state } of made) assert.deepEqual(plan(config, state), []);
    await Promise.all(made.map(async ({ id, config }) => {
      await terraform.unassociate(id);
      await releaseAddress(terraform, config.allocation_id);
    }));
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 0);
  });

  inRegion('Terraform adds a DNAT entry right after the association with its NAT gateway, and destroys both', async region => {
    await region.nat('ngw-out');
    await region.ecs('i-web');
    const terraform = new Terraform(region);
    const allocationId = (await createAddress(terraform)).id;
    const { ipAddress } = await region.eip(allocationId);
    const { natGateways } = await region.ask('DescribeNatGateways', { natGatewayId: 'ngw-out' });
    const ForwardTableId = natGateways.natGateway[0].forwardTableIds.forwardTableId[0];

    const association = await terraform.associate({ allocation_id: allocationId, instance_id: 'ngw-out' });
    const { id, entry } = await terraform.createForwardEntry({
      ForwardTableId,
      ExternalIp: ipAddress,
      ExternalPort: '80',
      InternalIp: '192.168.0.10',
      InternalPort: '8080',
      IpProtocol: 'tcp',
      ForwardEntryName: 'web',
    });
    assert.deepEqual(
      [entry.ExternalIp, entry.ExternalPort, entry.InternalIp, entry.InternalPort, entry.IpProtocol, entry.ForwardEntryName],
      [ipAddress, '80', '192.168.0.10', '8080', 'tcp', 'web']);

    // Destroyed at once: the association waits, by retries, for the entry to be gone.
    await Promise.all([terraform.unassociate(association.id), terraform.deleteForwardEntry(id)]);
    await releaseAddress(terraform, allocationId);
  });

  inRegion('Terraform fails fast on what does not pass: the request is sent once', async region => {
    await region.ecs('i-web');
    await region.give('i-web');
    const terraform = new Terraform(region);
    const config = { allocation_id: (await createAddress(terraform)).id, instance_id: 'i-web' };
    await refused(terraform.associate(config), 400, 'InvalidAssociation.Duplicated');
    assert.equal(associationsSent(terraform).length, 1);
  });

  inRegion('Terraform waits, by retries with the same ClientToken, for an instance that is starting', async region => {
    await region.ecs('i-web', '192.168.0.10', { status: 'Starting' });
    const terraform = new Terraform(region);
    const config = { allocation_id: (await createAddress(terraform)).id, instance_id: 'i-web' };
    const associating = terraform.associate(config);
    await until('a retry', async () => associationsSent(terraform).length, count => count > 1);
    await region.ecs('i-web', '192.168.0.10');
    const { state } = await associating;
    assert.deepEqual(plan(config, state), []);
    assert.equal(new Set(associationsSent(terraform).map(request => request.clientToken)).size, 1);
  });

  inRegion('Terraform sees that an association was ended behind its back', async region => {
    await region.ecs('i-web');
    const terraform = new Terraform(region);
    const config = { allocation_id: (await createAddress(terraform)).id, instance_id: 'i-web' };
    const { id } = await terraform.associate(config);
    await region.untilStatus(config.allocation_id, 'InUse');
    await region.ask('UnassociateEipAddress', { allocationId: config.allocation_id });
    await region.untilStatus(config.allocation_id, 'Available');
    assert.equal(await terraform.read(id), null);
  });
});

function associationsSent(terraform) {
  return terraform.sent.filter(request => request.action === 'AssociateEipAddress');
}

function pick(state, like) {
  return Object.fromEntries(Object.keys(like).map(name => [name, state[name]]));
}
