using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.AccessKeys;

/// <summary>The operations on access keys. They concern the keys of the caller's own account only.</summary>
internal static class AccessKeyApi
{
    private const string Key = "access-keys/{accessKeyId}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("CreateAccessKey", HttpMethods.Post, "access-keys", Rights.Administer, AccessKeyHandlers.CreateAsync)
        {
            Summary = "Makes an access key, which requests of Alibaba Cloud's SDKs are signed with. Its secret is shown in this answer only.",
            Body = typeof(AccessKeyRequest),
            Answers = [new(201, typeof(AccessKeyCreated))],
            Problems = [400, 409, 413, 415],
        },
        new("ListAccessKeys", HttpMethods.Get, "access-keys", Rights.Administer, AccessKeyHandlers.ListAsync)
        {
            Summary = "Lists the account's access keys, without secrets and without those that have expired.",
            Answers = [new(200, typeof(Page<AccessKeyView>))],
        },
        new("ChangeAccessKey", HttpMethods.Patch, Key, Rights.Administer, AccessKeyHandlers.ChangeAsync)
        {
            Summary = "Makes an access key inactive, or active again. Other hosts learn of it within 30 seconds.",
            Body = typeof(AccessKeyChange),
            Answers = [new(200, typeof(AccessKeyView))],
            Problems = [400, 404, 413, 415],
        },
        new("DeleteAccessKey", HttpMethods.Delete, Key, Rights.Administer, AccessKeyHandlers.DeleteAsync)
        {
            Summary = "Deletes an access key for good. Other hosts take it for up to 30 seconds more.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];
}
