namespace EipFunctions.Api.EventsIn;

/// <summary>The types of event that are understood. All others are acknowledged and ignored.</summary>
internal static class EventTypes
{
    public const string SubscriptionValidation = "Microsoft.EventGrid.SubscriptionValidationEvent";

    public const string ResourceChanged = "EipFunctions.Resource.Changed";

    public const string ResourceDeleted = "EipFunctions.Resource.Deleted";

    public const string InstanceStateChange = "ecs:Instance:StateChange";

    public static bool IsKnown(string type) => type is ResourceChanged or ResourceDeleted or InstanceStateChange;
}
