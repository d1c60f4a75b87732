using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Api.Reconciliation;

/// <summary>What a reconciliation may do.</summary>
/// <param name="Mode">The mode; Repair when absent.</param>
public sealed record ReconciliationBody(ReconciliationMode Mode)
{
    internal static ReconciliationBody Read(BodyReader body) =>
        new(body.OneOf("mode", ApiJson.Readable.ReconciliationMode) ?? ReconciliationMode.Repair);
}
