// What Terraform's provider (alicloud) does for alicloud_eip_association and alicloud_forward_entry:
// the parameters and where it puts them, the codes on which it sends again, how it reads, and what it waits for.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { V2, genericClient } from './clients.mjs';
import * as retried from './retried.mjs';
import { until } from './until.mjs';

// The provider waits for seconds, up to minutes; what counts here is that it sends again.
const RETRY_INTERVAL_MS = 100;
const RETRY_LIMIT_MS = 20_000;

/** What an attribute is that the configuration does not set: taken from the service, or meant to be empty. */
const COMPUTED = { instance_type: true, mode: true, private_ip_address: false, vpc_id: false };

export class Terraform {
  #call = genericClient(undefined, V2);

  /** Every request in the order in which it was sent: its action and ClientToken. */
  sent = [];

  constructor(region) {
    this.regionId = region.id;
  }

  /** Creates an association and reads it at once, without waiting; answers its id and state. */
  async associate(config) {
    const { allocation_id: allocationId, instance_id: instanceId } = config;
    await this.post('AssociateEipAddress', { InstanceId: instanceId, AllocationId: allocationId }, {
      ClientToken: clientToken('AssociateEipAddress'),
      InstanceType: config.instance_type ?? typeOf(instanceId),
      ...(config.private_ip_address && { PrivateIpAddress: config.private_ip_address }),
      ...(config.mode && { Mode: config.mode }),
    }, retried.ASSOCIATE);
    const id = `${allocationId}:${instanceId}`;
    return { id, state: await this.read(id) };
  }

  /** Reads an association; null when it is gone, which makes Terraform create it anew. Importing by the id is this. */
  async read(id) {
    const [allocationId, instanceId] = id.split(':');
    const { EipAddresses } = await this.post('DescribeEipAddresses', { AllocationId: allocationId }, {}, []);
    const found = EipAddresses.EipAddress.find(eip => eip.InstanceId === instanceId);
    return found === undefined ? null : {
      allocation_id: allocationId,
      instance_id: instanceId,
      instance_type: found.InstanceType,
      mode: found.Mode,
      private_ip_address: found.PrivateIpAddress,
      vpc_id: found.VpcId,
    };
  }

  /** Changes the mode in place; sent again only when the service is not there. */
  async changeMode(id, mode) {
    const [allocationId] = id.split(':');
    await this.post('ModifyEipForwardMode', { InstanceId: allocationId }, { ClientToken: clientToken('ModifyEipForwardMode'), Mode: mode }, []);
    return this.read(id);
  }

  /** Ends an association, with a new ClientToken for each attempt, and waits until it is no longer read. */
  async unassociate(id, config = {}) {
    const [allocationId, instanceId] = id.split(':');
    await this.post('UnassociateEipAddress', { AllocationId: allocationId, InstanceId: instanceId }, () => ({
      ClientToken: clientToken('UnassociateEipAddress'),
      InstanceType: config.instance_type ?? typeOf(instanceId),
      ...(config.private_ip_address && { PrivateIpAddress: config.private_ip_address }),
      ...(config.force !== undefined && { Force: config.force }),
    }), retried.UNASSOCIATE);
    await until(`${id} to be gone`, () => this.read(id), state => state === null);
  }

  /** Creates a DNAT entry and waits until it is available. */
  async createForwardEntry(config) {
    const { ForwardEntryId } = await this.post(
      'CreateForwardEntry', {}, { ClientToken: clientToken('CreateForwardEntry'), ...config }, retried.CREATE_FORWARD_ENTRY);
    const id = `${config.ForwardTableId}:${ForwardEntryId}`;
    return { id, entry: await until(`${id} to be available`, () => this.forwardEntry(id), entry => entry?.Status === 'Available') };
  }

  async forwardEntry(id) {
    const [ForwardTableId, ForwardEntryId] = id.split(':');
    const { ForwardTableEntries } = await this.post('DescribeForwardTableEntries', {}, { ForwardTableId, ForwardEntryId }, []);
    return ForwardTableEntries.ForwardTableEntry.find(entry => entry.ForwardEntryId === ForwardEntryId);
  }

  async deleteForwardEntry(id) {
    const [ForwardTableId, ForwardEntryId] = id.split(':');
    await this.post(
      'DeleteForwardEntry', {}, { ClientToken: clientToken('DeleteForwardEntry'), ForwardTableId, ForwardEntryId }, retried.DELETE_FORWARD_ENTRY);
    await until(`${id} to be gone`, () => this.forwardEntry(id), entry => entry === undefined);
  }

  /**
   * Sends a request, and again as long as it is refused for what passes.
   * @param {string} action
   * @param {object} query
   * @param {object | (() => object)} form the same for each attempt, or made anew
   * @param {string[]} codes on which it is sent again
   * @returns {Promise<object>} the body of the answer
   */
  async post(action, query, form, codes) {
    for (const end = Date.now() + RETRY_LIMIT_MS; ;) {
      const fields = { RegionId: this.regionId, ...(typeof form === 'function' ? form() : form) };
      this.sent.push({ action, clientToken: fields.ClientToken });
      try {
        return await this.#call(action, query, fields);
      } catch (error) {
        if (!retried.isRetried(error, codes) || Date.now() > end) throw error;
        await pause(RETRY_INTERVAL_MS);
      }
    }
  }
}

/** The attributes that the next plan would change of an association, which is none when all is well. */
export function plan(config, state) {
  return Object.entries(COMPUTED)
    .filter(([name, isComputed]) => (config[name] ?? (isComputed ? state[name] : '')) !== (state[name] ?? ''))
    .map(([name]) => `${name}: ${state[name]} -> ${config[name]}`);
}

function typeOf(instanceId) {
  return instanceId.startsWith('lb-') ? 'SlbInstance' : instanceId.startsWith('ngw-') ? 'Nat' : 'EcsInstance';
}

export function clientToken(action) {
  return `TF-${action}-${Math.floor(Date.now() / 1000)}-${randomUUID()}`.slice(0, 64);
}
