namespace EipFunctions.Gateway.Tests.Contract;

public sealed class SimulatedGatewayContractTests() : GatewayContract(new GatewayFixture());
