using System.Reflection;
using System.Runtime.CompilerServices;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>
/// Everything that the code of workflows may come to, found in the compiled assemblies: calls, lambdas, asynchronous methods
/// and iterators, overrides of what is called by a base type, initializers of types. It ends where another's code begins,
/// and at the context: what the framework calls back by itself (ToString, comparers) is not followed.
/// </summary>
internal sealed class ReachableCode
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly HashSet<(Module, int)> _seen = [];
    private readonly Queue<MethodBase> _left = new();
    private readonly List<CodeUse> _uses = [];
    private readonly Type[] _types;

    private ReachableCode(IEnumerable<Assembly> assemblies) => _types = [.. assemblies.SelectMany(assembly => assembly.GetTypes())];

    /// <summary>How many methods were read.</summary>
    public int Methods => _seen.Count;

    /// <summary>What they use: members of other assemblies, and static fields.</summary>
    public IReadOnlyList<CodeUse> Uses => _uses;

    /// <summary>Reads the code of workflows.</summary>
    /// <param name="workflows">The workflows' classes.</param>
    public static ReachableCode Of(params IReadOnlyCollection<Type> workflows)
    {
        var code = new ReachableCode(
            [typeof(IWorkflow).Assembly, .. typeof(IWorkflow).Assembly.GetReferencedAssemblies().Where(IsOurs).Select(Assembly.Load)]);
        foreach (var type in workflows.SelectMany(SelfAndBases))
        {
            foreach (var method in type.GetMethods(Any).Cast<MethodBase>().Concat(type.GetConstructors(Any)))
            {
                code.Reach(method);
            }
        }

        while (code._left.TryDequeue(out var method))
        {
            code.Read(method);
        }

        return code;
    }

    private static bool IsOurs(AssemblyName name) => name.Name!.StartsWith("EipFunctions.", StringComparison.Ordinal);

    private static IEnumerable<Type> SelfAndBases(Type type)
    {
        for (var at = type; at is not null && IsOurs(at.Assembly.GetName()); at = at.BaseType)
        {
            yield return at;
        }
    }

    private void Read(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            Reach(machine.StateMachineType.GetMethod("MoveNext", Any)!);
        }

        foreach (var member in MethodCode.ReferencesOf(method))
        {
            if (member.DeclaringType is not { } owner || owner == typeof(WorkflowContext))
            {
                continue;
            }

            var isOurs = IsOurs(owner.Assembly.GetName());
            if (!isOurs || member is FieldInfo { IsStatic: true })
            {
                _uses.Add(new(method, member));
            }

            if (isOurs && member is MethodBase called)
            {
                Reach(called);
                Overrides(called).ToList().ForEach(Reach);
            }

            if (isOurs && owner.TypeInitializer is { } initializer)
            {
                Reach(initializer);
            }
        }
    }

    private void Reach(MethodBase method)
    {
        if (_seen.Add((method.Module, method.MetadataToken)))
        {
            _left.Enqueue(method);
        }
    }

    // By name and number of parameters: rather one too many than one too few.
    private IEnumerable<MethodBase> Overrides(MethodBase method) => method is MethodInfo { IsVirtual: true, IsFinal: false }
        ? _types.Where(type => type != method.DeclaringType && IsBelow(type, method.DeclaringType!))
            .SelectMany(type => type.GetMethods(Any))
            .Where(one => one.IsVirtual && one.Name == method.Name && one.GetParameters().Length == method.GetParameters().Length)
        : [];

    private static bool IsBelow(Type type, Type ancestor)
    {
        var definition = ancestor.IsGenericType ? ancestor.GetGenericTypeDefinition() : ancestor;
        return SelfAndBases(type).Concat(type.GetInterfaces())
            .Any(one => (one.IsGenericType ? one.GetGenericTypeDefinition() : one) == definition);
    }
}
