namespace EipFunctions.Local.Topic;

/// <summary>Events that the topic holds.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Last">The number of the last event that was accepted at all; ask for those after it next.</param>
internal sealed record TopicPage(IReadOnlyList<TopicEvent> Events, long Last);
