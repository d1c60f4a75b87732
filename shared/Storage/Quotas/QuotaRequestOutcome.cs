namespace EipFunctions.Storage.Quotas;

/// <summary>How a step of a quota request ended.</summary>
public enum QuotaRequestOutcome
{
    /// <summary>The request was made, approved or rejected as asked, now or by the same principal before.</summary>
    Done,

    /// <summary>The same request was made before under the same id.</summary>
    Repeated,

    /// <summary>The id belongs to another request.</summary>
    KeyReused,

    /// <summary>There is no such request.</summary>
    NoSuchRequest,

    /// <summary>There is no such resource that the principal may see.</summary>
    NoSuchResource,

    /// <summary>The quota does not concern resources of this kind.</summary>
    OtherKind,

    /// <summary>More is used than the limit would allow.</summary>
    InUse,

    /// <summary>The request was decided before, by someone else or otherwise.</summary>
    DecidedAlready,
}
