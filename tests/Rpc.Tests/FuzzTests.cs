using System.Text;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Requests;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Rpc.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EipFunctions.Rpc.Tests;

/// <summary>Whatever is sent: it is answered, and never by an exception.</summary>
public sealed class FuzzTests
{
    private const string Form = "application/x-www-form-urlencoded";

    // What malformed requests are made of, so that they are nearly right.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.Elements(
            "&", "=", "%", "%%", "%4", "%zz", "%00", "%C3", "%ED%A0%80", "%F0%9F%98%80", "+", "?", ";", ",", "Tag.1.Key", "Tag.9.Key",
            "Tag.-1.Value", "Tag.99999999999999999999.Key", "InstanceIds.0", "Action", "Version", "AccessKeyId", "Signature",
            "SignatureMethod=HMAC-SHA1", "SignatureVersion=1.0", "SignatureNonce=n", "Timestamp=2026-06-01T08:00:00Z", "testid", "中",
            "\ud800", "\udc00", "\0", "\r\n")),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
        (1, Gen.Choose(1, 70_000).Select(length => new string('x', length))));

    private static readonly Gen<string> Text = Piece.ListOf().Select(string.Concat);

    [Property(MaxTest = 1000)]
    public Property Read_AnyQueryAndBody_GivesARequestOrAnError() => Prop.ForAll(
        Arb.From(from method in Gen.Elements("GET", "POST", "post", "PUT", "", "中")
                 from query in Text
                 from body in Gen.OneOf(Text.Select(Encoding.UTF8.GetBytes), ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []))
                 from type in Gen.Elements(Form, Form + "; charset=utf-8", "application/json", ";", null)
                 select (method, query, body, type)),
        sent =>
        {
            var http = HttpRequests.Context(sent.method, sent.query.Length == 0 ? "" : $"?{sent.query}", sent.body, sent.type);
            var (request, error) = RpcRequestReader.ReadAsync(http, default).GetAwaiter().GetResult();
            return request is null ? IsWhole(error!) : error is null && IsAnswered(request);
        });

    [Property(MaxTest = 1000)]
    public Property Find_AnyAuthorization_GivesASignatureOrAnError() => Prop.ForAll(
        Arb.From(from start in Gen.Elements("ACS3-HMAC-SHA256 ", "ACS3-HMAC-SHA256", "Bearer ", "")
                 from rest in Gen.OneOf(
                     Text,
                     Gen.Elements(
                         "Credential=testid", "Credential=", "SignedHeaders=host;x-acs-date", "SignedHeaders=;", "SignedHeaders=\ud800",
                         "Signature=00", "Signature=0", "Signature=\udc00", ",", ", ", "=").ListOf().Select(string.Concat))
                 from header in Gen.Elements("host", "x-acs-date", "x-acs-action", "x-acs-security-token", "x-acs-content-sha256")
                 from value in Text
                 select (start, rest, header, value)),
        sent =>
        {
            var http = HttpRequests.Context("POST", "?A=1");
            http.Request.Headers.Host = "127.0.0.1";
            http.Request.Headers["x-acs-date"] = "2026-06-01T08:00:00Z";
            http.Request.Headers["x-acs-signature-nonce"] = "n";
            http.Request.Headers["x-acs-content-sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
            http.Request.Headers[sent.header] = sent.value;
            http.Request.Headers.Authorization = sent.start + sent.rest;
            var (request, _) = RpcRequestReader.ReadAsync(http, default).GetAwaiter().GetResult();
            return IsAnswered(request!);
        });

    [Property(MaxTest = 300)]
    public Property RpcV1_AnyTexts_AreRightWhereTheClientSignsThem(NonNull<string> name, NonNull<string> value) => Prop.ForAll(
        Arb.From(Gen.Elements("GET", "POST")),
        method =>
        {
            var (key, text) = (Whole($"P{name.Get}"), Whole(value.Get));
            var all = new List<(string, string)>
            {
                ("Action", "A"), ("Version", RpcClient.Version), ("Timestamp", "2026-06-01T08:00:00Z"), ("SignatureMethod", "HMAC-SHA1"),
                ("SignatureVersion", "1.0"), ("SignatureNonce", "n"), ("AccessKeyId", "testid"), (key, text),
            };
            all.Add(("Signature", RpcClient.V1Signature(method, "s", all)));
            var query = string.Join('&', all.Select(one => $"{Uri.EscapeDataString(one.Item1)}={Uri.EscapeDataString(one.Item2)}"));
            var (request, _) = RpcRequestReader.ReadAsync(HttpRequests.Context(method, $"?{query}"), default).GetAwaiter().GetResult();
            return key.Length > 100 ? request is null : request!.Parameters[key] == text && RpcSignature.Find(request).Signature!.IsBy("s");
        });

    [Property(MaxTest = 300)]
    public bool CanonicalQuery_AnyTexts_HasUnreservedCharactersOnly(NonNull<string> name, NonNull<string> value) =>
        CanonicalQuery.Of([new(name.Get, value.Get)]).Count(c => c == '=') == 1
        && CanonicalQuery.Of([new(name.Get, value.Get)]).All(c => char.IsAsciiLetterOrDigit(c) || "-_.~%=".Contains(c, StringComparison.Ordinal));

    private static bool IsAnswered(RpcRequest request)
    {
        var (signature, error) = RpcSignature.Find(request);
        return signature is null ? IsWhole(error!) : error is null && !signature.IsBy("secret") && signature.Hint.Length > 0;
    }

    private static bool IsWhole(RpcError error) =>
        error is { Code.Length: > 0, Status: >= 400 and < 500, Message.Length: > 0, Recommend.Length: > 0 and < 1000 };

    // Without halves of characters, which no request can carry.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
