namespace Guildhall.Discord.Model;

public sealed record Webhook
{
    public Snowflake<Webhook> Id { get; init; }

    public int Type { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    public Snowflake<Channel>? ChannelId { get; init; }

    public string? Name { get; init; }

    /// <summary>Whoever has it can post. Never log it.</summary>
    public string? Token { get; init; }

    public Snowflake<Application>? ApplicationId { get; init; }

    public override string ToString() => $"Webhook {Id}";
}
