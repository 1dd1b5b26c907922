using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>Something that is to happen to a person. Whoever asks (a command, the API, a rule, an appeal) asks so.</summary>
internal sealed record ActionRequest
{
    public required CaseKind Kind { get; init; }

    /// <summary>As Discord tells it now: roles and presence are checked by it.</summary>
    public required Target Target { get; init; }

    /// <summary>Its guild is the case's guild.</summary>
    public required Staff Actor { get; init; }

    /// <summary>On whose behalf.</summary>
    public Staff? ActingFor { get; init; }

    /// <summary>1–200 characters, unique in the guild: the interaction's id, the API's <c>Idempotency-Key</c>, rule and
    /// message. A second request with it gets the first one's outcome.</summary>
    public required string Key { get; init; }

    public required CaseSource Source { get; init; }

    /// <summary>The rule, the key's name, the file.</summary>
    public string? SourceDetail { get; init; }

    /// <summary>The part of a message that a rule matched.</summary>
    public string? Matched { get; init; }

    /// <summary>Not null: part of a mass action, which has a budget of its own.</summary>
    public string? Batch { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Null: for good.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>0–7 days, of a ban or softban.</summary>
    public TimeSpan DeleteMessages { get; init; }

    /// <summary>Null: as the guild's settings say for a warning, else none.</summary>
    public int? Points { get; init; }

    /// <summary>Null: they fade as the guild's settings say.</summary>
    public DateTimeOffset? PointsExpireAt { get; init; }

    /// <summary>Where the points reach a rung of the ladder, the stronger of both happens, as this one case; else what follows
    /// is a case of its own.</summary>
    public bool Escalates { get; init; }

    /// <summary>The rung that is counted in already.</summary>
    public Rung? Rung { get; init; }

    /// <summary>The person is not told.</summary>
    public bool Silent { get; init; }

    /// <summary>Nobody may appeal against it.</summary>
    public bool Final { get; init; }

    /// <summary>For staff alone.</summary>
    public string? Note { get; init; }

    /// <summary>Up to 3; copied at once.</summary>
    public IReadOnlyList<EvidenceSource> Evidence { get; init; } = [];

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>JSON of the deed's own.</summary>
    public string? Payload { get; init; }

    /// <summary>How long Discord's limits are waited for before a job takes over.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>It undoes what was decided a moment ago: nobody who did the same lately stands in its way.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Where the answer goes when it comes later than the call ends; null where nobody waits.</summary>
    public LateAnswer? Answer { get; init; }

    public Snowflake<Guild> Guild => Actor.Guild;

    /// <summary>What it counts.</summary>
    public int PointsIn(GuildSettings guild) => Points ?? (Kind == CaseKind.Warn ? guild.Points.Warn : 0);

    /// <summary>People are limited, and are told of each other; Aegis itself is not.</summary>
    public bool IsByPerson => !Actor.IsSystem && Batch is null;
}

/// <summary>The answer to a command that is completed by a job.</summary>
internal sealed record LateAnswer(InteractionReference Interaction, Snowflake<Channel> Channel);
