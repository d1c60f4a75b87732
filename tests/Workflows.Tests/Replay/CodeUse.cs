using System.Reflection;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>That a method uses a member.</summary>
/// <param name="User">The method.</param>
/// <param name="Member">What it uses.</param>
internal sealed record CodeUse(MethodBase User, MemberInfo Member)
{
    /// <summary>The type of the member, without type arguments.</summary>
    public string Owner
    {
        get
        {
            var type = Member.DeclaringType!;
            return (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;
        }
    }

    public override string ToString() => $"{User.DeclaringType}.{User.Name} uses {Owner}.{Member.Name}";
}
