namespace EipFunctions.Domain.Principals;

/// <summary>What a principal may do.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read EIPs, resources and operations.</summary>
    Read = 1,

    /// <summary>Allocate and release EIPs, associate, disassociate, cancel operations, change DNAT entries.</summary>
    Operate = 2,

    /// <summary>Register and remove resources.</summary>
    ManageResources = 4,

    /// <summary>Change quotas, keys and, on a development host, inject faults.</summary>
    Administer = 8,

    /// <summary>Everything.</summary>
    All = Read | Operate | ManageResources | Administer,
}
