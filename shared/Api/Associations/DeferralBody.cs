using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;

namespace EipFunctions.Api.Associations;

/// <summary>Reads whether, and for how long, an association may wait for its resource.</summary>
internal static class DeferralBody
{
    /// <summary>Reads the member <c>defer</c>; null when it is absent, or wrong.</summary>
    public static Deferral? Deferral(this BodyReader body)
    {
        const string Field = "expiresInSeconds";
        if (!body.Has("defer"))
        {
            _ = body.Take("defer");
            return null;
        }

        int? seconds = null;
        var isNamed = false;
        foreach (var (path, name, value) in body.Members("defer"))
        {
            if (name == Field)
            {
                isNamed = true;
                seconds = body.Whole(path, value, Domain.Associations.Deferral.ShortestSeconds, Domain.Associations.Deferral.LongestSeconds);
            }
            else
            {
                body.Errors.Add(path, value.GetRawText(), "There is no such member.", $"Send only {Field}.");
            }
        }

        if (!isNamed && !body.Errors.Fields.Any(error => error.Field == "defer"))
        {
            body.Missing($"defer.{Field}");
        }

        return seconds is { } expires ? new Deferral(expires) : null;
    }
}
