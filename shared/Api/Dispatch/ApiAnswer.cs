namespace EipFunctions.Api.Dispatch;

/// <summary>An answer that an operation can give.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What its body is; null for none.</param>
public sealed record ApiAnswer(int Status, Type? Body = null);
