namespace EipFunctions.Domain.Principals;

/// <summary>The ids of the services that keys are issued to, such as the console of another product.</summary>
public static class ServiceId
{
    /// <summary>Server Load Balancer: the SLB console and what stands behind it.</summary>
    public const string Slb = "slb";

    /// <summary>The most characters of an id.</summary>
    public const int MaxLength = 32;

    /// <summary>Whether a text is an id. There is one spelling of each, so that no other one passes a rule by.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 1 to 32 lower-case letters, digits and hyphens.</returns>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }
}
