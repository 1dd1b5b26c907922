namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>What a rule does. From <see cref="Timeout"/> to <see cref="Ban"/> they remove somebody, the later the stronger.</summary>
internal enum ActionKind
{
    None,
    Count,
    Webhook,
    Reply,
    Dm,
    Alert,
    Ticket,
    Vote,
    AddRole,
    RemoveRole,
    Nickname,
    Lock,
    Slowmode,
    PauseInvites,
    Raid,
    Warn,
    Delete,
    DeleteLast,
    Timeout,
    Quarantine,
    Kick,
    Softban,
    Tempban,
    Ban,
}

/// <summary>One action with what it needs; what it does not need is its default.</summary>
internal sealed record RuleAction(ActionKind Kind)
{
    public TimeSpan? For { get; init; }

    /// <summary>Points, messages, days or what else is counted.</summary>
    public int Amount { get; init; }

    public string? Text { get; init; }

    /// <summary>A role, channel or counter.</summary>
    public ulong Target { get; init; }

    public TimeSpan Delay { get; init; }

    public bool PerChannel { get; init; }

    /// <summary>It takes somebody out of the guild or of the conversation; at most one of these happens.</summary>
    public bool IsRemoving => Kind >= ActionKind.Timeout;

    public bool IsDeleting => Kind is ActionKind.Delete or ActionKind.DeleteLast;

    /// <summary>As the rule document names it.</summary>
    public string Name => NameOf(Kind);

    public static string NameOf(ActionKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
