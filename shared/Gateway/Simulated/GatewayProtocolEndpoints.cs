using System.Globalization;
using System.Text.Json;
using EipFunctions.Gateway.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EipFunctions.Gateway.Simulated;

/// <summary>The gateway's protocol, served by the simulated gateway: what <see cref="HttpGateway"/> speaks to.</summary>
public static class GatewayProtocolEndpoints
{
    /// <summary>
    /// Maps <c>/gateway/v1</c>, so that hosts whose <see cref="GatewayOptions.Endpoint"/> is this host's <c>/gateway</c>
    /// share its simulated gateway. The endpoints ask for <see cref="GatewayOptions.Key"/> themselves.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <returns>The endpoints.</returns>
    public static RouteGroupBuilder MapGatewayProtocol(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup($"/gateway/{GatewayProtocol.Version}");
        group.AddEndpointFilter<GatewayProtocolFilter>().AllowAnonymous();
        group.MapGet(GatewayProtocol.Binding, ReadAsync);
        group.MapPut(GatewayProtocol.Binding, BindAsync);
        group.MapDelete(GatewayProtocol.Binding, UnbindAsync);
        group.MapGet(GatewayProtocol.Bindings, ListAsync);
        return group;
    }

    // The attribute is needed: the gateway's own BindAsync looks like one that binds the parameter.
    private static async Task<JsonHttpResult<BindingState>> ReadAsync(
        [FromServices] SimulatedGateway gateway, HttpRequest request, CancellationToken cancellationToken) => TypedResults.Json(
            await gateway.ReadStateAsync(
                Required(request, GatewayProtocol.RegionId), Required(request, GatewayProtocol.EipId), cancellationToken),
            GatewayProtocolJson.Default.BindingState);

    private static async Task<NoContent> BindAsync(
        [FromServices] SimulatedGateway gateway, HttpRequest request, CancellationToken cancellationToken)
    {
        var change = await JsonSerializer.DeserializeAsync(request.Body, GatewayProtocolJson.Default.BindingChange, cancellationToken)
            ?? throw new BadHttpRequestException("The body is null; it must be a change.");
        if (change.Binding.RegionId != Required(request, GatewayProtocol.RegionId)
            || change.Binding.EipId != Required(request, GatewayProtocol.EipId))
        {
            throw new BadHttpRequestException("The body's regionId and eipId must be those of the query.");
        }

        if (change.Fence < 1)
        {
            throw new BadHttpRequestException("The body's fence must be 1 or more.");
        }

        await (change.Replace
            ? gateway.RebindAsync(change.Binding, change.Fence, cancellationToken)
            : gateway.BindAsync(change.Binding, change.Fence, cancellationToken));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnbindAsync(
        [FromServices] SimulatedGateway gateway, HttpRequest request, CancellationToken cancellationToken)
    {
        await gateway.UnbindAsync(
            Required(request, GatewayProtocol.RegionId),
            Required(request, GatewayProtocol.EipId),
            Number(request, GatewayProtocol.Fence, long.MaxValue),
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<JsonHttpResult<BindingPage>> ListAsync(
        [FromServices] SimulatedGateway gateway, HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = (int)Number(request, GatewayProtocol.Limit, GatewayProtocol.PageSize);
        var items = await gateway
            .ListAsync(
                Required(request, GatewayProtocol.AccountId),
                Required(request, GatewayProtocol.RegionId),
                Optional(request, GatewayProtocol.After),
                cancellationToken)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Json(new([.. items.Take(limit)], items.Count > limit), GatewayProtocolJson.Default.BindingPage);
    }

    private static string? Optional(HttpRequest request, string name) => request.Query[name] is [{ } value] ? value : null;

    private static string Required(HttpRequest request, string name) =>
        Optional(request, name) ?? throw new BadHttpRequestException($"The query must have {name} once.");

    private static long Number(HttpRequest request, string name, long most) =>
        long.TryParse(Required(request, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new BadHttpRequestException($"The query's {name} must be a number from 1 to {most}.");
}
