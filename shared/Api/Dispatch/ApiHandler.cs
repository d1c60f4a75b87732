using EipFunctions.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Dispatch;

/// <summary>Carries out one request that was authenticated and may be made.</summary>
/// <param name="request">The request.</param>
/// <returns>The answer.</returns>
public delegate Task<IResult> ApiHandler(ApiRequest request);
