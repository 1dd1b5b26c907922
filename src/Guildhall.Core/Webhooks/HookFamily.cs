namespace Guildhall.Core.Webhooks;

/// <summary>Events that a product tells of, for people to choose when they add a webhook.</summary>
/// <param name="Name">Such as <c>standing.*</c>.</param>
public sealed record HookFamily(string Name);
