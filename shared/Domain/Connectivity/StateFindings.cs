using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>Findings from the states of the instance, its ENIs and its EIPs.</summary>
internal static class StateFindings
{
    public static ConnectivityFinding NoInstance(NetworkInterface eni, bool isPartial) => eni.IsAttached
        ? new()
        {
            FindingId = "instance-unknown",
            Severity = FindingSeverity.Warning,
            Message = $"The ECS instance that ENI '{eni.ResourceId}' is attached to is not registered{(isPartial ? ", or is in a resource group that the key does not cover" : "")}.",
            Remedy = "Register the instance, with its routes, and name it as the ENI's instanceId.",
        }
        : new()
        {
            FindingId = "eni-not-attached",
            Severity = FindingSeverity.Error,
            Message = $"ENI '{eni.ResourceId}' is not attached to an ECS instance, so nothing answers on its EIPs.",
            FaqSection = "section_c6w_x9a_b7m",
            Remedy = "Attach the ENI to an instance, and register it so.",
        };

    public static IEnumerable<ConnectivityFinding> OfInstance(InstanceNetwork network)
    {
        if (network.Instance is { Status: not EcsStatus.Running } instance)
        {
            yield return new()
            {
                FindingId = "instance-not-running",
                Severity = FindingSeverity.Error,
                Message = $"Instance '{instance.ResourceId}' is {instance.Status}: it neither sends nor answers.",
                Remedy = instance.Status == EcsStatus.Released ? "Associate the EIP with another instance." : "Start the instance.",
            };
        }
    }

    public static IEnumerable<ConnectivityFinding> OfEips(ConnectivitySnapshot snapshot)
    {
        foreach (var eip in snapshot.Eips)
        {
            if (EipStateMachine.IsTransitional(eip.State))
            {
                yield return new()
                {
                    FindingId = "eip-in-transition",
                    Severity = FindingSeverity.Warning,
                    Message = $"EIP '{eip.EipId}' ({eip.IpAddress}) is {eip.State}: it carries packets only once it is InUse.",
                    Remedy = eip.OperationId is { } operation ? $"Wait for operation '{operation}' to end." : "Wait for the operation to end.",
                };
            }

            if (eip.LockReason is { } reason)
            {
                yield return new()
                {
                    FindingId = "eip-locked",
                    Severity = FindingSeverity.Error,
                    Message = reason == EipLockReason.Security
                        ? $"EIP '{eip.EipId}' ({eip.IpAddress}) is locked for security."
                        : $"EIP '{eip.EipId}' ({eip.IpAddress}) is locked because payment is overdue.",
                    Remedy = reason == EipLockReason.Security ? "Submit a ticket to have the lock removed." : "Settle the account.",
                };
            }
        }
    }
}
