using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>What is to happen to many people, as it was asked for. Stored with the action.</summary>
internal sealed record MassOrder
{
    /// <summary>Ban, kick, mute or unban.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Named ones; empty where a filter finds them.</summary>
    public IReadOnlyList<Snowflake<User>> Users { get; init; } = [];

    public MassFilter? Filter { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null: for good. A mute has one.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>Of a ban: messages of this long.</summary>
    public TimeSpan DeleteMessages { get; init; }

    /// <summary>Waits for a click after the preview.</summary>
    public bool IsDryRun { get; init; }
}
