namespace EipFunctions.Local.Topic;

/// <summary>Whether the topic plays dead.</summary>
/// <param name="Down">True to answer 503 to what is published.</param>
internal sealed record TopicOutage(bool Down);
