using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Problems;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace EipFunctions.Api.OpenApi;

/// <summary>Describes the API as an OpenAPI document, from <see cref="ApiOperations.All"/>.</summary>
internal static class EipOpenApi
{
    public const string DocumentName = "v1";

    private const string SchemeName = "apiKey";

    public static IServiceCollection AddEipOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(DocumentName, options =>
        {
            options.ShouldInclude = description => OperationOf(description.ActionDescriptor.EndpointMetadata) is not null;
            _ = options.AddDocumentTransformer(DescribeAsync);
            _ = options.AddOperationTransformer(CompleteAsync);
            _ = options.AddSchemaTransformer(CorrectAsync);
        });

    private static ApiOperation? OperationOf(IList<object> metadata) => metadata.OfType<ApiOperation>().FirstOrDefault();

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "EipFunctions",
            Version = DocumentName,
            Description = "Associates elastic IP addresses with cloud resources.",
        };

        // The server is whichever answers: what it was called by is nothing about the API.
        document.Servers = null;
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = Authenticator.HeaderName,
            Description = "An API key, {keyId}.{secret}.",
        };
        return Task.CompletedTask;
    }

    // The serializer would take what the API's own readers do not take, and demands what the path says already.
    private static Task CorrectAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        if (context.JsonTypeInfo.Type.IsAssignableTo(typeof(CloudResource)))
        {
            _ = schema.Required?.Remove("resourceId");
            _ = schema.Required?.Remove("regionId");
        }

        return Task.CompletedTask;
    }

    private static async Task CompleteAsync(
        OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var operation = OperationOf(context.Description.ActionDescriptor.EndpointMetadata)!;
        var document = context.Document!;
        described.Description = operation.IsOpen ? "Needs no key." : $"Needs the right {operation.Right}.";
        described.Parameters = [.. PathParameters(operation), .. operation.Parameters.Select(Parameter)];
        described.Security = [operation.IsOpen ? [] : new() { [new(SchemeName, document)] = [] }];
        described.Responses ??= [];
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellationToken);
        _ = document.AddComponent(nameof(Problem), problem);
        foreach (var status in operation.Problems.Concat([401, 403, 429, 500, 503]).Distinct().Order())
        {
            described.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = "Problem details.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [ProblemKind.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
                },
            };
        }
    }

    private static IEnumerable<IOpenApiParameter> PathParameters(ApiOperation operation) => operation.Path
        .Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Select(segment => new OpenApiParameter
        {
            Name = segment.Trim('{', '}'),
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
        });

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
