using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The rows of the resources that a change of EIPs is about. A transaction writes a row once, however many occupants
/// come and go: the changes are collected here.
/// </summary>
internal sealed class ResourceRows(IReadOnlyList<Row<RegisteredResource>> rows)
{
    private readonly Dictionary<string, RegisteredResource> _changed = new(StringComparer.Ordinal);

    public IReadOnlyList<Row<RegisteredResource>> Rows => rows;

    /// <summary>Reads the rows of resources; one that is gone has none.</summary>
    public static async Task<ResourceRows> ReadAsync(
        StateStore store, AccountRegion partition, IEnumerable<string> resourceIds, Freshness freshness, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(resourceIds.Distinct(StringComparer.Ordinal).Select(
            id => store.GetAsync(partition, Keys.Resource(id), freshness, cancellationToken))).ConfigureAwait(false);
        return new([.. read.OfType<Row<RegisteredResource>>()]);
    }

    /// <summary>The resource as it was read; null when it is gone.</summary>
    public RegisteredResource? Find(string resourceId) => RowOf(resourceId)?.Value;

    /// <summary>Adds an occupant.</summary>
    /// <exception cref="ArgumentException">The resource is gone.</exception>
    public void Enter(string resourceId, Occupant occupant)
    {
        var resource = Current(resourceId) ?? throw new ArgumentException($"There is no row of '{resourceId}'.", nameof(resourceId));
        _changed[resourceId] = resource with { Occupants = [.. resource.Occupants, occupant] };
    }

    /// <summary>Removes the occupant that an association made of an EIP; of a resource that is gone there is none.</summary>
    public void Leave(string eipId, Association association)
    {
        if (Current(association.ResourceId) is { } resource)
        {
            _changed[association.ResourceId] = resource with { Occupants = [.. resource.Occupants.Where(o => !o.Is(eipId, association))] };
        }
    }

    /// <summary>
    /// Has a row rewritten although nothing on it changes: what others decided on it as it was read is refused by the store.
    /// </summary>
    public void Touch(string resourceId)
    {
        if (Current(resourceId) is { } resource)
        {
            _changed[resourceId] = resource;
        }
    }

    /// <summary>Writes what was changed.</summary>
    public void Write(StateTransaction transaction)
    {
        foreach (var row in rows)
        {
            if (_changed.TryGetValue(row.Value.Resource.ResourceId, out var changed))
            {
                transaction.Replace(row, changed);
            }
        }
    }

    private RegisteredResource? Current(string resourceId) => _changed.GetValueOrDefault(resourceId) ?? Find(resourceId);

    private Row<RegisteredResource>? RowOf(string resourceId) => rows.FirstOrDefault(row => row.Value.Resource.ResourceId == resourceId);
}
