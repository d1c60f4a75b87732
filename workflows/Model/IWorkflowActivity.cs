namespace EipFunctions.Workflows.Model;

/// <summary>An activity as an engine sees it, without its type arguments. Derive from <see cref="WorkflowActivity{TInput, TOutput}"/>.</summary>
public interface IWorkflowActivity
{
    /// <summary>The type the input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type the output is written as.</summary>
    Type OutputType { get; }

    /// <summary>Runs the activity on an input of <see cref="InputType"/>.</summary>
    /// <param name="context">The facts of this call.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output, of <see cref="OutputType"/>.</returns>
    Task<object?> RunAsync(WorkflowActivityContext context, object? input);
}
