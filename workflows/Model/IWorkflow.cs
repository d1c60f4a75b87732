namespace EipFunctions.Workflows.Model;

/// <summary>A workflow as an engine sees it, without its type arguments. Derive from <see cref="Workflow{TInput, TOutput}"/>.</summary>
public interface IWorkflow
{
    /// <summary>The type the stored input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type the output is written as.</summary>
    Type OutputType { get; }

    /// <summary>Runs the workflow on an input of <see cref="InputType"/>.</summary>
    /// <param name="context">The durable calls and the facts of this instance.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output, of <see cref="OutputType"/>.</returns>
    Task<object?> RunAsync(WorkflowContext context, object? input);
}
