namespace Guildhall.Aegis.Cases;

/// <summary>What was done. Stored by its name in lower case.</summary>
internal enum CaseKind
{
    Note,
    Warn,
    Mute,
    Unmute,
    Kick,
    Ban,
    Unban,
    Softban,
    Role,
    Lock,

    /// <summary>A nickname was taken away.</summary>
    Nick,

    /// <summary>Kicked, moved or muted in voice.</summary>
    Voice,

    /// <summary>Roles taken away and remembered.</summary>
    Quarantine,
    Unquarantine,
}

/// <summary>Whether it has happened in Discord.</summary>
internal enum Execution
{
    /// <summary>Decided and not confirmed: a job sees to it.</summary>
    Pending,
    Applied,

    /// <summary>Discord refused for good; <see cref="Case.Failure"/> says why.</summary>
    Failed,

    /// <summary>The first half has happened, the second is still tried: a softban without its unban.</summary>
    Partial,
}

/// <summary>Whether it still holds. An appeal is a mark of its own and hides none of these.</summary>
internal enum Effect
{
    Active,
    Expired,
    Revoked,
    Superseded,
}

/// <summary>What became of the message to the person.</summary>
internal enum DmState
{
    Pending,
    Delivered,

    /// <summary>The person takes no messages from us.</summary>
    Blocked,

    /// <summary>Nobody tried: silent, a note, or the person is not in the server.</summary>
    Skipped,

    /// <summary>Discord did not say in time whether it arrived.</summary>
    Unconfirmed,
}

/// <summary>Where it came from.</summary>
internal enum CaseSource
{
    Command,
    Dashboard,
    Api,
    AutoMod,
    AuditLog,
    Import,
    Expiry,
    Appeal,
    Raid,
    Mass,
}
