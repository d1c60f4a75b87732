import assert from 'node:assert/strict';
import { test } from 'node:test';
import Vpc from '@alicloud/vpc20160428';
import { vpcClient } from './clients.mjs';
import { rest } from './service.mjs';
import { until } from './until.mjs';

const TEST_LIMIT_MS = 60_000;
const FEW = 8;
let regions = 0;

/** How the tests of a file run: most of their time they wait for the service. */
export const concurrently = { concurrency: 4 };

/**
 * A test with a region of its own, so that no test sees what another does.
 * @param {string} name what a user would notice
 * @param {(region: Region) => Promise<void>} body
 */
export function inRegion(name, body) {
  test(name, { timeout: TEST_LIMIT_MS }, () => body(new Region(`sdk-${++regions}`)));
}

/** A region, and the typed SDK to work in it. */
export class Region {
  #client = vpcClient();

  constructor(id) {
    this.id = id;
  }

  /**
   * Asks for an action with the typed SDK.
   * @param {string} action its name on the wire
   * @param {object} [parameters] as the SDK names them, besides the region
   * @param {object} [client] another client than that of the account
   * @returns {Promise<object>} the typed body of the answer
   */
  async ask(action, parameters = {}, client = this.#client) {
    const request = new Vpc[`${action}Request`]({ regionId: this.id, ...parameters });
    return (await client[action[0].toLowerCase() + action.slice(1)](request)).body;
  }

  /** Allocates an EIP and answers its id. */
  async allocate(parameters = {}) {
    return (await this.ask('AllocateEipAddress', parameters)).allocationId;
  }

  /** Allocates EIPs, a few at a time. */
  async allocateMany(count, parameters = {}) {
    const ids = [];
    while (ids.length < count) {
      ids.push(...await Promise.all(Array.from({ length: Math.min(count - ids.length, FEW) }, () => this.allocate(parameters))));
    }

    return ids;
  }

  /** What DescribeEipAddresses says of one EIP; undefined when there is none. */
  async eip(allocationId) {
    const { eipAddresses, totalCount } = await this.ask('DescribeEipAddresses', { allocationId });
    assert.equal(eipAddresses.eipAddress.length, totalCount);
    return eipAddresses.eipAddress[0];
  }

  untilStatus(allocationId, status) {
    return until(`${allocationId} to be ${status}`, () => this.eip(allocationId), eip => eip?.status === status);
  }

  untilGone(allocationId) {
    return until(`${allocationId} to be gone`, () => this.eip(allocationId), eip => eip === undefined);
  }

  /** Associates and waits until the EIP is in use. */
  async associate(allocationId, instanceId, more = {}) {
    await this.ask('AssociateEipAddress', { allocationId, instanceId, ...more });
    return this.untilStatus(allocationId, 'InUse');
  }

  /** Allocates an EIP, associates it and waits until it is in use. */
  async give(instanceId, more = {}) {
    const allocationId = await this.allocate();
    return this.associate(allocationId, instanceId, more);
  }

  settings(settings) {
    return rest('PUT', `regions/${this.id}/settings`, settings);
  }

  allowEips(count) {
    return this.settings({ quotas: { eip_quota_instances_num: count } });
  }

  register(instanceId, resource) {
    return rest('PUT', `regions/${this.id}/resources/${instanceId}`, { vpcId: 'vpc-1', ...resource });
  }

  ecs(instanceId, privateIpAddress = '192.168.0.10', more = {}) {
    return this.register(instanceId, { kind: 'EcsInstance', status: 'Running', privateIpAddress, ...more });
  }

  slb(instanceId, privateIpAddress = '192.168.0.20', more = {}) {
    return this.register(instanceId, { kind: 'SlbInstance', addressType: 'Intranet', privateIpAddress, ...more });
  }

  nat(instanceId, more = {}) {
    return this.register(instanceId, { kind: 'Nat', status: 'Available', ...more });
  }

  haVip(instanceId, privateIpAddress = '192.168.0.40', status = 'Available') {
    return this.register(instanceId, { kind: 'HaVip', status, privateIpAddress });
  }

  eni(instanceId, privateIpAddresses = ['192.168.0.30'], more = {}) {
    return this.register(instanceId, { kind: 'NetworkInterface', type: 'Secondary', status: 'Available', privateIpAddresses, ...more });
  }
}

// The first requests of a process take long, as its code is compiled meanwhile: no test is to be about that.
await until('the service to be warm', () => live(new Region(`sdk-${++regions}`)).catch(error => error), error => error === undefined);

async function live(region) {
  await region.ecs('i-1');
  const { allocationId } = await region.give('i-1');
  await region.ask('UnassociateEipAddress', { allocationId });
  await region.untilStatus(allocationId, 'Available');
  await region.ask('ReleaseEipAddress', { allocationId });
  await region.untilGone(allocationId);
}
