using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Workflows.Model;

/// <summary>The workflows and activities that an engine can run, by name, and how their data is written as JSON.</summary>
public sealed class WorkflowRegistry
{
    private readonly Dictionary<string, Func<IServiceProvider, IWorkflow>> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IServiceProvider, IWorkflowActivity>> _activities = new(StringComparer.Ordinal);

    /// <summary>Creates an empty registry.</summary>
    /// <param name="json">How inputs and outputs are written; it must know each of their types.</param>
    public WorkflowRegistry(JsonSerializerOptions json) => Json = json;

    /// <summary>How inputs, outputs, events and statuses are written.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>
    /// Says, by an instance's id and an input, what the work is about: names and values that its logs and spans carry.
    /// </summary>
    public Func<string, object?, IReadOnlyList<KeyValuePair<string, object?>>> Subject { get; init; } =
        (instanceId, _) => [new("InstanceId", instanceId)];

    /// <summary>The registered workflow names.</summary>
    public IReadOnlyCollection<string> WorkflowNames => _workflows.Keys;

    /// <summary>The registered activity names.</summary>
    public IReadOnlyCollection<string> ActivityNames => _activities.Keys;

    /// <summary>Registers a workflow under the name of its class. Its instances are built with injected services.</summary>
    /// <typeparam name="TWorkflow">The workflow's class.</typeparam>
    /// <returns>This registry.</returns>
    public WorkflowRegistry AddWorkflow<TWorkflow>() where TWorkflow : class, IWorkflow
    {
        _workflows.Add(typeof(TWorkflow).Name, services => ActivatorUtilities.GetServiceOrCreateInstance<TWorkflow>(services));
        return this;
    }

    /// <summary>Registers an activity under the name of its class. Its instances are built with injected services.</summary>
    /// <typeparam name="TActivity">The activity's class.</typeparam>
    /// <returns>This registry.</returns>
    public WorkflowRegistry AddActivity<TActivity>() where TActivity : class, IWorkflowActivity
    {
        _activities.Add(typeof(TActivity).Name, services => ActivatorUtilities.GetServiceOrCreateInstance<TActivity>(services));
        return this;
    }

    /// <summary>Makes a registry of the same workflows and activities whose workflows are wrapped, to see what they call.</summary>
    /// <param name="wrap">Wraps a workflow that was built.</param>
    /// <returns>The other registry; this one stays as it is.</returns>
    internal WorkflowRegistry Wrapped(Func<IWorkflow, IWorkflow> wrap)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        var wrapped = new WorkflowRegistry(Json) { Subject = Subject };
        foreach (var (name, create) in _workflows)
        {
            wrapped._workflows.Add(name, services => wrap(create(services)));
        }

        foreach (var (name, create) in _activities)
        {
            wrapped._activities.Add(name, create);
        }

        return wrapped;
    }

    /// <summary>Builds a workflow.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="services">Where its dependencies come from.</param>
    /// <returns>The workflow, or null when the name is not registered.</returns>
    public IWorkflow? CreateWorkflow(string name, IServiceProvider services) =>
        _workflows.TryGetValue(name, out var create) ? create(services) : null;

    /// <summary>Builds an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="services">Where its dependencies come from.</param>
    /// <returns>The activity, or null when the name is not registered.</returns>
    public IWorkflowActivity? CreateActivity(string name, IServiceProvider services) =>
        _activities.TryGetValue(name, out var create) ? create(services) : null;
}
