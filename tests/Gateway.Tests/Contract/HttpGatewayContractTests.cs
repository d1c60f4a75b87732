namespace EipFunctions.Gateway.Tests.Contract;

public sealed class HttpGatewayContractTests() : GatewayContract(new HttpGatewayFixture());
