namespace EipFunctions.Storage.Associations;

/// <summary>An operation tried to end a change that it has not reserved: a fault of the program, or rows changed by hand.</summary>
public sealed class ReservationLostException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="operationId">The operation.</param>
    public ReservationLostException(string eipId, string operationId)
        : base($"EIP '{eipId}' is not reserved by operation '{operationId}'.")
    {
    }
}
