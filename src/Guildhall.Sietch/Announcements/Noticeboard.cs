using System.Net;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Sietch.Announcements;

/// <summary>The program's messages in a community's channels: one that was begun and never confirmed is looked for before it is
/// posted again.</summary>
internal sealed class Noticeboard(Db db, DiscordRest rest, GuildCache guilds)
{
    private const int Looked = 50;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public static Snowflake<Channel>? ChannelOf(CachedGuild guild, string wanted) =>
        ChannelOf(guild.Channels, wanted)?.Id;

    /// <summary>Of several with that name the oldest that takes messages: a category may be called as the channel in it.</summary>
    public static Channel? ChannelOf(IEnumerable<Channel> channels, string wanted) =>
        channels
            .Where(channel =>
                $"{channel.Id}" == wanted.Trim()
                || string.Equals(channel.Name, wanted.Trim(), StringComparison.OrdinalIgnoreCase)
            )
            .OrderByDescending(TakesMessages)
            .ThenBy(channel => channel.Id)
            .FirstOrDefault();

    /// <summary>A plain message, without a post of a forum around it.</summary>
    public static bool TakesMessages(Channel channel) =>
        channel.IsThread || channel.IsVoice || channel.Type is ChannelType.GuildText or ChannelType.GuildAnnouncement;

    /// <summary>Null before the first look.</summary>
    public Task<PostRow?> TryFindAsync(TenantId tenant, string kind, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<PostRow>(AnnouncementSql.Post, new { Tenant = tenant, Kind = kind }, cancellation);

    public Task BeginAsync(TenantId tenant, string kind, long mark, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AnnouncementSql.Begin,
                    new
                    {
                        Tenant = tenant,
                        Kind = kind,
                        Mark = mark,
                    }
                ),
            cancellation
        );

    /// <summary>Posts a message of which the channel has at most one with this footer.</summary>
    /// <param name="isCertain">True where no attempt was begun before.</param>
    /// <returns>Null where Discord does not let us.</returns>
    public async Task<Snowflake<Message>?> PostAsync(
        Snowflake<Channel> channel,
        Embed embed,
        bool isCertain,
        CancellationToken cancellation
    )
    {
        try
        {
            if (!isCertain && await TryFindAsync(channel, embed.Footer!.Text, cancellation) is { } there)
            {
                return there;
            }

            return (await rest.CreateMessageAsync(channel, Payload(embed, channel), cancellation)).Id;
        }
        catch (DiscordApiException exception) when (IsClosed(exception))
        {
            return null;
        }
    }

    /// <returns>False where the message is no longer there.</returns>
    public async Task<bool> EditAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Embed embed,
        CancellationToken cancellation
    )
    {
        try
        {
            await rest.EditMessageAsync(channel, message, MessagePayload.OfEmbed(embed), cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (IsClosed(exception))
        {
            return false;
        }
    }

    /// <summary>The message of ours with this footer among the last of a channel.</summary>
    /// <exception cref="DiscordApiException">The channel cannot be read.</exception>
    public async Task<Snowflake<Message>?> TryFindAsync(
        Snowflake<Channel> channel,
        string footer,
        CancellationToken cancellation
    ) =>
        (await rest.GetMessagesAsync(channel, Looked, null, cancellation))
            // Anybody's webhook can write such a footer, and what is another's cannot be edited.
            .FirstOrDefault(message =>
                message.Author.Id == guilds.Self && message.Embeds.Any(embed => embed.Footer?.Text == footer)
            )
            ?.Id;

    public static MessagePayload Payload(Embed embed, Snowflake<Channel> channel) =>
        new()
        {
            Embeds = [embed],
            AllowedMentions = AllowedMentions.None,
            Nonce = Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}:{embed.Footer!.Text}"))
            )[..24],
            EnforceNonce = true,
        };

    private static bool IsClosed(DiscordApiException exception) =>
        exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
}

/// <summary>One kind of message.</summary>
/// <param name="Mark">What the last one is about.</param>
/// <param name="Begun">What an attempt was begun for that nobody has confirmed.</param>
internal sealed record PostRow(long Mark, long? Begun, Snowflake<Channel>? ChannelId, Snowflake<Message>? MessageId);
