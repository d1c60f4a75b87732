using System.Text;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests;

public sealed class DispatchTests(RpcService service)
{
    // Without a region every region of the account is searched: what is found there must not show.
    [Theory]
    [InlineData("ReleaseEipAddress")]
    [InlineData("UnassociateEipAddress")]
    public async Task Request_OfARamUserAboutAnEipOfAnotherGroup_IsAnsweredAsIfThereWereNone(string action)
    {
        var region = service.Region();
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");
        var hidden = await region.AllocateAsync("""{"resourceGroupId":"red"}""");

        var one = (await client.CallAsync(action, ("AllocationId", hidden), ("RegionId", ""))).Failed("InvalidAllocationId.NotFound");
        var other = (await client.CallAsync(action, ("AllocationId", "eip-none"), ("RegionId", ""))).Failed("InvalidAllocationId.NotFound");

        Assert.Equal(Text(other, "eip-none"), Text(one, hidden));

        static string Text(RpcAnswer answer, string eipId) =>
            $"{answer.Status} {answer.Body.GetProperty("Message")} {answer.Body.GetProperty("Recommend")}".Replace(eipId, "it", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_Always_HasTheDocumentedShape()
    {
        var body = (await service.Region().CallAsync("ReleaseEipAddress")).Failed("MissingAllocationId").Body;

        Assert.Equal(["RequestId", "HostId", "Code", "Message", "Recommend"], body.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$", body.GetProperty("RequestId").GetString());
        Assert.Equal("AllocationId is mandatory for this action.", body.GetProperty("Message").GetString());
        Assert.Equal(service.Host.Http.BaseAddress!.Authority, body.GetProperty("HostId").GetString());
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("POST", "/?Action=DescribeEipAddresses")]
    [InlineData("PUT", "/")]
    [InlineData("DELETE", "/?AccessKeyId=x")]
    public async Task Request_Unsigned_IsAnErrorInJson(string verb, string path)
    {
        using var client = new HttpClient { BaseAddress = service.Host.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);

        using var answer = await client.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotEmpty(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("Code").GetString()!);
    }

    [Fact]
    public async Task Request_LargerThanAllowed_IsAnErrorInJson()
    {
        using var client = new HttpClient { BaseAddress = service.Host.Http.BaseAddress };
        using var form = new StringContent($"Name={new string('x', 100_000)}", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var body = await client.PostAsync(new Uri("/", UriKind.Relative), form);
        using var query = await client.GetAsync(new Uri($"/?Name={new string('x', 100_000)}", UriKind.Relative));

        Assert.NotEmpty(JsonElement.Parse(await body.Content.ReadAsStringAsync()).GetProperty("Code").GetString()!);
        Assert.NotEmpty(JsonElement.Parse(await query.Content.ReadAsStringAsync()).GetProperty("Code").GetString()!);
        Assert.InRange((int)query.StatusCode, 400, 499);
    }
}
