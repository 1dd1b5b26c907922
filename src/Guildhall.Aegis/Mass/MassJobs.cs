using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>Carry a mass action on from where it stands.</summary>
internal sealed record MassJob : IJob<MassJob>
{
    public static string Kind => "aegis.mass";

    public static JsonTypeInfo<MassJob> Json => MassJson.Default.MassJob;

    public required Snowflake<Guild> Guild { get; init; }

    public required long Id { get; init; }

    /// <summary>Who waits for it: of the command, or of the click.</summary>
    public required InteractionReference Interaction { get; init; }

    public required Snowflake<Channel> AnswerIn { get; init; }

    /// <summary>The command shows, the click acts: who clicks at once finds the command's job still at its answer.</summary>
    public string? Key => $"{Guild}:{Id}:{Interaction.Id}";
}

/// <summary>Take a mass action back.</summary>
internal sealed record UndoMassJob : IJob<UndoMassJob>
{
    public static string Kind => "aegis.mass.undo";

    public static JsonTypeInfo<UndoMassJob> Json => MassJson.Default.UndoMassJob;

    public required Snowflake<Guild> Guild { get; init; }

    public required long Id { get; init; }

    /// <summary>Who takes it back.</summary>
    public required Snowflake<User> By { get; init; }

    public required InteractionReference Interaction { get; init; }

    public required Snowflake<Channel> AnswerIn { get; init; }

    public string? Key => $"{Guild}:{Id}";
}
