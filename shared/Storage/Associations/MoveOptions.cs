using System.ComponentModel.DataAnnotations;

namespace EipFunctions.Storage.Associations;

/// <summary>How often EIPs are moved, from section <c>Moves</c> of the configuration.</summary>
public sealed record MoveOptions
{
    /// <summary>
    /// How long after a move or a swap an EIP is not moved again: <c>hh:mm:ss</c>, 0 to 1 day. 0 lets it be moved at any time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Setting 'Moves:CoolDown' must be 00:00:00 to 1.00:00:00.")]
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromSeconds(30);
}
