using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>One slash command or context menu: what Discord shows, and what the router checks before it runs.</summary>
/// <param name="Name">
/// <c>translate</c>, or with its group <c>ticket claim</c>, <c>config role add</c>: parts of 1–32 lower-case characters.
/// A context menu's name is 1–32 characters in any case.
/// </param>
/// <param name="Description">1–100 characters. Not shown for context menus.</param>
public sealed record CommandSpec(string Name, string Description)
{
    public ApplicationCommandType Kind { get; init; } = ApplicationCommandType.ChatInput;

    /// <summary>Up to 25, required ones first; <see cref="CommandOption"/> makes them.</summary>
    public IReadOnlyList<ApplicationCommandOption> Options { get; init; } = [];

    /// <summary>Only its caller sees the answer. Decides the automatic deferral too, since that cannot change later.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Checked against the tenant's rules at every call. Null: everyone of a served guild may.</summary>
    public string? Permission { get; init; }

    /// <summary>A limit of its own. Null: it counts towards the one that all such commands share.</summary>
    public Cooldown? Cooldown { get; init; }

    /// <summary>Whom Discord shows the command before an administrator decides otherwise. Null: everyone.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }
}

/// <summary>At most so many calls in any period of this length, for each user of a guild.</summary>
public sealed record Cooldown(int Calls, TimeSpan Period);
