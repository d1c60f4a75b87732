namespace EipFunctions.Workflows.Model;

/// <summary>The output of an activity that answers nothing but that it is done.</summary>
public readonly record struct Unit;
