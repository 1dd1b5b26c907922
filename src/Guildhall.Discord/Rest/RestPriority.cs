namespace Guildhall.Discord.Rest;

/// <summary>Who goes first where a limit makes calls wait: the smaller one; of equals, who came first.</summary>
public enum RestPriority
{
    /// <summary>Answers to interactions; the client gives them this one by itself.</summary>
    Interaction = 0,

    /// <summary>Somebody waits for it, or a rule is being enforced. The default.</summary>
    Enforcement = 1,

    /// <summary>Records of what happened.</summary>
    Log = 2,

    /// <summary>Bringing things in step, which may take its time.</summary>
    Sync = 3,
}
