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
    private const string Separator = ": ";

    /// <summary>Reads a failure that Durable Functions kept, be it of a workflow or one of its own.</summary>
    /// <param name="details">What it kept.</param>
    /// <returns>The failure.</returns>
    public static WorkflowFailure Read(TaskFailureDetails details)
    {
        for (var cause = details; cause is not null; cause = cause.InnerFailure)
        {
            if (Find(cause.ErrorType, cause.ErrorMessage) is { } kept)
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

    /// <summary>Reads a failure off the output of an instance: the backend on Azure Storage keeps type and message there, and no details.</summary>
    /// <param name="output">The output.</param>
    /// <returns>The failure.</returns>
    public static WorkflowFailure Read(string? output)
    {
        if (output?.Split(Separator, 2) is not [var type, var message])
        {
            return new("Failed", output ?? "The instance failed.");
        }

        return Find(type, message) ?? new(type, message);
    }

    private static WorkflowFailure? Find(string type, string message) =>
        type == typeof(WorkflowFailedException).FullName ? Payload.ReadAround<WorkflowFailure>(message) : null;
}
