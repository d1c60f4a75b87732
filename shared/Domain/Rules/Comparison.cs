namespace EipFunctions.Domain.Rules;

/// <summary>The values that a rule compared, as short texts. They say no more than the principal may know.</summary>
/// <param name="Required">What the rule asks for, such as <c>Running or Stopped</c>.</param>
/// <param name="Actual">What it found, such as <c>Starting</c>.</param>
internal readonly record struct Comparison(string Required, string Actual)
{
    /// <summary>What is found where there is nothing.</summary>
    public const string None = "none";
}
