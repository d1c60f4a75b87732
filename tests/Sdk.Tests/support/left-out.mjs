// What the SDK knows of an action and this service does not have: each with the reason, by its name in any action, or by action and name.
const CALLER = 'the account and the caller come from the access key';
const NAT_PLACE = 'the ENI, the vSwitch and the measures of a NAT gateway are not registered';
const VPC_NAT = 'only VPC NAT gateways have it, and those of this service are of the Internet';
const PRIVATE_LINK = 'only NAT gateways that PrivateLink made have it';
const AVAILABILITY = 'it is not recorded';
const LOGS = 'no session logs are delivered';
const RESERVATION = 'there are no subscriptions, and so none that are yet to begin';

/** Parameters that are passed over. */
export const leftOutParameters = {
  OwnerAccount: CALLER,
  OwnerId: CALLER,
  ResourceOwnerAccount: CALLER,
  ResourceOwnerId: CALLER,
  'AssociateEipAddress VpcId': 'it goes with an IP address, and those are refused',
  'CreateSnatEntry NetworkInterfaceId': VPC_NAT,
  'ModifySnatEntry NetworkInterfaceId': VPC_NAT,
};

/** Fields that are absent. */
export const leftOutFields = {
  'AllocateEipAddress OrderId': 'only subscriptions are ordered',
  'DescribeEipAddresses EipAddresses.EipAddress[].ReservationActiveTime': RESERVATION,
  'DescribeEipAddresses EipAddresses.EipAddress[].ReservationBandwidth': RESERVATION,
  'DescribeEipAddresses EipAddresses.EipAddress[].ReservationInternetChargeType': RESERVATION,
  'DescribeEipAddresses EipAddresses.EipAddress[].ReservationOrderType': RESERVATION,
  'DescribeEipAddresses EipAddresses.EipAddress[].ServiceID': 'no service manages EIPs',
  'DescribeNatGateways NatGateways.NatGateway[].AccessMode.ModeValue': VPC_NAT,
  'DescribeNatGateways NatGateways.NatGateway[].AccessMode.TunnelType': VPC_NAT,
  'DescribeNatGateways NatGateways.NatGateway[].AvailabilityMode': AVAILABILITY,
  'DescribeNatGateways NatGateways.NatGateway[].IcmpReplyEnabled': 'whether a NAT gateway answers pings is not registered',
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.EniInstanceId': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.EniType': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.MaxBandwidth': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.MaxSessionEstablishRate': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.MaxSessionQuota': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.PrivateIpAddress': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].NatGatewayPrivateInfo.VswitchId': NAT_PLACE,
  'DescribeNatGateways NatGateways.NatGateway[].PrivateLinkMode': PRIVATE_LINK,
  'GetNatGatewayAttribute AccessMode.ModeValue': VPC_NAT,
  'GetNatGatewayAttribute AccessMode.TunnelType': VPC_NAT,
  'GetNatGatewayAttribute AvailabilityMode': AVAILABILITY,
  'GetNatGatewayAttribute LogDelivery.DeliverLogsErrorMessage': LOGS,
  'GetNatGatewayAttribute LogDelivery.DeliveryStatus': LOGS,
  'GetNatGatewayAttribute LogDelivery.LogDeliveryType': LOGS,
  'GetNatGatewayAttribute LogDelivery.LogDestination': LOGS,
  'GetNatGatewayAttribute PrivateInfo.EniInstanceId': NAT_PLACE,
  'GetNatGatewayAttribute PrivateInfo.MaxBandwidth': NAT_PLACE,
  'GetNatGatewayAttribute PrivateInfo.PrivateIpAddress': NAT_PLACE,
  'GetNatGatewayAttribute PrivateInfo.VswitchId': NAT_PLACE,
  'GetNatGatewayAttribute PrivateLinkMode': PRIVATE_LINK,
};
