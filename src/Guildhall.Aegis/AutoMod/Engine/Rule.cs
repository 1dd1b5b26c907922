using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Engine;

internal enum RuleMode
{
    Off,
    Observe,
    Enforce,
}

internal sealed record Exemption
{
    public static Exemption Nobody { get; } = new();

    public FrozenSet<ulong> Roles { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> Users { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> Channels { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> Categories { get; init; } = FrozenSet<ulong>.Empty;

    public bool Threads { get; init; }

    public bool Bots { get; init; }

    public bool Webhooks { get; init; }

    /// <summary>Not from what watches staff themselves.</summary>
    public bool Staff { get; init; }

    public bool Covers(ModerationEvent happened) =>
        (Bots && happened.IsBot && !happened.IsWebhook)
        || (Webhooks && happened.IsWebhook)
        || (Staff && happened.IsStaff && happened.Kind != EventKinds.Audit)
        || (Threads && happened.IsThread)
        || (Users.Count > 0 && Users.Contains(happened.User))
        || (Channels.Count > 0 && Channels.Contains(happened.Channel))
        || (Categories.Count > 0 && Categories.Contains(happened.Category))
        || (Roles.Count > 0 && Roles.Overlaps(happened.Roles));
}

internal readonly record struct AgeRange(TimeSpan? Below, TimeSpan? Above)
{
    /// <summary>Unknown ages fit no range.</summary>
    public bool Fits(DateTimeOffset? since, DateTimeOffset now) =>
        since is { } start && (Below is null || now - start < Below) && (Above is null || now - start > Above);
}

internal sealed record Conditions
{
    public FrozenSet<ulong> Channels { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> Categories { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> Roles { get; init; } = FrozenSet<ulong>.Empty;

    public FrozenSet<ulong> WithoutRoles { get; init; } = FrozenSet<ulong>.Empty;

    public AgeRange? AccountAge { get; init; }

    public AgeRange? MemberAge { get; init; }

    public FrozenSet<string> Raid { get; init; } = FrozenSet<string>.Empty;

    public bool Fit(ModerationEvent happened, string raid) =>
        (Channels.Count == 0 || Channels.Contains(happened.Channel))
        && (Categories.Count == 0 || Categories.Contains(happened.Category))
        && (Roles.Count == 0 || Roles.Overlaps(happened.Roles))
        && (WithoutRoles.Count == 0 || !WithoutRoles.Overlaps(happened.Roles))
        && (AccountAge is not { } account || account.Fits(happened.AccountCreatedAt, happened.At))
        && (MemberAge is not { } member || member.Fits(happened.JoinedAt, happened.At))
        && (Raid.Count == 0 || Raid.Contains(raid));
}

internal sealed record Rule
{
    /// <summary>Its place in the document.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required RuleMode Mode { get; init; }

    public required int Priority { get; init; }

    public required EventKinds On { get; init; }

    public required TriggerNode When { get; init; }

    public required IReadOnlyList<RuleAction> Then { get; init; }

    public Conditions? If { get; init; }

    public Exemption Exempt { get; init; } = Exemption.Nobody;

    public TimeSpan Cooldown { get; init; }

    public bool CooldownPerChannel { get; init; }

    public bool Stops { get; init; }
}

/// <param name="Points">What the member's points reach or pass.</param>
internal sealed record LadderStep(int Points, RuleAction Then);

/// <summary>What points lead to; half of them is left after <see cref="HalfLife"/>.</summary>
internal sealed record Ladder(TimeSpan HalfLife, IReadOnlyList<LadderStep> Steps)
{
    /// <summary>The highest step that lies between two totals; null for none.</summary>
    public LadderStep? Crossed(double before, double after)
    {
        // Three points within the hour are three, though the first has begun to fade.
        (before, after) = (Math.Round(before, 1), Math.Round(after, 1));
        LadderStep? highest = null;
        foreach (var step in Steps)
        {
            if (before < step.Points && after >= step.Points && (highest is null || step.Points > highest.Points))
            {
                highest = step;
            }
        }

        return highest;
    }

    public double Decayed(double points, TimeSpan age) =>
        age <= TimeSpan.Zero ? points : points * Math.Pow(0.5, age / HalfLife);
}
