namespace EipFunctions.Api.Candidates;

/// <summary>What one API key shows of an EIP and a resource.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="PrincipalId">The principal that it stands for.</param>
/// <param name="SeesEip">Whether it shows the EIP.</param>
/// <param name="SeesResource">Whether it shows the resource; absent when there is none.</param>
/// <param name="HiddenBecause">Why it does not show what it does not show; empty when it shows both.</param>
public sealed record KeyVisibility(
    string KeyId, string PrincipalId, bool SeesEip, bool? SeesResource, IReadOnlyList<HiddenBecause> HiddenBecause);
