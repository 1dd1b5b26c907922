namespace Guildhall.Simulator.Gateway;

internal static class KnownIntents
{
    /// <summary>Those that the developer page must have switched on.</summary>
    public const int Privileged = (int)(Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent);

    /// <summary>Every bit that Discord knows.</summary>
    public const int All =
        ((1 << 17) - 1)
        | (int)(
            Intents.AutoModerationConfiguration
            | Intents.AutoModerationExecution
            | Intents.GuildMessagePolls
            | Intents.DirectMessagePolls
        );
}
