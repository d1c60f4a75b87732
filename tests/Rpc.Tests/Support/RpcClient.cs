using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>
/// A client that signs requests by the public description of the two signatures. It shares nothing with the service, so that
/// an error in one shows against the other.
/// </summary>
/// <param name="http">Sends the requests; its base address is the endpoint.</param>
/// <param name="accessKeyId">The access key.</param>
/// <param name="secret">Its secret.</param>
internal sealed class RpcClient(HttpClient http, string accessKeyId, string secret)
{
    public const string Version = "2016-04-28";

    /// <summary>The token of a temporary access key.</summary>
    public string? SecurityToken { get; init; }

    public RpcSigning Signing { get; init; } = RpcSigning.Acs3;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The region that is sent with every call; null for none.</summary>
    public string? RegionId { get; init; } = "cn-hangzhou";

    public async Task<RpcAnswer> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var request = Request(action, parameters);
        return await SendAsync(request);
    }

    public async Task<RpcAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("application/json", response.Content.Headers.ContentType?.ToString() ?? "none", StringComparison.Ordinal);
        return new(response.StatusCode, JsonElement.Parse(body));
    }

    /// <summary>Signs a request.</summary>
    public HttpRequestMessage Request(string action, params (string Name, string Value)[] parameters)
    {
        var nonce = Guid.NewGuid().ToString("N");
        var all = RegionId is not null && parameters.All(parameter => parameter.Name != "RegionId")
            ? [.. parameters, ("RegionId", RegionId)]
            : parameters;
        return Signing switch
        {
            RpcSigning.Acs3 => Acs3(action, nonce, all, []),
            RpcSigning.Acs3Form => Acs3(action, nonce, [], all),
            RpcSigning.V1Get => V1(HttpMethod.Get, action, nonce, all),
            _ => V1(HttpMethod.Post, action, nonce, all),
        };
    }

    /// <summary>Signs by ACS3-HMAC-SHA256, some parameters in the query, others in a form.</summary>
    public HttpRequestMessage Acs3(
        string action, string nonce, (string Name, string Value)[] query, (string Name, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/?{Wire(query)}");
        var body = Wire(form);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = http.BaseAddress!.Authority,
            ["x-acs-action"] = action,
            ["x-acs-version"] = Version,
            ["x-acs-date"] = Now(),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = digest,
        };
        if (SecurityToken is not null)
        {
            (headers["x-acs-security-token"], headers["x-acs-accesskey-id"]) = (SecurityToken, accessKeyId);
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        if (form.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
            headers["content-type"] = request.Content.Headers.ContentType!.ToString();
        }

        var signed = string.Join(';', headers.Keys);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value.Trim()}\n"));
        var canonical = $"POST\n/\n{Canonical(query)}\n{lines}\n{signed}\n{digest}";
        Assert.True(request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"ACS3-HMAC-SHA256 Credential={accessKeyId},SignedHeaders={signed},Signature={Acs3Signature(secret, canonical)}"));
        return request;
    }

    /// <summary>Signs by HMAC-SHA1.</summary>
    public HttpRequestMessage V1(HttpMethod method, string action, string nonce, (string Name, string Value)[] parameters)
    {
        List<(string Name, string Value)> all =
        [
            ("Action", action),
            ("Version", Version),
            ("Format", "JSON"),
            ("Timestamp", Now()),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", nonce),
            ("AccessKeyId", accessKeyId),
            .. parameters,
        ];
        if (SecurityToken is not null)
        {
            all.Add(("SecurityToken", SecurityToken));
        }

        all.Add(("Signature", V1Signature(method.Method, secret, all)));
        return method == HttpMethod.Get
            ? new(method, $"/?{Wire(all)}")
            : new(method, "/") { Content = new StringContent(Wire(all), Encoding.UTF8, "application/x-www-form-urlencoded") };
    }

    public static string Acs3Signature(string secret, string canonicalRequest)
    {
        var toSign = $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign)));
    }

    public static string V1Signature(string method, string secret, IEnumerable<(string Name, string Value)> parameters)
    {
        var key = Encoding.UTF8.GetBytes($"{secret}&");
#pragma warning disable CA5350 // The signature of this version is HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes($"{method}&%2F&{Percent(Canonical(parameters))}")));
#pragma warning restore CA5350
    }

    private static string Canonical(IEnumerable<(string Name, string Value)> parameters) => string.Join(
        '&', parameters.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{Percent(one.Name)}={Percent(one.Value)}"));

    // As browsers and the SDKs write it: '+' for a space, and !'()* as they are.
    private static string Wire(IEnumerable<(string Name, string Value)> parameters) => string.Join(
        '&', parameters.Select(one => $"{Loose(one.Name)}={Loose(one.Value)}"));

    private static string Loose(string text) => Percent(text)
        .Replace("%20", "+", StringComparison.Ordinal)
        .Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);

    private static string Percent(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(value =>
        char.IsAsciiLetterOrDigit((char)value) || "-_.~".Contains((char)value, StringComparison.Ordinal)
            ? $"{(char)value}"
            : $"%{value:X2}"));

    private string Now() => Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
