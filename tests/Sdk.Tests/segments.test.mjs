// Contiguous EIPs.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { concurrently, inRegion } from './support/region.mjs';
import { refused } from './support/refused.mjs';
import { until } from './support/until.mjs';

describe('Contiguous EIPs', concurrently, () => {
  inRegion('Contiguous EIPs are allocated, used one by one, and released together', async region => {
    await region.allowEips(100);
    await region.ecs('i-web');
    const { eipSegmentInstanceId: segmentInstanceId } = await region.ask('AllocateEipSegmentAddress', { eipMask: '28', bandwidth: '10' });
    const find = async () => (await region.ask('DescribeEipSegment', { segmentInstanceId })).eipSegments.eipSegment[0];
    const segment = await until('the segment to be allocated', find, one => one?.status === 'Allocated');
    assert.deepEqual([segment.instanceId, segment.ipCount], [segmentInstanceId, '16']);

    const { eipAddresses } = await region.ask('DescribeEipAddresses', { segmentInstanceId, pageSize: 100 });
    const numbers = eipAddresses.eipAddress.map(eip => numberOf(eip.ipAddress)).toSorted((a, b) => a - b);
    assert.equal(numbers.length, 16);
    assert.ok(numbers.every((number, place) => number === numbers[0] + place), 'the addresses have gaps');

    const [{ allocationId }] = eipAddresses.eipAddress;
    await region.associate(allocationId, 'i-web');
    await refused(region.ask('ReleaseEipSegmentAddress', { segmentInstanceId }), 400, 'IncorrectEipStatus');
    await region.ask('UnassociateEipAddress', { allocationId });
    await region.untilStatus(allocationId, 'Available');
    await refused(region.ask('ReleaseEipAddress', { allocationId }), 400, 'Forbidden.ReleaseSegmentEip', 'Release single segment eip is forbidden.');

    await region.ask('ReleaseEipSegmentAddress', { segmentInstanceId });
    await until('the segment to be gone', find, one => one === undefined);
    assert.equal((await region.ask('DescribeEipAddresses')).totalCount, 0);
  });

  inRegion('Contiguous EIPs asked for again with the same ClientToken, twice at once too, are one segment', async region => {
    await region.allowEips(100);
    const ask = () => region.ask('AllocateEipSegmentAddress', { eipMask: '28', clientToken: region.id });
    const answers = await Promise.allSettled([ask(), ask()]);
    for (const { reason } of answers.filter(answer => answer.status === 'rejected')) assert.equal(reason.code, 'LastTokenProcessing');
    const ids = answers.filter(answer => answer.status === 'fulfilled').map(answer => answer.value.eipSegmentInstanceId);
    ids.push((await ask()).eipSegmentInstanceId);
    assert.equal(new Set(ids).size, 1);
    const { totalCount } = await region.ask('DescribeEipSegment');
    assert.equal(totalCount, 1);
  });
});

function numberOf(ipAddress) {
  return ipAddress.split('.').reduce((number, byte) => number * 256 + Number(byte), 0);
}
