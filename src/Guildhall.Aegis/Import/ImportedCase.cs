using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>One act of the past, as another bot or a table tells it.</summary>
internal sealed record ImportedCase
{
    /// <summary>Where it stands in the file, from 1.</summary>
    public required long Line { get; init; }

    public required CaseKind Kind { get; init; }

    public required Snowflake<User> Target { get; init; }

    /// <summary>The id where the file has no name.</summary>
    public required string TargetName { get; init; }

    /// <summary>Empty where the file does not say who it was.</summary>
    public Snowflake<User> Actor { get; init; }

    public string ActorName { get; init; } = "unknown";

    public Snowflake<User>? ActingFor { get; init; }

    public string? ActingForName { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public TimeSpan? Duration { get; init; }

    public int Points { get; init; }

    /// <summary>The number or id that it had there.</summary>
    public string? OldNumber { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>The file itself says that it holds no more.</summary>
    public bool IsOver { get; init; }

    public IReadOnlyList<ImportedNote> Notes { get; init; } = [];

    /// <summary>Whether it holds still, as far as can be told from its length.</summary>
    public Effect EffectAt(DateTimeOffset now) =>
        IsOver ? Effect.Revoked
        : Duration is { } length && At + length <= now ? Effect.Expired
        : Effect.Active;
}

internal sealed record ImportedNote(Snowflake<User> Author, string AuthorName, string Text, DateTimeOffset At);

/// <summary>What is wrong with one row.</summary>
/// <param name="Place">As <see cref="Reading.SourceRow.Place"/> says it.</param>
internal sealed record ImportFault(string Place, string Text)
{
    public override string ToString() => $"{Place}: {Text}";
}
