namespace Guildhall.Core;

/// <summary>An expected no that its reader can act on: no permission, quota, bad input. Never a fault of ours.</summary>
/// <param name="Code">Stable and dotted, for machines: <c>onomancer.unknown_project</c>.</param>
/// <param name="Message">What the user reads: what is wrong and what to do. No server path, no secret.</param>
public sealed record Refusal(string Code, string Message);
