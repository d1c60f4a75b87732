using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.AccessKeys;

/// <summary>Carries out the operations on access keys.</summary>
internal static class AccessKeyHandlers
{
    public static async Task<IResult> CreateAsync(ApiRequest request)
    {
        if (await request.BodyAsync(AccessKeyRequest.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var principal = body.For(request.Principal.AccountId);
        if (KeyGrant.Refusal(request, principal) is { } refusal)
        {
            return refusal;
        }

        if (!request.Services.AccessKeys.CanInsert)
        {
            return ProblemKind.Conflict.With(
                request.Http,
                "No access key can be made, as there is no key to encrypt its secret with. Whoever runs the service must set "
                + $"AccessKeys__EncryptionKeys__0 to the base64 of {EncryptionKey.Bytes} random bytes, as "
                + $"'openssl rand -base64 {EncryptionKey.Bytes}' prints it, and start the service again.");
        }

        var now = request.Services.Time.GetUtcNow();
        DateTimeOffset? expiresAt = body.DurationSeconds is { } seconds ? now.AddSeconds(seconds) : null;
        var text = request.Services.Ids.MakeAccessKey(expiresAt);
        var key = new AccessKeyRecord(text.AccessKeyId, principal, now, Disabled: false)
        {
            Secret = text.Secret,
            SecurityTokenHash = text.SecurityToken is { } token ? AccessKeyText.HashOf(token) : null,
            ExpiresAt = expiresAt,
        };
        await request.Services.AccessKeys.InsertAsync(key, request.Aborted);
        request.Http.Response.Headers.CacheControl = "no-store";
        request.Http.Response.Headers.Location = $"{ApiOperations.Prefix}/access-keys/{Uri.EscapeDataString(text.AccessKeyId)}";
        return TypedResults.Json(
            new AccessKeyCreated(text.AccessKeyId, text.Secret, text.SecurityToken, expiresAt),
            ApiJson.Readable.AccessKeyCreated,
            statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var keys = new List<AccessKeyView>();
        await foreach (var key in request.Services.AccessKeys.ListAsync(request.Principal.AccountId, request.Aborted))
        {
            keys.Add(AccessKeyView.Of(key));
        }

        return TypedResults.Json(new Page<AccessKeyView>(keys, ContinuationToken: null), ApiJson.Readable.PageAccessKeyView);
    }

    public static async Task<IResult> ChangeAsync(ApiRequest request)
    {
        var accessKeyId = request.PathId("accessKeyId");
        if (await request.BodyAsync(AccessKeyChange.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var (keys, accountId) = (request.Services.AccessKeys, request.Principal.AccountId);
        if (await keys.DescribeAsync(accountId, accessKeyId, request.Aborted) is not { } known)
        {
            return NoSuchKey(request, accessKeyId);
        }

        // Whom it stands for never changes, so that this can be decided before. What is taken away anybody may take away.
        if (body.Status == AccessKeyStatus.Active && KeyGrant.Refusal(request, known.Principal) is { } refusal)
        {
            return refusal;
        }

        return await keys.SetDisabledAsync(accountId, accessKeyId, body.Status == AccessKeyStatus.Inactive, request.Aborted) is { } changed
            ? TypedResults.Json(AccessKeyView.Of(changed), ApiJson.Readable.AccessKeyView)
            : NoSuchKey(request, accessKeyId);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var accessKeyId = request.PathId("accessKeyId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        return await request.Services.AccessKeys.DeleteAsync(request.Principal.AccountId, accessKeyId, request.Aborted)
            ? TypedResults.NoContent()
            : NoSuchKey(request, accessKeyId);
    }

    private static IResult NoSuchKey(ApiRequest request, string accessKeyId) =>
        ProblemKind.NotFound.With(request.Http, $"The account has no access key '{accessKeyId}'.");
}
