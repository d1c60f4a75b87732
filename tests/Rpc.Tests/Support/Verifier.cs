using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Requests;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>Reads and verifies requests as a host does, over tables of its own.</summary>
internal sealed class Verifier : IDisposable
{
    public const string Id = "testid";
    public const string Secret = "testsecret";

    private readonly HttpClient _http = new() { BaseAddress = new("http://127.0.0.1:8080") };

    private Verifier(TableServiceClient tables, string name)
    {
        var options = new AccessKeyOptions();
        options.EncryptionKeys.Add(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        (Tables, Prefix) = (tables, $"{name}n");
        Keys = new(tables.GetTableClient(name), new(Options.Create(options), RandomNumberGenerator.GetBytes), Time);
        Nonces = NewNonces();
    }

    public TableServiceClient Tables { get; }

    public string Prefix { get; }

    public AccessKeyStore Keys { get; }

    public NonceStore Nonces { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-06-01T08:00:00Z", CultureInfo.InvariantCulture));

    /// <summary>Starts one with an access key that lasts.</summary>
    public static async Task<Verifier> CreateAsync(AzuriteFixture azurite, string? secret = null)
    {
        var name = $"t{Guid.NewGuid():N}";
        var verifier = new Verifier(new(azurite.ConnectionString), name);
        _ = await verifier.Tables.CreateTableAsync(name);
        await verifier.AddAsync(Key(Id, secret ?? Secret));
        return verifier;
    }

    public static AccessKeyRecord Key(string id, string secret) =>
        new(id, new("acme", "acme", PrincipalKind.Account, Rights.All), default(DateTimeOffset).AddYears(2025), Disabled: false) { Secret = secret };

    public Task AddAsync(AccessKeyRecord key) => Keys.InsertAsync(key, default);

    /// <summary>The nonces as another host has them.</summary>
    public NonceStore NewNonces() => new(Tables, Prefix, Time, NullLogger<NonceStore>.Instance);

    public RpcClient Client(RpcSigning signing = RpcSigning.Acs3, string id = Id, string secret = Secret, string? token = null, TimeProvider? time = null) =>
        new(_http, id, secret) { Signing = signing, SecurityToken = token, Time = time ?? Time };

    /// <summary>The code of the error that a request is refused with; "OK" for one that is accepted.</summary>
    public async Task<string> VerifyAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await VerifyAsync(await request.ToContextAsync());
        }
    }

    public async Task<string> VerifyAsync(HttpContext http) => (await AnswerAsync(http))?.Code ?? "OK";

    public async Task<RpcError?> AnswerAsync(HttpContext http)
    {
        var (request, unread) = await RpcRequestReader.ReadAsync(http, default);
        if (request is null)
        {
            return unread!;
        }

        var (key, refused) = await new RpcAuthenticator(Keys, Nonces, Time, NullLogger<RpcAuthenticator>.Instance).AuthenticateAsync(request, default);
        Assert.True(key is null != refused is null);
        return refused;
    }

    public void Dispose()
    {
        _http.Dispose();
        Keys.Dispose();
    }
}
