using System.Text.Json;
using EipFunctions.Workflows.Model;
using Microsoft.DurableTask;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// Ends an orchestration as failed. Durable Functions keeps an exception's type and message and little else, so the
/// message holds the whole failure.
/// </summary>
/// <param name="failure">The failure.</param>
internal sealed class WorkflowFailedException(WorkflowFailure failure) : Exception(JsonSerializer.Serialize(failure))
{
    /// <summary>Reads a failure that Durable Functions kept, be it of a workflow or one of its own.</summary>
    /// <param name="details">What it kept.</param>
    /// <returns>The failure.</returns>
    public static WorkflowFailure Read(TaskFailureDetails details)
    {
        for (var cause = details; cause is not null; cause = cause.InnerFailure)
        {
            if (cause.ErrorType == typeof(WorkflowFailedException).FullName
                && Payload.ReadAround<WorkflowFailure>(cause.ErrorMessage) is { } kept)
            {
                return kept;
            }
        }

        return new(
            details.ErrorType,
            details.ErrorMessage,
            details.StackTrace,
            InnerFailure: details.InnerFailure is { } inner ? Read(inner) : null);
    }
}
