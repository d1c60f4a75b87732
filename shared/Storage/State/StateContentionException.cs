using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.State;

/// <summary>A change lost the race against others too often in a row. Nothing was changed; try again later.</summary>
public sealed class StateContentionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="attempts">How often the change was tried.</param>
    /// <param name="innerException">The last conflict.</param>
    public StateContentionException(AccountRegion partition, int attempts, Exception innerException)
        : base($"A change in {partition} lost against other changes {attempts} times in a row.", innerException)
    {
    }
}
