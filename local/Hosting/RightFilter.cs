using EipFunctions.Api.Keys;
using EipFunctions.Api.Problems;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Local.Hosting;

/// <summary>Guards endpoints of this host by the same keys as the API's.</summary>
internal static class RightFilter
{
    /// <summary>Answers 401 without a valid key, and 403 where its principal lacks the right.</summary>
    public static RouteGroupBuilder RequireRight(this RouteGroupBuilder group, Rights right) =>
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var authenticator = http.RequestServices.GetRequiredService<Authenticator>();
            return await authenticator.AuthenticateAsync(http.Request) switch
            {
                null => KnownProblems.Unauthorized(http),
                { } principal when !principal.Can(right) => KnownProblems.LacksRight(http, right),
                _ => await next(context),
            };
        });
}
