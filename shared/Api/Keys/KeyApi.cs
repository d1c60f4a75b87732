using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Keys;

/// <summary>The operations on API keys. They concern the keys of the caller's own account only.</summary>
internal static class KeyApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("CreateKey", HttpMethods.Post, "keys", Rights.Administer, CreateAsync)
        {
            Summary = "Makes an API key. Its secret is shown in this answer only.",
            Body = typeof(ApiKeyRequest),
            Answers = [new(201, typeof(ApiKeyCreated))],
            Problems = [400, 413, 415],
        },
        new("ListKeys", HttpMethods.Get, "keys", Rights.Administer, ListAsync)
        {
            Summary = "Lists the account's API keys, without secrets.",
            Answers = [new(200, typeof(Page<ApiKeyView>))],
        },
        new("RevokeKey", HttpMethods.Delete, "keys/{keyId}", Rights.Administer, RevokeAsync)
        {
            Summary = "Revokes an API key for good. Other hosts take it for up to 30 seconds more.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];

    public static async Task<IResult> CreateAsync(ApiRequest request)
    {
        if (await request.BodyAsync(ApiKeyRequest.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var principal = body.For(request.Principal.AccountId);
        if (KeyGrant.Refusal(request, principal) is { } refusal)
        {
            return refusal;
        }

        var text = request.Services.Ids.MakeKey();
        var key = new ApiKeyRecord(
            text.KeyId, text.SecretHash(), principal, request.Services.Time.GetUtcNow(), Disabled: false);
        await request.Services.Keys.PutAsync(key, request.Aborted);
        request.Http.Response.Headers.CacheControl = "no-store";
        request.Http.Response.Headers.Location = $"{ApiOperations.Prefix}/keys/{Uri.EscapeDataString(key.KeyId)}";
        return TypedResults.Json(
            new ApiKeyCreated($"{text.KeyId}.{text.Secret}", ApiKeyView.Of(key)),
            ApiJson.Readable.ApiKeyCreated,
            statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var keys = new List<ApiKeyView>();
        await foreach (var key in request.Services.Keys.ListAsync(request.Principal.AccountId, request.Aborted))
        {
            keys.Add(ApiKeyView.Of(key));
        }

        return request.Refusal
            ?? TypedResults.Json(new Page<ApiKeyView>(keys, ContinuationToken: null), ApiJson.Readable.PageApiKeyView);
    }

    public static async Task<IResult> RevokeAsync(ApiRequest request)
    {
        var keyId = request.PathId("keyId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        return await request.Services.Keys.RevokeAsync(request.Principal.AccountId, keyId, request.Aborted)
            ? TypedResults.NoContent()
            : ProblemKind.NotFound.With(request.Http, $"The account has no key '{keyId}'.");
    }
}
