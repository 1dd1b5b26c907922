using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</summary>
internal static class CloseCodes
{
    /// <summary>Ours, when we mean to resume: 1000 and 1001 would end the session.</summary>
    public const int Resuming = 4000;

    /// <summary>Ours, when we are done.</summary>
    public const int Done = 1000;

    public static ConnectionEnd React(int? code, Intents intents) =>
        code switch
        {
            null => new(Reaction.Resume, "The connection was lost."),
            4003 or 4007 or 4009 => new(Reaction.NewSession, $"Closed with {code}.") { Code = code.Value },
            4008 => new(Reaction.ResumeAfterWindow, "Sent too much.") { Code = 4008 },
            4004 => Fatal(4004, "Discord refused the bot token."),
            4010 => Fatal(4010, "The shard's number does not fit the shard count."),
            4011 => Fatal(4011, "Too many guilds for this shard count: more shards are needed."),
            4012 => Fatal(4012, "Discord no longer speaks this gateway version."),
            4013 => Fatal(4013, $"Invalid intents: {intents}."),
            4014 => Fatal(4014, $"Intents that the application is not allowed: {intents & Privileged}."),
            4001 or 4002 or 4005 => new(Reaction.Resume, $"Closed with {code}: our own fault.") { Code = code.Value },
            _ => new(Reaction.Resume, $"Closed with {code}.") { Code = code.Value },
        };

    private const Intents Privileged = Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent;

    private static ConnectionEnd Fatal(int code, string why) => new(Reaction.Fatal, why) { Code = code };
}
