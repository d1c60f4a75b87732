// What Terraform's provider does for alicloud_eip_address.
import { clientToken } from './terraform.mjs';
import { ALLOCATE, MODIFY, RELEASE } from './retried.mjs';
import { until } from './until.mjs';

/** The attributes that Terraform reads back, by what DescribeEipAddresses calls them. */
const READ = {
  address_name: 'Name',
  bandwidth: 'EipBandwidth',
  deletion_protection: 'DeletionProtection',
  description: 'Description',
  internet_charge_type: 'InternetChargeType',
  ip_address: 'IpAddress',
  isp: 'ISP',
  mode: 'Mode',
  netmode: 'Netmode',
  resource_group_id: 'ResourceGroupId',
  zone: 'Zone',
};

/** What the allocation is asked for; the rest is set afterwards. */
const ALLOCATED = {
  address_name: 'Name',
  bandwidth: 'Bandwidth',
  description: 'Description',
  internet_charge_type: 'InternetChargeType',
  ip_address: 'IpAddress',
  isp: 'ISP',
  netmode: 'Netmode',
  resource_group_id: 'ResourceGroupId',
  zone: 'Zone',
};

const MODIFIED = { address_name: 'Name', bandwidth: 'Bandwidth', description: 'Description' };

/** Allocates an EIP, waits until it may be used, sets what is not said at the allocation, and reads it. */
export async function createAddress(terraform, config = {}) {
  // An EIP that is not configured by its id is asked for by an empty one.
  const { AllocationId: id } = await terraform.post('AllocateEipAddress', { InstanceId: '' }, {
    ClientToken: clientToken('AllocateEipAddress'), InstanceChargeType: 'PostPaid', ...named(config, ALLOCATED),
  }, ALLOCATE);
  await untilUsable(terraform, id);
  const { deletion_protection, mode, tags } = config;
  return { id, state: await setRest(terraform, id, {}, { deletion_protection, mode, tags }) };
}

/** Brings an EIP from one configuration to another, and reads it at once. */
export async function updateAddress(terraform, id, before, after) {
  const changes = named(changed(before, after), MODIFIED);
  if (Object.keys(changes).length > 0) {
    await terraform.post('ModifyEipAddressAttribute', { AllocationId: id }, changes, MODIFY);
    await untilUsable(terraform, id);
  }

  return setRest(terraform, id, before, after);
}

export async function releaseAddress(terraform, id) {
  await terraform.post('ReleaseEipAddress', { AllocationId: id }, {}, RELEASE);
  await until(`${id} to be gone`, () => find(terraform, id), eip => eip === undefined);
}

/** The attributes that the next plan would change, which is none when all is well. */
export function planAddress(config, state) {
  return Object.entries(config)
    .filter(([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value))
    .map(([name, value]) => `${name}: ${JSON.stringify(state[name])} -> ${JSON.stringify(value)}`);
}

async function setRest(terraform, id, before, after) {
  const { resource_group_id: group, deletion_protection: isProtected, mode, tags } = changed(before, after);
  if (group !== undefined) await terraform.post('MoveResourceGroup', { ResourceId: id }, { NewResourceGroupId: group, ResourceType: 'EIP' }, []);
  if (isProtected !== undefined) {
    const token = clientToken('DeletionProtection');
    await terraform.post('DeletionProtection', { InstanceId: id }, { ClientToken: token, ProtectionEnable: isProtected, Type: 'EIP' }, []);
  }

  if (mode !== undefined) {
    await terraform.post('ModifyEipForwardMode', { InstanceId: id }, { ClientToken: clientToken('ModifyEipForwardMode'), Mode: mode }, []);
  }

  if (tags !== undefined) await setTags(terraform, id, before.tags ?? {}, tags);
  return read(terraform, id);
}

// First those that are gone or changed are removed, then the new ones added.
async function setTags(terraform, id, before, after) {
  const resource = { ResourceType: 'EIP', 'ResourceId.1': id };
  const removed = Object.keys(before).filter(key => before[key] !== after[key]);
  const added = Object.entries(after).filter(([key, value]) => before[key] !== value);
  if (removed.length > 0) await terraform.post('UnTagResources', {}, { ...resource, ...numbered(removed, place => `TagKey.${place}`) }, []);
  if (added.length > 0) {
    const keys = numbered(added.map(([key]) => key), place => `Tag.${place}.Key`);
    const values = numbered(added.map(([, value]) => value), place => `Tag.${place}.Value`);
    await terraform.post('TagResources', {}, { ...resource, ...keys, ...values }, []);
  }
}

async function read(terraform, id) {
  const eip = await find(terraform, id);
  const tags = eip.Tags.Tag.map(tag => [tag.Key, tag.Value]).toSorted();
  return { ...Object.fromEntries(Object.entries(READ).map(([name, member]) => [name, eip[member]])), tags: Object.fromEntries(tags) };
}

async function find(terraform, id) {
  return (await terraform.post('DescribeEipAddresses', { AllocationId: id }, {}, [])).EipAddresses.EipAddress[0];
}

function untilUsable(terraform, id) {
  return until(`${id} to be there`, () => find(terraform, id), eip => ['Available', 'InUse'].includes(eip?.Status));
}

function changed(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)));
}

function named(config, names) {
  return Object.fromEntries(Object.keys(names).filter(name => config[name] !== undefined).map(name => [names[name], config[name]]));
}

function numbered(values, name) {
  return Object.fromEntries(values.map((value, place) => [name(place + 1), value]));
}
