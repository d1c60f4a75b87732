using EipFunctions.Api.Dispatch;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace EipFunctions.Api.Hosting;

/// <summary>Finds the operation that a path and a verb lead to, as ASP.NET's routing does: literal segments win over parameters.</summary>
internal static class ApiRoutes
{
    private static readonly (ApiOperation Operation, TemplateMatcher Matcher)[] BestFirst =
    [
        .. ApiOperations.All
            .Select(operation => (Operation: operation, Template: TemplateParser.Parse(operation.Path)))
            .OrderBy(route => RoutePrecedence.ComputeInbound(route.Template))
            .Select(route => (route.Operation, new TemplateMatcher(route.Template, []))),
    ];

    private static readonly Dictionary<string, (ApiOperation Operation, TemplateMatcher Matcher)> ByName =
        BestFirst.ToDictionary(route => route.Operation.Name, StringComparer.Ordinal);

    /// <summary>The operation of a name; null for none.</summary>
    public static ApiOperation? Find(string name) => ByName.TryGetValue(name, out var route) ? route.Operation : null;

    /// <summary>The operation that a request asks for.</summary>
    /// <returns>The operation; or null, and the verbs that the path has, in their order: none where it is no path of the API.</returns>
    public static (ApiOperation? Operation, IReadOnlyList<string> Verbs) Find(HttpRequest request)
    {
        var verbs = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (operation, matcher) in BestFirst)
        {
            if (!matcher.TryMatch(request.Path, []))
            {
                continue;
            }

            if (HttpMethods.Equals(operation.Verb, request.Method))
            {
                return (operation, []);
            }

            _ = verbs.Add(operation.Verb);
        }

        return (null, [.. verbs]);
    }

    /// <summary>Gives a request the values that an operation's path has, whatever a host took it for; none where it is not the operation's path.</summary>
    public static void SetRouteValues(HttpRequest request, ApiOperation operation)
    {
        var values = new RouteValueDictionary();
        if (ByName[operation.Name].Matcher.TryMatch(request.Path, values))
        {
            request.RouteValues = values;
        }
    }
}
