using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Activity;

/// <summary>Hears messages and reactions of the communities' own people: bots, webhooks, other servers and
/// what Discord writes in somebody's name do not count.</summary>
internal sealed class HearActivity(ActivityBook book, CommunityRegistry communities, TrackedChannels tracked)
    : IListener<Message>,
        IListener<ReactionChanged>,
        IListener<ReactionTaken>
{
    public Task HandleAsync(Message happened, CancellationToken cancellation) =>
        happened
            is {
                Type: MessageType.Default or MessageType.Reply,
                GuildId: { } guild,
                WebhookId: null,
                Author.Bot: false
            }
        && communities.TryByGuild(guild) is { } community
        && tracked.Counts(community, happened.ChannelId)
            ? book.SpokeAsync(community.Tenant, happened.Author.Id, cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(ReactionChanged happened, CancellationToken cancellation) =>
        happened is { GuildId: { } guild, Member.User.Bot: not true }
        && communities.TryByGuild(guild) is { } community
        && tracked.Counts(community, happened.ChannelId)
            ? book.ReactedAsync(
                new(community.Tenant, happened.UserId, happened.MessageAuthorId, happened.MessageId),
                cancellation
            )
            : Task.CompletedTask;

    public Task HandleAsync(ReactionTaken happened, CancellationToken cancellation) =>
        happened.GuildId is { } guild && communities.TryByGuild(guild) is { } community
            ? book.TookBackAsync(community.Tenant, happened.UserId, happened.MessageId, cancellation)
            : Task.CompletedTask;
}
