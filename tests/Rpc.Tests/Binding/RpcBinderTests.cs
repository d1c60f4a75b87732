using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Rpc.Tests.Binding;

public sealed class RpcBinderTests
{
    [Fact]
    public void Bind_EveryKindOfParameter_HasWhatWasSent()
    {
        var order = Bind(
            ("Id", "eip-1"), ("Count", "7"), ("Force", "True"), ("Mode", "MULTI_BINDED"), ("Protocol", "tcp"),
            ("Ids.2", "b"), ("Ids.1", "a"), ("Names", "x, y"), ("Tag.1.Key", "k"), ("Tag.1.Value", "v"));

        Assert.Equal("eip-1", order.Id);
        Assert.Equal(7, order.Count);
        Assert.True(order.Force);
        Assert.Equal(EipMode.MultiEip, order.Mode);
        Assert.Equal("TCP", order.Protocol);
        Assert.Equal(["a", "b"], order.Ids);
        Assert.Equal(["x", "y"], order.Names);
        Assert.Equal(new RpcTag { Key = "k", Value = "v" }, Assert.Single(order.Tag!));
    }

    [Fact]
    public void Bind_NothingButWhatIsRequired_KeepsTheDefaults() => Assert.Equal(new Order { Id = "eip-1" }, Bind(("Id", "eip-1")));

    [Fact]
    public void Bind_EmptyText_CountsAsNotSent()
    {
        var error = Refuse(("Id", ""), ("Count", ""));

        Assert.Equal(("MissingId", 400, "Id is mandatory for this action."), (error.Code, error.Status, error.Message));
        Assert.Contains("The thing.", error.Recommend, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ParameterThatTheActionDoesNotHave_IsPassedOver() => Assert.Equal("eip-1", Bind(("Id", "eip-1"), ("OwnerId", "1")).Id);

    [Fact]
    public void Bind_ListWithGaps_IsReadInOrder() => Assert.Equal(["a", "b"], Bind(("Id", "i"), ("Ids.1", "a"), ("Ids.9", "b")).Ids);

    [Theory]
    [InlineData("Count", "0", "a whole number from 1 to 9")]
    [InlineData("Count", "many", "a whole number from 1 to 9")]
    [InlineData("Count", "99999999999", "a whole number from 1 to 9")]
    [InlineData("Force", "yes", "true or false")]
    [InlineData("Mode", "Nat", "NAT, BINDED or MULTI_BINDED")]
    [InlineData("Address", "256.1.1.1", "an IPv4 address")]
    [InlineData("Token", "ü", "1 to 64 printable ASCII characters")]
    [InlineData("Name", "abcdef", "5 characters")]
    [InlineData("Ids.0", "a", "Ids.1")]
    [InlineData("Ids.x", "a", "Ids.1")]
    [InlineData("Ids.4", "abc", "3 items")]
    public void Bind_ValueThatItMayNotBe_NamesTheValueAndTheRule(string name, string value, string rule)
    {
        var sent = new List<(string, string)> { ("Id", "i"), (name, value) };
        if (name == "Ids.4")
        {
            sent.AddRange([("Ids.1", "a"), ("Ids.2", "b")]);
        }

        var error = Refuse([.. sent]);

        Assert.Equal(("InvalidParameter", 400), (error.Code, error.Status));
        Assert.Contains(rule, error.Recommend, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ValueWithADocumentedCode_HasThatCode()
    {
        var error = Refuse(("Id", "i"), ("Protocol", "icmp"));

        Assert.Equal(("InvalidProtocal.ValueNotSupported", 404, "Not so."), (error.Code, error.Status, error.Message));
    }

    [Fact]
    public void Bind_SeveralFaults_TellsOfAllAtOnce()
    {
        var error = Refuse(("Count", "x"), ("Tag.1.Value", "v"));

        Assert.Equal("MissingId", error.Code);
        Assert.Contains("Count is 'x'", error.Recommend, StringComparison.Ordinal);
        Assert.Contains("Tag.1.Key", error.Recommend, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_VeryLongValue_IsNotRepeatedWhole() =>
        Assert.True(Refuse(("Id", new string('x', 60_000))).Recommend!.Length < 400);

    private static Order Bind(params (string Name, string Value)[] sent)
    {
        var (order, error) = RpcBinder<Order>.Bind(sent.ToDictionary(one => one.Name, one => one.Value));
        Assert.Null(error);
        return order!;
    }

    private static RpcError Refuse(params (string Name, string Value)[] sent)
    {
        var (order, error) = RpcBinder<Order>.Bind(sent.ToDictionary(one => one.Name, one => one.Value));
        Assert.Null(order);
        return error!;
    }

    private sealed record Order
    {
        [RpcParameter("The thing.", IsRequired = true, Form = RpcForm.Id)]
        public string Id { get; init; } = "";

        [RpcParameter("How many.", Least = 1, Most = 9)]
        public int Count { get; init; } = 3;

        [RpcParameter("Whether at all costs.")]
        public bool Force { get; init; }

        [RpcParameter("The mode.")]
        public EipMode? Mode { get; init; }

        [RpcParameter(
            "The protocol.", Values = ["TCP", "UDP"], IgnoresCase = true, Code = "InvalidProtocal.ValueNotSupported", CodeStatus = 404, CodeMessage = "Not so.")]
        public string? Protocol { get; init; }

        [RpcParameter("An address.", Form = RpcForm.Ipv4)]
        public string? Address { get; init; }

        [RpcParameter("A token.", Form = RpcForm.ClientToken)]
        public string? Token { get; init; }

        [RpcParameter("A name.", Most = 5)]
        public string? Name { get; init; }

        [RpcParameter("Things.", Form = RpcForm.Id, Most = 2)]
        public IReadOnlyList<string>? Ids { get; init; }

        [RpcParameter("Names.", IsCommaSeparated = true)]
        public IReadOnlyList<string>? Names { get; init; }

        [RpcParameter("Tags.")]
        public IReadOnlyList<RpcTag>? Tag { get; init; }
    }
}
