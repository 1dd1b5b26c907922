using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>A handler found and bound to its interaction, ready to be checked and run.</summary>
internal sealed record HandlerCall
{
    /// <summary><c>command</c>, <c>component</c> or <c>modal</c>, for metrics.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the table; bounded.</summary>
    public required string Name { get; init; }

    public string? Permission { get; init; }

    public Cooldown? Cooldown { get; init; }

    public bool Ephemeral { get; init; }

    public bool UpdatesMessage { get; init; }

    /// <summary>The guild that a click in direct messages is about.</summary>
    public Snowflake<Guild>? Home { get; init; }

    public required Func<Request, CancellationToken, Task<Result<Reply>>> Run { get; init; }
}

/// <summary>What every context is made of.</summary>
internal sealed record Request(
    Interaction Interaction,
    Admission Admission,
    DateTimeOffset ReceivedAt,
    Func<CancellationToken, Task> Acknowledge
);
