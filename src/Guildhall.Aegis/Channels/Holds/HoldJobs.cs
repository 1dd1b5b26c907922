using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>Bring the channels of an order into the state that was asked for.</summary>
internal sealed record ApplyHoldsJob : IJob<ApplyHoldsJob>
{
    public static string Kind => "aegis.holds.apply";

    public static JsonTypeInfo<ApplyHoldsJob> Json => ChannelsJson.Default.ApplyHoldsJob;

    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>Of the order.</summary>
    public required long Id { get; init; }

    /// <summary>Who waits for it; null where a rule ordered it.</summary>
    public InteractionReference? Interaction { get; init; }

    public Snowflake<Channel> AnswerIn { get; init; }

    public string? Key => $"{Guild}:{Id}";
}

/// <summary>Put channels back as they were.</summary>
internal sealed record ReleaseHoldsJob : IJob<ReleaseHoldsJob>
{
    public static string Kind => "aegis.holds.release";

    public static JsonTypeInfo<ReleaseHoldsJob> Json => ChannelsJson.Default.ReleaseHoldsJob;

    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>Of the order that ends them; of a timer the order that made them.</summary>
    public required long Id { get; init; }

    /// <summary>Set for a timer: only what still ends at that moment.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Who waits for it; null for a timer.</summary>
    public InteractionReference? Interaction { get; init; }

    public Snowflake<Channel> AnswerIn { get; init; }

    /// <summary>The name of who ended them; null for a timer.</summary>
    public string? By { get; init; }

    public string? Key => $"{Guild}:{Id}:{EndsAt?.ToUnixTimeMilliseconds()}";
}
