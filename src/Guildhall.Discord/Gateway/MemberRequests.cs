using System.Collections.Concurrent;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Asks a shard for members and gathers the chunks of the answer by their nonce.</summary>
internal sealed class MemberRequests(TimeProvider time) : IGatewaySubscriber
{
    private static readonly TimeSpan chunkWithin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Pending> pending = new();
    private long lastNonce;

    public bool Wants(string type) => type is "GUILD_MEMBERS_CHUNK" or "RATE_LIMITED";

    public async Task<MembersFound> RequestAsync(
        Shard shard,
        Snowflake<Guild> guild,
        MemberQuery query,
        CancellationToken cancellation
    )
    {
        var nonce = $"m{Interlocked.Increment(ref lastNonce)}";
        var payload = Payload(guild, query, nonce);
        var request = new Pending(() => shard.Send(payload));
        pending[nonce] = request;
        try
        {
            request.Send();
            while (true)
            {
                var step = request.NextStep;
                var wait = request.IsLimited ? Timeout.InfiniteTimeSpan : chunkWithin;
                if (await step.WaitAsync(wait, time, cancellation).ConfigureAwait(false))
                {
                    return request.Result;
                }
            }
        }
        finally
        {
            pending.TryRemove(nonce, out _);
        }
    }

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        if (received.Type == "GUILD_MEMBERS_CHUNK")
        {
            var chunk = received.Read(WireJson.Default.GuildMembersChunk);
            if (chunk.Nonce is { } nonce && pending.TryGetValue(nonce, out var request))
            {
                request.Add(chunk);
            }

            return Task.CompletedTask;
        }

        var limit = received.Read(WireJson.Default.GatewayRateLimited);
        if (limit.Meta?.Nonce is { } limited && pending.TryGetValue(limited, out var refused))
        {
            refused.SendAgainAfter(TimeSpan.FromSeconds(limit.RetryAfter), time);
        }

        return Task.CompletedTask;
    }

    private static ReadOnlyMemory<byte> Payload(Snowflake<Guild> guild, MemberQuery query, string nonce) =>
        ShardPayloads.Write(
            8,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("guild_id"u8, guild.ToString());
                if (query.Users is { } users)
                {
                    writer.WriteStartArray("user_ids"u8);
                    foreach (var user in users)
                    {
                        writer.WriteStringValue(user.ToString());
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    writer.WriteString("query"u8, query.Prefix);
                }

                writer.WriteNumber("limit"u8, query.Limit);
                writer.WriteString("nonce"u8, nonce);
                writer.WriteEndObject();
            }
        );

    private sealed class Pending(Action send)
    {
        private readonly Lock gate = new();
        private readonly List<Member> members = [];
        private readonly List<Snowflake<User>> notFound = [];
        private readonly HashSet<int> seen = [];
        private TaskCompletionSource<bool> step = New();
        private ITimer? again;

        public bool IsLimited { get; private set; }

        public MembersFound Result => new(members, notFound);

        public Task<bool> NextStep
        {
            get
            {
                lock (gate)
                {
                    return step.Task;
                }
            }
        }

        public void Send() => send();

        public void Add(GuildMembersChunk chunk)
        {
            lock (gate)
            {
                if (!seen.Add(chunk.ChunkIndex))
                {
                    return;
                }

                members.AddRange(chunk.Members);
                notFound.AddRange(chunk.NotFound);
                Step(seen.Count >= chunk.ChunkCount);
            }
        }

        public void SendAgainAfter(TimeSpan wait, TimeProvider time)
        {
            lock (gate)
            {
                IsLimited = true;
                again?.Dispose();
                again = time.CreateTimer(_ => Again(), null, wait, Timeout.InfiniteTimeSpan);
                Step(false);
            }
        }

        private void Again()
        {
            lock (gate)
            {
                IsLimited = false;
                Step(false);
            }

            send();
        }

        private void Step(bool isComplete)
        {
            var current = step;
            if (!isComplete)
            {
                step = New();
            }

            current.TrySetResult(isComplete);
        }

        private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Which members: some by id (up to 100), or those whose name begins with the prefix; an empty one asks for all,
/// which needs the privileged members intent.</summary>
public sealed record MemberQuery
{
    public IReadOnlyList<Snowflake<User>>? Users { get; init; }

    public string Prefix { get; init; } = "";

    /// <summary>Up to 100 with a prefix; 0 for all.</summary>
    public int Limit { get; init; }
}

public sealed record MembersFound(IReadOnlyList<Member> Members, IReadOnlyList<Snowflake<User>> NotFound);

internal sealed record GuildMembersChunk
{
    public IReadOnlyList<Member> Members
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Snowflake<User>> NotFound
    {
        get => field ?? [];
        init;
    }

    public int ChunkIndex { get; init; }

    public int ChunkCount { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record GatewayRateLimited
{
    public double RetryAfter { get; init; }

    public GatewayRateLimitMeta? Meta { get; init; }
}

internal sealed record GatewayRateLimitMeta(string? Nonce);
