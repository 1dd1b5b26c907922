using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>Carry out a purge, or go on with it.</summary>
internal sealed record PurgeJob : IJob<PurgeJob>
{
    public static string Kind => "aegis.purge";

    public static JsonTypeInfo<PurgeJob> Json => ChannelsJson.Default.PurgeJob;

    public required Snowflake<Guild> Guild { get; init; }

    public required long Id { get; init; }

    public required InteractionReference Interaction { get; init; }

    /// <summary>Where the command was typed.</summary>
    public required Snowflake<Channel> AnswerIn { get; init; }

    public string? Key => $"{Guild}:{Id}";
}
