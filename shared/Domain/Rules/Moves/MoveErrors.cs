namespace EipFunctions.Domain.Rules.Moves;

/// <summary>The errors of moves and swaps, which no action of the API reference is: the nearest documented ones.</summary>
internal static class MoveErrors
{
    public static AlibabaError NotAsExpected =>
        new("InvalidInstanceId.NotFound", 400, "Specified instance does not exist.");

    public static AlibabaError AlreadyThere =>
        new("InvalidAssociation.Duplicated", 400, "Specified instance already is associated.");

    public static AlibabaError TooFrequent =>
        new("TaskConflict", 400, "The eip operate too frequent, TaskConflict.", Retryable: true);

    public static AlibabaError InvalidParameter =>
        new("InvalidParameter", 400, "The specified parameter is not valid.");
}
