using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>In a text channel without a message, or in a forum with its first one. Needs CREATE_PUBLIC_THREADS or
    /// CREATE_PRIVATE_THREADS. Source: POST /channels/{channel.id}/threads</summary>
    public Task<Channel> CreateThreadAsync(
        Snowflake<Channel> channel,
        CreateThread thread,
        string? reason,
        CancellationToken cancellation
    )
    {
        var request = RestRequest.To(HttpMethod.Post, "channels/{}/threads", channel).Because(reason);
        var files = thread.Message?.Files ?? [];
        var complete = thread.Message is { } message
            ? thread with
            {
                Message = MessageContent.WithUploads(message, request.Key, request.FileLimit),
            }
            : thread;
        return GetAsync(
            request.WithBody(complete, DiscordJson.Default.CreateThread) with
            {
                Files = files,
            },
            DiscordJson.Default.Channel,
            cancellation
        );
    }

    /// <summary>On a message; the thread has the message's id.
    /// Source: POST /channels/{channel.id}/messages/{message.id}/threads</summary>
    public Task<Channel> CreateThreadAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CreateThread thread,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "channels/{}/messages/{}/threads", channel, message)
                .WithBody(
                    thread with
                    {
                        Type = null,
                        Invitable = null,
                        Message = null,
                        AppliedTags = null,
                    },
                    DiscordJson.Default.CreateThread
                )
                .Because(reason),
            DiscordJson.Default.Channel,
            cancellation
        );

    public Task JoinThreadAsync(Snowflake<Channel> thread, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Put, "channels/{}/thread-members/@me", thread), cancellation);

    public Task LeaveThreadAsync(Snowflake<Channel> thread, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "channels/{}/thread-members/@me", thread), cancellation);

    public Task AddThreadMemberAsync(Snowflake<Channel> thread, Snowflake<User> user, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Put, "channels/{}/thread-members/{}", thread, user), cancellation);

    /// <summary>Needs MANAGE_THREADS, or to have opened the private thread.</summary>
    public Task RemoveThreadMemberAsync(
        Snowflake<Channel> thread,
        Snowflake<User> user,
        CancellationToken cancellation
    ) => SendAsync(RestRequest.To(HttpMethod.Delete, "channels/{}/thread-members/{}", thread, user), cancellation);

    /// <exception cref="DiscordApiException"><c>Status</c> 404: not a member of the thread.</exception>
    public Task<ThreadMember> GetThreadMemberAsync(
        Snowflake<Channel> thread,
        Snowflake<User> user,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "channels/{}/thread-members/{}", thread, user)
                .WithQuery(("with_member", true)),
            DiscordJson.Default.ThreadMember,
            cancellation
        );

    /// <summary>By rising user id; needs the privileged members intent. Source: GET /channels/{channel.id}/thread-members</summary>
    /// <param name="limit">1–100.</param>
    public Task<IReadOnlyList<ThreadMember>> GetThreadMembersAsync(
        Snowflake<Channel> thread,
        int limit,
        Snowflake<User>? after,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "channels/{}/thread-members", thread)
                .WithQuery(("with_member", true), ("limit", limit), ("after", after)),
            DiscordJson.Default.IReadOnlyListThreadMember,
            cancellation
        );

    /// <summary>All of them, in pages of 100.</summary>
    public IAsyncEnumerable<ThreadMember> ReadThreadMembersAsync(
        Snowflake<Channel> thread,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<ThreadMember, Snowflake<User>>(
            100,
            after => GetThreadMembersAsync(thread, 100, after, cancellation),
            member => member.UserId ?? default,
            cancellation
        );

    /// <summary>All that are not archived. Source: GET /guilds/{guild.id}/threads/active</summary>
    public Task<ThreadList> GetActiveThreadsAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/threads/active", guild),
            DiscordJson.Default.ThreadList,
            cancellation
        );

    /// <summary>Latest archived first. Needs READ_MESSAGE_HISTORY; private ones MANAGE_THREADS too, unless joined.
    /// Source: GET /channels/{channel.id}/threads/archived/{public,private}</summary>
    /// <param name="limit">2–100.</param>
    /// <param name="before">Only those archived earlier (joined private ones: only those created earlier).</param>
    public Task<ThreadList> GetArchivedThreadsAsync(
        Snowflake<Channel> channel,
        ArchivedThreads kind,
        int limit,
        DateTimeOffset? before,
        CancellationToken cancellation
    )
    {
        object? cursor =
            kind == ArchivedThreads.JoinedPrivate && before is { } instant ? Snowflake<Channel>.At(instant) : before;
        return GetAsync(
            RestRequest.To(HttpMethod.Get, TemplateOf(kind), channel).WithQuery(("limit", limit), ("before", cursor)),
            DiscordJson.Default.ThreadList,
            cancellation
        );
    }

    /// <summary>All of that kind, in pages of 100.</summary>
    public IAsyncEnumerable<Channel> ReadArchivedThreadsAsync(
        Snowflake<Channel> channel,
        ArchivedThreads kind,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<Channel, DateTimeOffset>(
            async before =>
            {
                var list = await GetArchivedThreadsAsync(channel, kind, 100, before, cancellation)
                    .ConfigureAwait(false);
                return new(list.Threads, list.HasMore);
            },
            thread =>
                kind == ArchivedThreads.JoinedPrivate
                    ? thread.Id.CreatedAt
                    : thread.ThreadMetadata?.ArchiveTimestamp ?? default,
            cancellation
        );

    private static string TemplateOf(ArchivedThreads kind) =>
        kind switch
        {
            ArchivedThreads.Public => "channels/{}/threads/archived/public",
            ArchivedThreads.Private => "channels/{}/threads/archived/private",
            ArchivedThreads.JoinedPrivate => "channels/{}/users/@me/threads/archived/private",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}

public enum ArchivedThreads
{
    Public,

    /// <summary>All of them; needs MANAGE_THREADS.</summary>
    Private,

    /// <summary>Those that the bot has joined.</summary>
    JoinedPrivate,
}
